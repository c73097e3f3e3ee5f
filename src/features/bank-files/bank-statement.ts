import type { CivilDate } from '../../kernel/civil-date.ts';
import type { Iban } from '../../kernel/iban.ts';
import type { Cents } from '../../kernel/money.ts';

/** An amount as the bank wrote it. `amountCents` is its magnitude in euro cents; null for another currency or for an amount
 * that cents cannot hold exactly (a warning says so). The direction stands beside it, never in the sign. */
export type BankAmount = { amountText: string; currency: string; amountCents: Cents | null };

/** `credit`: money that came in on the account; `debit`: money that left. */
export type Direction = 'credit' | 'debit';

/** Only a booked entry moved money; a pending one may vanish, information never was a movement. */
export type EntryStatus = 'booked' | 'pending' | 'information';

type ReturnReason = { code?: string | undefined; text?: string | undefined };

/** One payment. An entry of a batch has several; an entry without details has one, made of what the entry says. */
export type BankTransaction = BankAmount & {
  /** Stable name of this payment: the entry's fingerprint and its position in the entry, `…/1`. */
  fingerprint: string;
  endToEndId?: string | undefined;
  instructionId?: string | undefined;
  transactionId?: string | undefined;
  mandateId?: string | undefined;
  /** Who paid us (credit) or whom we paid (debit). */
  counterpartyName?: string | undefined;
  counterpartyIban?: Iban | undefined;
  /** On whose behalf, when the bank tells (a factor, a parent company). */
  ultimateCounterpartyName?: string | undefined;
  /** Free text written by the payer, line by line. */
  remittanceLines: string[];
  /** Structured creditor references, ISO 11649 (`RF…`) and others, as written. */
  creditorReferences: string[];
  /** Numbers of the documents paid (invoices, credit notes). */
  documentNumbers: string[];
  /** Other free text: of the bank, or beside a structured reference. */
  additionalInformation: string[];
  returnReason?: ReturnReason | undefined;
};

export type BankEntry = BankAmount & {
  /** Same entry, same fingerprint, in whichever file it comes; see `bank-entry-fingerprint.ts`. */
  fingerprint: string;
  /** `content`: the bank gave no reference of its own, so a second file with the same content may be a second payment. */
  identifiedBy: 'bank-reference' | 'content';
  direction: Direction;
  status: EntryStatus;
  /** Undoes an earlier entry; `direction` is already that of the undoing. */
  isReversal: boolean;
  entryReference?: string | undefined;
  accountServicerReference?: string | undefined;
  bookedOn?: CivilDate | undefined;
  valueOn?: CivilDate | undefined;
  /** `PMNT-RCDT-ESCT` (ISO), or the interbank code of CFONB. */
  bankTransactionCode?: string | undefined;
  proprietaryCode?: string | undefined;
  label?: string | undefined;
  /** How many transactions the file details: 0 when `transactions` holds the entry itself. */
  detailCount: number;
  transactions: BankTransaction[];
  /** Complementary records of a CFONB statement as written, known or not. */
  details: { qualifier: string; text: string }[];
};

/** `type` is the code of ISO 20022: OPBD, CLBD, PRCD, ITBD, … */
export type BankBalance = BankAmount & { type: string; direction: Direction; on?: CivilDate | undefined };

export type BankAccount = {
  /** IBAN, else what the bank calls the account, without spaces. */
  identifier: string;
  iban?: Iban | undefined;
  currency?: string | undefined;
  ownerName?: string | undefined;
  bankCode?: string | undefined;
  branchCode?: string | undefined;
};

export type BankStatement = {
  kind: 'statement' | 'report' | 'notification';
  id: string;
  electronicSequence?: string | undefined;
  page?: number | undefined;
  /** COPY, DUPL or CODU when the bank marks it as a copy or a duplicate. */
  copyMark?: string | undefined;
  /** As written in the file, with its own offset. */
  createdAt?: string | undefined;
  account: BankAccount;
  balances: BankBalance[];
  opening?: BankBalance | undefined;
  closing?: BankBalance | undefined;
  /** Whether opening + booked entries = closing; unknown when the file has no two balances to compare. */
  balancesAgree: 'yes' | 'no' | 'unknown';
  entries: BankEntry[];
};

export type BankStatementFile = {
  /** `camt.053.001.08`, …, or `cfonb120`. */
  message: string;
  messageId?: string | undefined;
  createdAt?: string | undefined;
  statements: BankStatement[];
  warnings: BankFileWarning[];
};

/** Where in the file: positions start at 1; a balance is told by its type. */
export type Place = { statement: number; entry?: number; transaction?: number; balance?: string };

