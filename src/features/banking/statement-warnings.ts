import type { CivilDate } from '../../kernel/civil-date.ts';
import { type Cents, cents, decimal } from '../../kernel/money.ts';
import type { BankFileWarning } from '../bank-files/bank-statement.ts';
import { amountText, dayText } from '../correspondence/templates/french-format.ts';

/** What a person must know of an imported statement, as it is kept with it. */
export type StatementWarning = { kind: string; text: string };

type Movement = { bookedOn: CivilDate; amount: Cents };

/** What the import itself finds, beyond what the reader of the file doubts. */
export type ImportWarning =
  | { kind: 'pending-left-out'; count: number }
  | { kind: 'undone-by-bank'; movement: Movement; direction: 'credit' | 'debit' }
  | { kind: 'details-disagree'; movement: Movement }
  | { kind: 'debit-without-payout'; movement: Movement }
  | { kind: 'payout-amount-differs'; movement: Movement; endToEndId: string; expected: Cents }
  | { kind: 'not-recorded'; movement: Movement; because: string }
  | { kind: 'known-in-same-words'; movement: Movement };

const euro = (amount: bigint) => amountText(decimal(cents(amount)));
const told = ({ amount, bookedOn }: Movement) => `${euro(amount)} du ${dayText(bookedOn)}`;

export function importWarning(warning: ImportWarning): StatementWarning {
  return { kind: warning.kind, text: textOf(warning) };
}

function textOf(warning: ImportWarning): string {
  switch (warning.kind) {
    case 'pending-left-out':
      return `${warning.count} opération(s) en attente ou pour information : elles ne sont comptées qu’une fois comptabilisées.`;
    case 'undone-by-bank':
      return warning.direction === 'credit'
        ? `Crédit de ${told(warning.movement)} : la banque retourne ou annule une opération antérieure. À traiter à la main.`
        : `Débit de ${told(warning.movement)} : la banque reprend un virement reçu ou annule un crédit. À traiter à la main.`;
    case 'details-disagree':
      return `Opération de ${told(warning.movement)} : le détail donné par la banque ne correspond pas au montant. À rapprocher à la main.`;
    case 'debit-without-payout':
      return `Débit de ${told(warning.movement)} : il ne correspond à aucun reversement envoyé.`;
    case 'payout-amount-differs':
      return `Débit de ${told(warning.movement)} : le reversement ${warning.endToEndId} était de ${euro(warning.expected)}.`;
    case 'not-recorded':
      return `Crédit de ${told(warning.movement)} : la référence est reconnue mais le paiement n’a pas pu être enregistré (${warning.because}).`;
    case 'known-in-same-words':
      return `Opération de ${told(warning.movement)} déjà connue par un autre relevé dans les mêmes termes, sans référence de la banque : vérifiez qu’il ne s’agit pas d’une seconde opération.`;
  }
}

/** A doubt of the file's reader, in French. */
export function fileWarning(warning: BankFileWarning): StatementWarning {
  const place = 'entry' in warning && warning.entry !== undefined ? `Opération n° ${warning.entry} : ` : '';
  const text = readerText(warning);
  return { kind: warning.kind, text: place === '' ? text.charAt(0).toUpperCase() + text.slice(1) : place + text };
}

function readerText(warning: BankFileWarning): string {
  switch (warning.kind) {
    case 'encoding-doubtful':
      return `le fichier se dit en ${warning.declared || 'UTF-8'} et ne l’est pas ; il a été lu en ${warning.readAs} : des accents peuvent être faux.`;
    case 'more-warnings':
      return `${warning.count} autres remarques.`;
    case 'account-without-iban':
      return `le compte ${warning.identifier} n’a pas d’IBAN.`;
    case 'iban-doubtful':
      return `l’IBAN ${warning.text} n’est pas valide.`;
    case 'account-differs':
      return `le compte change en cours de relevé (ligne ${warning.line}).`;
    case 'balances-disagree':
      return `solde initial ${euro(warning.openingCents)}, mouvements ${euro(warning.bookedCents)}, solde final ${euro(warning.closingCents)} : le relevé ne tombe pas juste. Il peut être incomplet.`;
    case 'balance-currencies-differ':
      return `les soldes sont dans deux monnaies (${warning.opening}, ${warning.closing}).`;
    case 'entry-count-differs':
      return `${warning.announced} opérations annoncées, ${warning.found} trouvées : le relevé peut être incomplet.`;
    case 'duplicate-entry-reference':
      return `même référence de la banque que l’opération n° ${warning.firstEntry} (${warning.reference}).`;
    case 'currency-not-euro':
      return `monnaie ${warning.currency}.`;
    case 'amount-unreadable':
    case 'amount-not-in-cents':
      return `montant illisible au centime (${warning.text}).`;
    case 'date-impossible':
      return `date impossible (${warning.text}).`;
    case 'no-booking-date':
      return 'sans date de comptabilisation ; la date de valeur est retenue.';
    case 'status-unknown':
      return `état inconnu (${warning.text}) : non comptée.`;
    case 'transactions-differ-from-entry':
      return `total du détail ${euro(warning.transactionsCents)}, montant ${euro(warning.entryCents)}.`;
    case 'transaction-currency-differs':
      return `payée en ${warning.currency}, comptabilisée en ${warning.entryCurrency}.`;
    case 'batch-count-differs':
      return `${warning.announced} virements annoncés, ${warning.found} détaillés.`;
  }
}
