import { decimal, percentText } from '../../../kernel/money.ts';
import type { OwedWarning } from '../../../law/penalites-de-retard/owed.ts';
import { type Phrase, phrase, type Words } from './say.ts';

const towardWhom: Record<'public-buyer' | 'consumer' | 'professionals', Words> = {
  professionals: ['un professionnel', 'a business'],
  'public-buyer': ['un acheteur public', 'a public buyer'],
  consumer: ['un particulier', 'a consumer'],
};

/** What a reader of the figures must know, in words; undefined when the list of texts already says it. */
export function warningPhrase(warning: OwedWarning): Phrase | undefined {
  switch (warning.kind) {
    case 'contractual-rate-below-floor':
      return phrase(
        [
          'Du {from:day} au {to:day}, le taux contractuel de {rate:rate} est inférieur au minimum légal de trois fois l’intérêt légal : {floor:rate} est appliqué.',
          'From {from:day} to {to:day} the contractual rate of {rate:rate} is below the legal minimum of three times the legal interest rate: {floor:rate} applies.',
        ],
        {
          from: warning.from,
          to: warning.to,
          rate: percentText(warning.contractual),
          floor: percentText(warning.floor),
        },
      );
    case 'contractual-rate-not-applied': {
      const [fr, en] = towardWhom[warning.parties];
      return phrase([
        `Le taux contractuel ne s’applique pas envers ${fr} : le taux légal est appliqué.`,
        `The contractual rate does not apply to ${en}: the statutory rate is used.`,
      ]);
    }
    case 'no-mise-en-demeure':
      return phrase([
        'Aucun intérêt ne court envers un particulier avant une mise en demeure : indiquez sa date si elle a été envoyée.',
        'No interest runs against a consumer before a formal notice (mise en demeure): give its date if one was sent.',
      ]);
    case 'mise-en-demeure-before-due-date':
      return phrase(
        [
          'La mise en demeure du {on:day} n’est pas postérieure à l’échéance du {due:day} : elle ne fait courir aucun intérêt, il en faut une après l’échéance.',
          'The formal notice of {on:day} is not after the due date of {due:day}: it makes no interest run, one is needed after the due date.',
        ],
        { on: warning.on, due: warning.dueOn },
      );
    case 'mise-en-demeure-not-yet-counted':
      return phrase(
        [
          'La mise en demeure du {on:day} est postérieure au décompte : aucun intérêt n’est compté.',
          'The formal notice of {on:day} is after the statement date: no interest is counted.',
        ],
        { on: warning.on },
      );
    case 'not-yet-counted':
      return phrase(
        [
          '{amount:amount} au {on:day} : postérieur au décompte, non compté.',
          '{amount:amount} on {on:day}: after the statement date, not counted.',
        ],
        { amount: decimal(warning.amount), on: warning.on },
      );
    case 'interest-stopped-by-insolvency':
      return phrase(
        [
          'Les intérêts sont arrêtés par l’ouverture de la procédure collective le {on:day}.',
          'Interest stops on the opening of the insolvency proceedings on {on:day}.',
        ],
        { on: warning.on },
      );
    case 'indemnity-barred-by-insolvency':
      return phrase(
        [
          'L’indemnité forfaitaire n’est pas due : la procédure collective du {on:day} était ouverte à l’échéance.',
          'The fixed indemnity is not due: the insolvency proceedings of {on:day} were open on the due date.',
        ],
        { on: warning.on },
      );
    case 'indemnity-not-known-then':
      return phrase(
        [
          'L’indemnité forfaitaire n’est connue ici que pour les retards à compter du {from:day} : aucune n’est comptée.',
          'The fixed indemnity is known here only for delays from {from:day} on: none is counted.',
        ],
        { from: warning.knownFrom },
      );
    case 'public-buyer-has-no-insolvency':
      return phrase(
        [
          'Une personne publique ne connaît pas de procédure collective : la date du {on:day} n’est pas prise en compte.',
          'A public body cannot be in insolvency proceedings: the date of {on:day} is not taken into account.',
        ],
        { on: warning.on },
      );
    case 'grace-longer-than-two-years':
      return phrase(
        [
          'Le délai de grâce du {from:day} au {to:day} dépasse les deux années que la loi permet au juge : à vérifier.',
          'The time granted from {from:day} to {to:day} exceeds the two years that the law allows the judge: check it.',
        ],
        { from: warning.from, to: warning.to },
      );
    case 'opening-before-invoice':
      return phrase(
        [
          'La procédure collective du {on:day} précède la facture du {issued:day} : la créance peut suivre un autre régime.',
          'The insolvency proceedings of {on:day} precede the invoice of {issued:day}: other rules may govern the claim.',
        ],
        { on: warning.on, issued: warning.issuedOn },
      );
    case 'paid-after-opening':
      return phrase(
        [
          'Un paiement de {amount:amount} est daté du {on:day}, après l’ouverture de la procédure collective : à vérifier.',
          'A payment of {amount:amount} is dated {on:day}, after the insolvency proceedings opened: check it.',
        ],
        { amount: decimal(warning.amount), on: warning.on },
      );
    case 'overpaid':
      return phrase(
        ['{amount:amount} ont été payés au-delà de ce qui était dû.', '{amount:amount} were paid beyond what was due.'],
        { amount: decimal(warning.amount) },
      );
    case 'credit-note-exceeds-principal':
      return phrase(
        [
          'Les avoirs dépassent de {amount:amount} le principal restant dû : {setOff:amount} se compensent avec les pénalités et l’indemnité, {surplus:amount} restent en faveur du débiteur.',
          'The credit notes exceed the outstanding principal by {amount:amount}: {setOff:amount} is set against penalties and indemnity, {surplus:amount} is owed to the debtor.',
        ],
        {
          amount: decimal(warning.amount),
          setOff: decimal(warning.setOff),
          surplus: decimal(warning.surplus),
        },
      );
    case 'conflicting-sources':
    case 'unconfirmed-source':
      return undefined;
  }
}
