import type { CivilDate } from '../../kernel/civil-date.ts';
import { type Cents, divideHalfUp, type Rate } from '../../kernel/money.ts';
import type { Source } from '../citation.ts';
import { dayText } from '../day-number.ts';
import { convention } from './convention.ts';
import type { RatePeriod } from './rate-timeline.ts';
import { joinedReasons } from './reasons.ts';
import { type IndemnityRank, splitPayment } from './split-payment.ts';

/** Interest of one stretch of days at one rate on one balance. `from` and `to` are both counted: to − from + 1 = days. */
export type InterestLine = {
  from: CivilDate;
  to: CivilDate;
  days: number;
  rate: Rate;
  base: Cents;
  interest: Cents;
  because: readonly Source[];
};

/** Where an amount went: each payment, and each credit note beyond the principal left. The parts sum to the amount. */
export type Imputation = {
  kind: 'payment' | 'credit-note';
  on: CivilDate;
  amount: Cents;
  toInterest: Cents;
  toIndemnity: Cents;
  toPrincipal: Cents;
  /** Present when something went to the compensation beyond the indemnity. */
  toFurtherCompensation?: Cents;
  surplus: Cents;
};

export type Movement = { kind: 'payment' | 'credit-note'; on: CivilDate; dayNumber: number; amount: Cents };

export type AccrualFacts = {
  principal: Cents;
  /** In order: by day, credit notes before payments, no later than the statement. */
  movements: readonly Movement[];
  /** First and last days that bear interest, numbered from 1970-01-01; none when `first > last`. */
  first: number;
  last: number;
  /** In order, without overlap; a day that none covers has no known rate. */
  periods: readonly RatePeriod[];
  /** Index in `periods` of the first day, or of a period before it. */
  startIndex: number;
  indemnity: Cents;
  /** First day on which the indemnity is owed, when the principal is then unpaid. */
  indemnityFrom: number;
  rank: IndemnityRank;
  /** Owed with the indemnity, and paid after all the rest. */
  furtherCompensation?: Cents;
  /** Days on which interest due for a full year starts to bear interest (C. civ. 1343-2), increasing. */
  capitalisedOn: readonly number[];
};

export type Accrued = {
  principal: Cents;
  interest: Cents;
  indemnity: Cents;
  furtherCompensation: Cents;
  accrued: Cents;
  lines: InterestLine[];
  imputation: Imputation[];
  /** Money received beyond all that was owed. */
  overpaid: Cents;
  /** Part of the credit notes that exceeds the principal left, and what of it then found nothing to be set against. */
  creditNoteExcess: Cents;
  creditNoteSurplus: Cents;
  /** Was something of the principal unpaid on the first late day? */
  isLate: boolean;
  /** First day that bears interest at a rate that is not known; the figures then stop there. */
  unknownFrom: number | undefined;
};

const divisor = 1_000_000n * BigInt(convention.yearDays);

type Open = { first: number; last: number; rate: bigint; base: bigint; because: readonly Source[] };

const interestOf = (open: Open): bigint =>
  divideHalfUp(open.base * open.rate * BigInt(open.last - open.first + 1), divisor);

/**
 * Runs one invoice through its movements: a line is cut only where the rate or the balance changes, each is rounded, and a
 * payment is divided between what was owed at the end of its day. A rate is needed only while something bears interest. Cost
 * follows the number of lines, not of days.
 */
