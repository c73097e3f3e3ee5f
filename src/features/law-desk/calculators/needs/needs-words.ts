import type { StepName } from '../../../scenario/strategies.ts';
import { option } from '../page-choices.ts';
import type { Words } from '../say.ts';

/** The answers that may be chosen, as people would say them. */
export const options = {
  debtors: [
    option('societe', 'une société ou un commerçant', 'a company or a trader'),
    option(
      'professionnel',
      'un autre professionnel (artisan, libéral, association)',
      'another business or association',
    ),
    option('particulier', 'un particulier', 'a consumer'),
    option('public', 'une administration, une collectivité', 'a public body'),
    option('union', 'une entreprise d’un autre pays de l’Union européenne', 'a business in another EU State'),
    option('ailleurs', 'une entreprise d’un pays hors de l’Union', 'a business outside the EU'),
  ],
  stages: [
    option('rien', 'rien, ou un simple rappel', 'nothing, or one simple reminder'),
    option('relances', 'des relances restées sans réponse', 'reminders left unanswered'),
    option('promesse', 'il a promis de payer, ou demandé du temps', 'they promised to pay, or asked for time'),
    option('conteste', 'il conteste la facture', 'they dispute the invoice'),
    option(
      'procedure',
      'il est en sauvegarde, redressement ou liquidation judiciaire',
      'they are in insolvency proceedings',
    ),
  ],
  proofs: [
    option('', 'je ne sais pas', 'I do not know'),
    option('oui', 'oui : commande, devis signé ou bon de livraison', 'yes: order, signed quote or delivery note'),
    option('non', 'non, rien d’écrit', 'no, nothing in writing'),
  ],
};

/** The steps of the plan and how each is done, when nothing is known yet of how the debtor is reached. */
export const stepWords: Record<StepName, { name: Words; how: Words }> = {
  'reminder-friendly': {
    name: ['Premier rappel, amical', 'First reminder, friendly'],
    how: ['Par courriel, ou par lettre sans adresse électronique.', 'By email, or by letter without an email address.'],
  },
  'first-call': {
    name: ['Premier appel', 'First call'],
    how: ['Le texte est préparé ; ce qui est dit est noté.', 'The script is ready; what is said is recorded.'],
  },
  'reminder-firm': {
    name: ['Rappel ferme', 'Firm reminder'],
    how: ['Par courriel et SMS.', 'By email and text message.'],
  },
  'letter-reminder': { name: ['Lettre de rappel', 'Reminder letter'], how: ['Par lettre.', 'By letter.'] },
  'mise-en-demeure': {
    name: ['Mise en demeure', 'Formal notice (mise en demeure)'],
    how: ['Par lettre recommandée avec avis de réception.', 'By registered letter with acknowledgement of receipt.'],
  },
  'after-notice': {
    name: ['Rappel après la mise en demeure', 'Reminder after the formal notice'],
    how: ['Par courriel et SMS.', 'By email and text message.'],
  },
  'last-call': {
    name: ['Dernier appel', 'Last call'],
    how: ['Pour trouver un accord avant d’aller plus loin.', 'To find an agreement before going further.'],
  },
  'hand-over': {
    name: ['Vous décidez de la suite', 'You decide what follows'],
    how: [
      'Commissaire de justice, tribunal, attendre ou arrêter : rien ne part sans vous.',
      'Commissaire de justice, court, wait or stop: nothing leaves without you.',
    ],
  },
};

/** What comes before the first reminder, or instead of it, by what happened so far. */
export const firstThings = {
  'not-due': [
    'La facture n’est pas encore échue : rien ne peut être réclamé avant le {from:day}. Les dates sont comptées de ce jour.',
    'The invoice is not due yet: nothing can be claimed before {from:day}. The dates are counted from that day.',
  ],
  relances: [
    'Vos relances comptent : joignez-les au dossier, elles montrent votre bonne foi. Le premier rappel du plan reste écrit, car la loi veut que le débiteur sache qui recouvre et pour qui.',
    'Your reminders count: add them to the file, they show your good faith. The plan still starts with a written reminder, since the debtor must know who collects and for whom.',
  ],
  promesse: [
    'Notez la promesse au dépôt du dossier : rien ne part avant le jour promis, et les dates sont décalées d’autant.',
    'Record the promise when the case opens: nothing leaves before the promised day, and the dates move accordingly.',
  ],
  conteste: [
    'Répondez d’abord à la contestation, par écrit : rien ne part tant qu’elle attend. Ces dates valent si vous maintenez la facture aujourd’hui.',
    'First answer the dispute, in writing: nothing leaves while it is pending. These dates hold if you maintain the invoice today.',
  ],
  ouverte: [
    'Une procédure collective arrête les poursuites pour ce qui était dû avant : aucune relance ne partira, et les intérêts s’arrêtent au jour du jugement d’ouverture. Il faut déclarer la créance au mandataire ou au liquidateur, dans un délai qui court de la publication au Bodacc.',
    'Insolvency proceedings stop claims for what was owed before: no reminder will leave, and interest stops on the day of the opening judgment. The claim must be declared to the representative or liquidator, within a time that runs from the publication in the Bodacc.',
  ],
  prescrite: [
    'La prescription semble acquise depuis le {on:day} : un tribunal ne pourrait plus vous donner raison, sauf événement qui l’aurait interrompue. Vérifiez-le avant toute relance.',
    'The claim seems time-barred since {on:day}: a court could no longer find for you, unless something interrupted the period. Check it before any reminder.',
  ],
} as const satisfies Record<string, Words>;
