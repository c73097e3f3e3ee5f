import { type CivilDate, earlier, later } from '../../kernel/civil-date.ts';
import type { Iban } from '../../kernel/iban.ts';
import { type Cents, sumOf } from '../../kernel/money.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { BankEntry, BankStatement, BankTransaction, Direction } from '../bank-files/bank-statement.ts';

/**
 * Why a person must decide, whatever the references say. `returned`, `reversal`: the bank undoes an earlier movement;
 * `details-disagree`: an entry that its details do not explain to the cent.
 */
export type Caution = 'returned' | 'reversal' | 'details-disagree';

/** One movement of the client-funds account, as we keep it. */
export type BankLine = {
  /** The same movement has the same fingerprint in whichever statement it is told. */
  fingerprint: string;
  bookedOn: CivilDate;
  valueOn: CivilDate;
  direction: Direction;
  /** Positive. */
  amount: Cents;
  counterpartyName?: string;
  counterpartyIban?: Iban;
  /** Everything written about it, in one line: what people read and where references are looked for. */
  remittance: string;
  endToEndId?: string;
  caution?: Caution;
  /** The bank gave no reference of its own: another file may tell another payment in the same words. */
  isNamedByContent: boolean;
};

export type LinesRefusal =
  | { kind: 'not-an-account-statement'; message: string; statement: number }
  | { kind: 'not-our-account'; expected: Iban; found: string }
  | { kind: 'not-in-euro'; currency: string; statement: number; entry?: number }
  | { kind: 'entry-without-date'; statement: number; entry: number }
  | { kind: 'entry-amount-unreadable'; text: string; statement: number; entry: number };

/**
 * The movements of a statement, one per payment. Only booked entries moved money: the others are left out. Money is never
 * skipped in silence: an entry that cannot be counted exactly refuses the file. `number` is the statement's place in it, from 1.
 */
export function linesOf(
  statement: BankStatement,
  { account, message, number }: { account: Iban; message: string; number: number },
): Result<BankLine[], LinesRefusal> {
  if (statement.kind !== 'statement') return refuse({ kind: 'not-an-account-statement', message, statement: number });
  if (statement.account.iban !== account) {
    return refuse({
      kind: 'not-our-account',
      expected: account,
      found: statement.account.iban ?? statement.account.identifier,
    });
  }
  const { currency } = statement.account;
  if (currency !== undefined && currency !== 'EUR') return refuse({ kind: 'not-in-euro', currency, statement: number });
  const lines: BankLine[] = [];
  for (const [index, entry] of statement.entries.entries()) {
    if (entry.status !== 'booked') continue;
    const place = { statement: number, entry: index + 1 };
    if (entry.currency !== 'EUR') return refuse({ kind: 'not-in-euro', currency: entry.currency, ...place });
    if (entry.amountCents === null)
      return refuse({ kind: 'entry-amount-unreadable', text: entry.amountText, ...place });
    const bookedOn = entry.bookedOn ?? entry.valueOn;
    if (!bookedOn) return refuse({ kind: 'entry-without-date', ...place });
    if (entry.amountCents > 0n) lines.push(...linesOfEntry(entry, entry.amountCents, bookedOn));
  }
  return ok(lines);
}

function linesOfEntry(entry: BankEntry, amount: Cents, bookedOn: CivilDate): BankLine[] {
  const common = {
    bookedOn,
    valueOn: entry.valueOn ?? bookedOn,
    direction: entry.direction,
    isNamedByContent: entry.identifiedBy === 'content',
  };
  const amounts = entry.transactions.map(({ amountCents, currency }) => (currency === 'EUR' ? amountCents : null));
  const isExplained = amounts.every((one): one is Cents => one !== null && one > 0n) && sumOf(amounts) === amount;
  if (!isExplained) {
    const [only] = entry.transactions.length === 1 ? entry.transactions : [];
    const text = oneLine([...entry.transactions.flatMap(textsOf), entry.label]);
    const caution = only ? cautionOf(entry, only) : 'details-disagree';
    return [
      {
        ...common,
        ...partyOf(only),
        fingerprint: entry.fingerprint,
        amount,
        remittance: text,
        ...present({ caution }),
      },
    ];
  }
  return entry.transactions.map((transaction, index) => ({
    ...common,
    ...partyOf(transaction),
    fingerprint: transaction.fingerprint,
    amount: amounts[index] as Cents,
    remittance: oneLine([...textsOf(transaction), entry.label]),
    ...present({ endToEndId: transaction.endToEndId, caution: cautionOf(entry, transaction) }),
  }));
}

function partyOf(transaction: BankTransaction | undefined): Pick<BankLine, 'counterpartyName' | 'counterpartyIban'> {
  const { counterpartyName, counterpartyIban, ultimateCounterpartyName } = transaction ?? {};
  return present({ counterpartyName: counterpartyName ?? ultimateCounterpartyName, counterpartyIban });
}

function cautionOf(entry: BankEntry, transaction: BankTransaction): Caution | undefined {
  if (transaction.returnReason) return 'returned';
  return entry.isReversal ? 'reversal' : undefined;
}

/** A reference cut by the bank at the end of a line must be found again: lines of free text are glued by a space only. */
function textsOf(transaction: BankTransaction): string[] {
  return [
    transaction.remittanceLines.join(' '),
    ...transaction.creditorReferences,
    ...transaction.documentNumbers,
    ...transaction.additionalInformation,
  ];
}

/** Between texts of different origins stands a sign that no reference contains. */
const BETWEEN_TEXTS = ' | ';

function oneLine(texts: (string | undefined)[]): string {
  const clean = texts.map((text) => (text ?? '').replace(/[\s\p{Cc}]+/gu, ' ').trim());
  return [...new Set(clean.filter((text) => text !== ''))].join(BETWEEN_TEXTS).slice(0, 2000);
}

/** First and last days a statement tells of: those of its balances, else of its entries. */
export function periodOf(statement: BankStatement, lines: readonly BankLine[]): { from?: CivilDate; to?: CivilDate } {
  const days = lines.map(({ bookedOn }) => bookedOn);
  const from = statement.opening?.on ?? (days.length > 0 ? days.reduce(earlier) : undefined);
  const to = statement.closing?.on ?? (days.length > 0 ? days.reduce(later) : undefined);
  return present({ from, to });
}

function present<T extends object>(fields: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}