export function accrue(facts: AccrualFacts): Accrued {
  const { periods, rank } = facts;
  const lines: InterestLine[] = [];
  const imputation: Imputation[] = [];
  let principal: bigint = facts.principal;
  let capitalised = 0n;
  let closed = 0n;
  let paidInterest = 0n;
  let indemnity = 0n;
  let further = 0n;
  let isLate: boolean | undefined;
  let overpaid = 0n;
  let creditNoteExcess = 0n;
  let creditNoteSurplus = 0n;
  let open: Open | undefined;
  let cursor = facts.first;
  let index = facts.startIndex;
  let unknownFrom: number | undefined;
  let nextCapitalisation = 0;

  const close = () => {
    if (!open) return;
    const interest = interestOf(open);
    closed += interest;
    lines.push({
      from: dayText(open.first),
      to: dayText(open.last),
      days: open.last - open.first + 1,
      rate: open.rate as Rate,
      base: open.base as Cents,
      interest: interest as Cents,
      because: open.because,
    });
    open = undefined;
  };

  const accrueTo = (until: number) => {
    const end = Math.min(until, facts.last);
    while (cursor <= end && unknownFrom === undefined) {
      const base = principal + capitalised;
      if (base === 0n) {
        close();
        cursor = end + 1;
        return;
      }
      let period = periods[index];
      while (period !== undefined && period.last < cursor) period = periods[++index];
      if (period === undefined || period.first > cursor) {
        unknownFrom = cursor;
        return;
      }
      const last = Math.min(period.last, end);
      if (open && open.base === base && open.rate === period.rate) {
        open.last = last;
        open.because = joinedReasons(open.because, period.because);
      } else {
        close();
        open = { first: cursor, last, rate: period.rate, base, because: period.because };
      }
      cursor = last + 1;
    }
  };

  const unpaidInterest = (): bigint => closed + (open ? interestOf(open) : 0n) - paidInterest;

  const advanceTo = (dayNumber: number) => {
    while (nextCapitalisation < facts.capitalisedOn.length) {
      const at = facts.capitalisedOn[nextCapitalisation] as number;
      if (at > dayNumber) break;
      accrueTo(at);
      capitalised = unpaidInterest();
      nextCapitalisation++;
    }
    accrueTo(dayNumber);
  };

  const decideIndemnity = (dayNumber: number) => {
    if (isLate !== undefined || dayNumber < facts.indemnityFrom) return;
    isLate = principal > 0n;
    if (!isLate) return;
    indemnity = facts.indemnity;
    further = facts.furtherCompensation ?? 0n;
  };

  /** Divides an amount between what is owed that day, and says where it went; `credited` already came off the principal. */
  const impute = ({ kind, on, amount }: Movement, credited: bigint): bigint => {
    const before = {
      interest: unpaidInterest() as Cents,
      indemnity: indemnity as Cents,
      principal: principal as Cents,
    };
    const split = splitPayment(before, (amount - credited) as Cents, rank);
    paidInterest += split.interest;
    const unpaid = before.interest - split.interest;
    if (capitalised > unpaid) capitalised = unpaid;
    indemnity -= split.indemnity;
    principal -= split.principal;
    const toFurther = split.surplus < further ? split.surplus : further;
    further -= toFurther;
    const surplus = split.surplus - toFurther;
    const entry: Imputation = {
      kind,
      on,
      amount,
      toInterest: split.interest,
      toIndemnity: split.indemnity,
      toPrincipal: (split.principal + credited) as Cents,
      surplus: surplus as Cents,
    };
    if (toFurther > 0n) entry.toFurtherCompensation = toFurther as Cents;
    imputation.push(entry);
    return surplus;
  };

  for (const movement of facts.movements) {
    decideIndemnity(movement.dayNumber);
    advanceTo(movement.dayNumber);
    if (movement.kind === 'payment') {
      overpaid += impute(movement, 0n);
      continue;
    }
    const reduced = movement.amount < principal ? movement.amount : principal;
    principal -= reduced;
    if (reduced === movement.amount) continue;
    creditNoteExcess += movement.amount - reduced;
    creditNoteSurplus += impute(movement, reduced);
  }
  decideIndemnity(Number.MAX_SAFE_INTEGER);
  advanceTo(facts.last);
  close();

  return {
    principal: principal as Cents,
    interest: (closed - paidInterest) as Cents,
    indemnity: indemnity as Cents,
    furtherCompensation: further as Cents,
    accrued: closed as Cents,
    lines,
    imputation,
    overpaid: overpaid as Cents,
    creditNoteExcess: creditNoteExcess as Cents,
    creditNoteSurplus: creditNoteSurplus as Cents,
    isLate: isLate ?? false,
    unknownFrom,
  };
}