export type BankFileWarning =
  | { kind: 'encoding-doubtful'; declared: string; readAs: string }
  | { kind: 'more-warnings'; count: number }
  | (Place &
      (
        | { kind: 'account-without-iban'; identifier: string }
        | { kind: 'iban-doubtful'; text: string; why: string }
        | { kind: 'account-differs'; line: number; expected: string; found: string }
        | { kind: 'balances-disagree'; openingCents: bigint; bookedCents: bigint; closingCents: bigint }
        | { kind: 'balance-currencies-differ'; opening: string; closing: string }
        | { kind: 'entry-count-differs'; announced: number; found: number }
        | { kind: 'duplicate-entry-reference'; reference: string; firstEntry: number }
        | { kind: 'currency-not-euro'; currency: string }
        | { kind: 'amount-unreadable'; text: string }
        | { kind: 'amount-not-in-cents'; text: string }
        | { kind: 'date-impossible'; field: string; text: string }
        | { kind: 'no-booking-date' }
        | { kind: 'status-unknown'; text: string }
        | { kind: 'transactions-differ-from-entry'; entryCents: bigint; transactionsCents: bigint }
        | { kind: 'transaction-currency-differs'; currency: string; entryCurrency: string }
        | { kind: 'batch-count-differs'; announced: number; found: number }
      ));

export type BankFileRefusal =
  | { kind: 'empty' }
  | { kind: 'too-large'; bytes: number; limit: number }
  | { kind: 'unknown-format'; startsWith: string }
  | { kind: 'unsupported-format'; format: 'mt940' | 'ofx' | 'pdf' | 'zip' | 'gzip' | 'spreadsheet' }
  | { kind: 'unsupported-encoding'; encoding: string }
  | { kind: 'doctype-forbidden'; line: number }
  | { kind: 'not-well-formed'; line: number; because: string }
  | { kind: 'too-deep'; limit: number; line: number }
  | { kind: 'too-many-elements'; limit: number; line: number }
  | { kind: 'too-long'; limit: number; line: number }
  | { kind: 'too-many-entries'; limit: number }
  | { kind: 'several-documents'; line: number }
  | { kind: 'not-a-statement'; root: string; namespace: string }
  | { kind: 'unsupported-version'; message: string }
  | { kind: 'no-statement' }
  | { kind: 'missing-field'; field: string; statement: number; entry?: number }
  | { kind: 'bad-record'; line: number; because: 'length' | 'code' | 'out-of-order' | 'date' | 'amount' | 'scale' }
  | { kind: 'truncated'; line: number };

export type Warn = (warning: BankFileWarning) => void;

/** What a reader needs to report doubts without growing with the file: the first 500 are told, the others counted. */
export type WarningSink = { warn: Warn; all: () => BankFileWarning[] };

export function collectWarnings(limit = 500): WarningSink {
  const kept: BankFileWarning[] = [];
  let more = 0;
  return {
    warn: (warning) => {
      if (kept.length < limit) kept.push(warning);
      else more += 1;
    },
    all: () => (more > 0 ? [...kept, { kind: 'more-warnings', count: more }] : kept),
  };
}

/** Cents with the sign of the account's owner: what came in is positive. Null when the amount is not in cents. */
function signedCents(amount: BankAmount & { direction: Direction }): bigint | null {
  if (amount.amountCents === null) return null;
  return amount.direction === 'credit' ? amount.amountCents : -amount.amountCents;
}

/** Opening + booked entries = closing? Pending and informative entries move nothing. */
export function agreement(
  opening: BankBalance | undefined,
  closing: BankBalance | undefined,
  entries: BankEntry[],
  place: Place,
  warn: Warn,
): BankStatement['balancesAgree'] {
  if (!opening || !closing) return 'unknown';
  if (opening.currency !== closing.currency) {
    warn({ kind: 'balance-currencies-differ', opening: opening.currency, closing: closing.currency, ...place });
    return 'no';
  }
  const booked = entries.filter((entry) => entry.status === 'booked').map(signedCents);
  const [openingCents, closingCents] = [signedCents(opening), signedCents(closing)];
  if (openingCents === null || closingCents === null || booked.includes(null)) return 'unknown';
  const bookedCents = booked.reduce<bigint>((total, cents) => total + (cents ?? 0n), 0n);
  if (openingCents + bookedCents === closingCents) return 'yes';
  warn({ kind: 'balances-disagree', openingCents, bookedCents, closingCents, ...place });
  return 'no';
}

/** A reference the bank meant to be unique and that two entries share: a hint of a record sent twice. */
export function warnOfDuplicates(entries: BankEntry[], place: Place, warn: Warn): void {
  const first = new Map<string, number>();
  entries.forEach((entry, index) => {
    const reference = entry.accountServicerReference ?? entry.entryReference;
    if (reference === undefined) return;
    const firstEntry = first.get(reference);
    if (firstEntry === undefined) first.set(reference, index + 1);
    else warn({ kind: 'duplicate-entry-reference', reference, firstEntry, ...place, entry: index + 1 });
  });
}
