import type { MessageFacts } from '../message-facts.ts';
import { amountText, dayText, elided, frenchTypography, phoneText, printable } from './french-format.ts';

/** What a person has before their eyes while calling; each outcome is one the case can record. */
export type CallScript = {
  goal: string;
  before: string[];
  opening: string;
  questions: { ask: string; listenFor: string }[];
  outcomes: { id: CallOutcomeId; label: string; say: string; next: string }[];
  closing: string;
  /** What may not be said or done, and why. */
  limits: string[];
};
export type CallOutcomeId =
  | 'promise'
  | 'instalments'
  | 'already-paid'
  | 'dispute'
  | 'difficulty'
  | 'wrong-person'
  | 'call-back'
  | 'no-answer'
  | 'refusal';

const fr = (text: string) => printable(frenchTypography(text));

/** The script of a reminder call, from the facts of the case: calm, short, made to listen. */
export function callScript(facts: MessageFacts): CallScript {
  const { creditor, debtor, owed, invoices, collector } = facts;
  const first = invoices[0];
  const what =
    invoices.length === 1 && first
      ? `la facture ${first.number}, échue le ${dayText(first.dueOn)}`
      : `${invoices.length} factures arrivées à échéance`;
  const whom =
    debtor.contactName ?? (debtor.kind === 'individual' ? debtor.name : 'la personne qui règle les fournisseurs');
  const who = collector
    ? `${collector.name}, qui exerce une activité de recouvrement amiable pour ${creditor.name}`
    : creditor.name;
  const amount = amountText(owed.principal);
  return {
    goal: fr(`Joindre ${whom}, comprendre ce qui retient le paiement, et convenir d'une date.`),
    before: [
      fr(
        `Reste dû en principal : ${amount}. Avec ${debtor.kind === 'individual' ? 'les intérêts' : 'les pénalités et l’indemnité'} : ${amountText(owed.total)}.`,
      ),
      ...(facts.brokenPromise
        ? [fr(`Un règlement était annoncé pour le ${dayText(facts.brokenPromise.promisedOn)} : il n'est pas arrivé.`)]
        : []),
      ...facts.remindersMade.slice(-3).map(({ on, label }) => fr(`Déjà fait le ${dayText(on)} : ${label}.`)),
      fr('Regarder les encaissements du jour avant de composer le numéro.'),
    ],
    opening: fr(
      `Bonjour, ici [votre nom], ${elided('de', who)}. Je souhaite parler à ${whom}. [Une fois en ligne, et seulement avec cette personne :] Je vous appelle au sujet de ${what}. Est-ce un bon moment ?`,
    ),
    questions: [
      {
        ask: fr('Avez-vous bien reçu la facture ?'),
        listenFor: fr('Sinon, la renvoyer pendant l’appel et fixer un rappel.'),
      },
      {
        ask: fr('Y a-t-il quelque chose qui ne va pas avec la facture ou la prestation ?'),
        listenFor: fr('Un désaccord, même partiel : le noter mot pour mot.'),
      },
      {
        ask: fr('Un paiement est-il déjà prévu, ou parti ?'),
        listenFor: fr('La date, le montant, le moyen de paiement.'),
      },
      {
        ask: fr('Qui décide du paiement, et comment le joindre ?'),
        listenFor: fr('Un nom, une ligne directe, une adresse de courriel.'),
      },
      {
        ask: fr('Quelle date pouvez-vous tenir ? En une fois, ou en plusieurs ?'),
        listenFor: fr('Une date et un montant précis, qui semblent tenables.'),
      },
    ],
    outcomes: [
      {
        id: 'promise',
        label: 'Promet de payer',
        say: fr(`Je note ${amount} pour le [date]. Je vous le confirme par courriel.`),
        next: fr('Les relances s’arrêtent jusqu’à cette date.'),
      },
      {
        id: 'instalments',
        label: 'Demande un échéancier',
        say: fr('Je vous envoie une proposition écrite ; rien ne se passe tant que vous ne l’avez pas lue.'),
        next: fr('Préparer l’échéancier et l’envoyer.'),
      },
      {
        id: 'already-paid',
        label: 'Dit avoir payé',
        say: fr('Merci. Pouvez-vous nous envoyer l’avis de virement ? Nous vérifions de notre côté.'),
        next: fr('Les relances s’arrêtent le temps de la vérification.'),
      },
      {
        id: 'dispute',
        label: 'N’est pas d’accord',
        say: fr('Je comprends. Je note ce que vous me dites et on vous répond par écrit.'),
        next: fr('Les relances s’arrêtent ; le créancier répond.'),
      },
      {
        id: 'difficulty',
        label: 'Ne peut pas payer',
        say: fr('Merci de me le dire. Cherchons ensemble ce qui serait possible, même peu, même plus tard.'),
        next: fr('Proposer un échéancier ; demander si une procédure collective est ouverte.'),
      },
      {
        id: 'wrong-person',
        label: 'Ce n’est pas la bonne personne',
        say: fr('Excusez-moi de vous avoir dérangé. À qui puis-je m’adresser ?'),
        next: fr('Ne rien dire de la facture ; corriger les coordonnées.'),
      },
      {
        id: 'call-back',
        label: 'Demande d’être rappelé',
        say: fr('Bien sûr. Quel jour et à quelle heure ?'),
        next: fr('Le rappel est planifié à l’heure convenue.'),
      },
      {
        id: 'no-answer',
        label: 'Pas de réponse',
        say: fr(
          `[Sur un répondeur :] Bonjour, [votre nom] pour ${creditor.name}. Merci de me rappeler${facts.questionsPhone ? ` au ${phoneText(facts.questionsPhone)}` : ''}.`,
        ),
        next: fr('Aucun motif ni montant sur un répondeur ; un seul message.'),
      },
      {
        id: 'refusal',
        label: 'Refuse de payer',
        say: fr('Je le note. Nous vous écrirons pour la suite, et vous pourrez toujours nous répondre.'),
        next: fr('Le dossier passe à l’étape suivante.'),
      },
    ],
    closing: fr('Reformuler ce qui est convenu, avec la date et le montant. Remercier. Confirmer par écrit.'),
    limits: [
      fr('Ne parler de la facture qu’à la personne concernée : ni à un collègue, ni à un proche, ni sur un répondeur.'),
      fr('N’annoncer que ce qui est possible aujourd’hui : aucune menace, aucune pression.'),
      fr('Une personne qui demande qu’on cesse de l’appeler n’est plus appelée : on lui écrit.'),
      fr('Le dossier compte les appels ; l’écran dit quand le prochain est permis.'),
    ],
  };
}

/** The script as Markdown, to print or to paste. */
export function callScriptMarkdown(script: CallScript): string {
  const list = (items: string[]) => items.map((item) => `- ${item}`).join('\n');
  return [
    '## But de l’appel',
    script.goal,
    '## Avant d’appeler',
    list(script.before),
    '## Pour commencer',
    script.opening,
    '## Questions',
    list(script.questions.map(({ ask, listenFor }) => `**${ask}** ${listenFor}`)),
    '## Ce que la personne répond',
    list(script.outcomes.map(({ label, say, next }) => `**${label}.** ${say} _${next}_`)),
    '## Pour finir',
    script.closing,
    '## Ce qui ne se fait pas',
    list(script.limits),
  ].join('\n\n');
}
