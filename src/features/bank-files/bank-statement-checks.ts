import { sumOf } from '../../kernel/money.ts';
import type {
  BankAmount,
  BankBalance,
  BankEntry,
  BankFileWarning,
  BankStatement,
  Direction,
  Place,
} from './bank-statement.ts';

type Warn = (warning: BankFileWarning) => void;

/** Cents with the sign of the account's owner: what came in is positive. Null when the amount is not in cents. */
export function signedCents(amount: BankAmount & { direction: Direction }): bigint | null {
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

/** Total of the booked entries of one direction that are in euros. */
export function bookedTotal(statement: BankStatement, direction: Direction): bigint {
  const entries = statement.entries.filter((entry) => entry.status === 'booked' && entry.direction === direction);
  return sumOf(entries.flatMap((entry) => entry.amountCents ?? []));
}
