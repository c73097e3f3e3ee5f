import type { CivilDate } from '../../kernel/civil-date.ts';
import { type Cents, divideHalfUp, type Rate } from '../../kernel/money.ts';
import type { Source } from '../citation.ts';
import { dayText } from '../day-number.ts';
import { convention } from './convention.ts';
import type { RatePeriod } from './rate-timeline.ts';
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

export type Imputation = {
  on: CivilDate;
  amount: Cents;
  toInterest: Cents;
  toIndemnity: Cents;
  toPrincipal: Cents;
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
  periods: readonly RatePeriod[];
  /** Index in `periods` of the first day. */
  startIndex: number;
  indemnity: Cents;
  /** First day on which the indemnity is owed, when the principal is then unpaid. */
  indemnityFrom: number;
  rank: IndemnityRank;
  /** Days on which interest due for a full year starts to bear interest (C. civ. 1343-2), increasing. */
  capitalisedOn: readonly number[];
};

export type Accrued = {
  principal: Cents;
  interest: Cents;
  indemnity: Cents;
  accrued: Cents;
  surplus: Cents;
  lines: InterestLine[];
  imputation: Imputation[];
  /** Part of a credit note that exceeds the principal left. */
  creditNoteSurplus: Cents;
};

const divisor = 1_000_000n * BigInt(convention.yearDays);

type Open = { first: number; last: number; rate: bigint; base: bigint; because: readonly Source[] };

const interestOf = (open: Open): bigint =>
  divideHalfUp(open.base * open.rate * BigInt(open.last - open.first + 1), divisor);

function bothReasons(a: readonly Source[], b: readonly Source[]): readonly Source[] {
  return a === b ? a : [...new Set([...a, ...b])];
}

/**
 * Runs one invoice through its movements: a line is cut only where the rate or the balance changes, each is rounded, and a
 * payment is divided between what was owed at the end of its day. Cost follows the number of lines, not of days.
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
  let indemnityDecided = facts.indemnity === 0n;
  let surplus = 0n;
  let creditNoteSurplus = 0n;
  let open: Open | undefined;
  let cursor = facts.first;
  let index = facts.startIndex;
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
    while (cursor <= end) {
      const period = periods[index] as RatePeriod;
      const last = Math.min(period.last, end);
      const base = principal + capitalised;
      if (open && open.base === base && open.rate === period.rate) {
        open.last = last;
        open.because = bothReasons(open.because, period.because);
      } else {
        close();
        if (base > 0n) open = { first: cursor, last, rate: period.rate, base, because: period.because };
      }
      cursor = last + 1;
      if (last === period.last) index++;
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
    if (indemnityDecided || dayNumber < facts.indemnityFrom) return;
    indemnityDecided = true;
    if (principal > 0n) indemnity = facts.indemnity;
  };

  for (const movement of facts.movements) {
    decideIndemnity(movement.dayNumber);
    advanceTo(movement.dayNumber);
    if (movement.kind === 'credit-note') {
      const reduced = movement.amount < principal ? movement.amount : principal;
      principal -= reduced;
      creditNoteSurplus += movement.amount - reduced;
      continue;
    }
    const before = {
      interest: unpaidInterest() as Cents,
      indemnity: indemnity as Cents,
      principal: principal as Cents,
    };
    const split = splitPayment(before, movement.amount, rank);
    paidInterest += split.interest;
    const unpaid = before.interest - split.interest;
    if (capitalised > unpaid) capitalised = unpaid;
    indemnity -= split.indemnity;
    principal -= split.principal;
    surplus += split.surplus;
    imputation.push({
      on: movement.on,
      amount: movement.amount,
      toInterest: split.interest,
      toIndemnity: split.indemnity,
      toPrincipal: split.principal,
      surplus: split.surplus,
    });
  }
  decideIndemnity(Number.MAX_SAFE_INTEGER);
  advanceTo(facts.last);
  close();

  return {
    principal: principal as Cents,
    interest: (closed - paidInterest) as Cents,
    indemnity: indemnity as Cents,
    accrued: closed as Cents,
    surplus: surplus as Cents,
    lines,
    imputation,
    creditNoteSurplus: creditNoteSurplus as Cents,
  };
}
