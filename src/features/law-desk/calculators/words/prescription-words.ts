import type { Impossible } from '../../../../law/prescription/facts.ts';
import type { PrescriptionRefusal, PrescriptionWarning } from '../../../../law/prescription/prescription.ts';
import { type Phrase, phrase, type Words } from '../say.ts';

/** What must be known beside the date to guard. */
export function warningPhrase(warning: PrescriptionWarning): Phrase {
  switch (warning.kind) {
    case 'possible-later-date':
      return phrase(
        [
          'Cet événement pourrait porter la date au {on:day} : à faire reconnaître, jamais à présumer.',
          'This event might move the date to {on:day}: to be established, never presumed.',
        ],
        { on: warning.on },
      );
    case 'start-date-uncertain':
      return phrase(
        [
          'Le départ est discuté : par prudence, le délai est compté du {on:day}.',
          'The starting point is debated: to be safe, time is counted from {on:day}.',
        ],
        { on: warning.on },
      );
    case 'start-may-be-earlier':
      return warning.shorterOn === undefined
        ? phrase([
            'Le délai part peut-être de la livraison ou de la fin de la prestation, avant l’échéance : indiquez-en le jour.',
            'Time may run from the delivery or completion, before the due date: give its date.',
          ])
        : phrase(
            [
              'Compté de la fin de la prestation plutôt que de l’échéance, le délai s’arrêterait le {on:day}.',
              'Counted from completion rather than from the due date, the period would end on {on:day}.',
            ],
            { on: warning.shorterOn },
          );
    case 'public-accountant-assumed':
      return warning.shorterOn === undefined
        ? phrase([
            'Une mise en demeure n’interrompt le délai que si un comptable public paie cet acheteur : vérifiez-le.',
            'A formal notice interrupts the period only if a public accountant pays for this buyer: check it.',
          ])
        : phrase(
            [
              'Tout cela suppose qu’un comptable public paie cet acheteur. Sinon, une mise en demeure n’interrompt rien et la date à garder est le {on:day}.',
              'All this supposes that a public accountant pays for this buyer. Otherwise a formal notice interrupts nothing and the date to guard is {on:day}.',
            ],
            { on: warning.shorterOn },
          );
    case 'other-period-too':
      return phrase(
        [
          'Un autre délai court aussi, jusqu’au {on:day} : le plus court des deux est gardé.',
          'Another period runs too, until {on:day}: the shorter of the two is guarded.',
        ],
        { on: warning.on },
      );
    case 'still-open':
      return phrase(
        [
          'Ce qui a commencé le {since:day} n’est pas terminé : la date est donnée au plus tôt.',
          'What began on {since:day} has not ended: the date given is the earliest.',
        ],
        { since: warning.since },
      );
    case 'contract-lengthens':
      return phrase(
        [
          'Le contrat allonge le délai à {years} ans : le {on:day} est possible, non retenu.',
          'The contract lengthens the period to {years} years: {on:day} is possible, not relied on.',
        ],
        { years: warning.years, on: warning.possibleOn },
      );
    case 'capped-by-long-stop':
      return phrase(
        ['La limite de vingt ans arrête tout au {on:day}.', 'The twenty-year limit stops everything on {on:day}.'],
        { on: warning.on },
      );
    case 'title-not-settled':
      return phrase(
        [
          'Le délai de dix ans de ce titre est discuté : le {on:day} est possible, non retenu.',
          'The ten-year period of this title is debated: {on:day} is possible, not relied on.',
        ],
        { on: warning.possibleOn },
      );
    case 'claim-in-court-missing':
      return phrase(
        [
          'Un titre du {on:day} vient après la date limite : donnez le jour de la demande en justice, qui avait interrompu le délai.',
          'A title of {on:day} comes after the date: give the day of the claim in court, which had interrupted the period.',
        ],
        { on: warning.on },
      );
    case 'acknowledged-after-expiry':
      return phrase(
        [
          'Le {on:day}, le délai était déjà expiré : un paiement reste acquis, mais ne fait pas renaître l’action.',
          'On {on:day} the period had already expired: a payment stands, but does not revive the claim.',
        ],
        { on: warning.on },
      );
  }
}

const whyNot: Record<Impossible, Words> = {
  'before-due-date': [
    'Cet événement ne peut pas arriver avant l’échéance.',
    'This event cannot happen before the due date.',
  ],
  'nothing-to-end': [
    'Cet événement termine ce qui n’a pas commencé, ou ce qui est déjà terminé.',
    'This event ends something that has not begun, or that is already over.',
  ],
  'no-title': [
    'Un acte d’exécution suppose un titre : indiquez d’abord le jugement ou l’injonction devenus exécutoires.',
    'Enforcement needs a title: first give the judgment or the order for payment that became enforceable.',
  ],
  'no-order-served': [
    'Une injonction ne devient exécutoire qu’après sa signification : indiquez-la d’abord.',
    'An order for payment becomes enforceable only once served: first give its service.',
  ],
  'no-proceedings': [
    'L’instance est tombée : ce jugement ne peut pas en venir.',
    'Those proceedings fell: this judgment cannot come from them.',
  ],
  'public-body': [
    'Une personne publique ne peut être ni mise en procédure collective ni saisie.',
    'A public body can neither enter insolvency proceedings nor have its property seized.',
  ],
};

/** Why the facts do not allow an answer. */
export function refusalPhrase(refusal: PrescriptionRefusal): Phrase {
  switch (refusal.kind) {
    case 'law-not-known-on':
      return phrase(['Notre table ne couvre pas cette date.', 'Our table does not cover this date.']);
    case 'date-too-far':
      return phrase(['Cette date est trop lointaine.', 'This date is too far ahead.']);
    case 'before-invoice':
      return phrase(
        [
          'Cette date précède celle de la facture, le {issued:day}.',
          'This date is before the date of the invoice, {issued:day}.',
        ],
        { issued: refusal.issuedOn },
      );
    case 'event-cannot-happen':
      return phrase(whyNot[refusal.why]);
    case 'not-allowed':
      return phrase(['Cette valeur n’est pas possible ici.', 'This value is not possible here.']);
  }
}
