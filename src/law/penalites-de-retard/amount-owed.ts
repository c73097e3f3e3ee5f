import { epochDay } from '../../kernel/civil-date.ts';
import { type Cents, plus, sumOf } from '../../kernel/money.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { distinctSources, type Source } from '../citation.ts';
import { dayText } from '../day-number.ts';
import { barredByInsolvency, indemniteForfaitaire } from '../indemnite-forfaitaire/indemnite-forfaitaire.ts';
import { type LawInForce, publishedLaw } from '../schedule.ts';
import { accrue, type Movement } from './accrual.ts';
import { applicableRates } from './applicable-rates.ts';
import { capitalisationDays } from './capitalisation.ts';
import { checkFacts } from './check-facts.ts';
import { withGrace } from './grace.ts';
import type { Argument, DatedAmount, Owed, OwedFacts, OwedRefusal, OwedWarning, Parties } from './owed.ts';
import {
  anatocismeRule,
  baseTowardPublicBuyers,
  endTowardPublicBuyers,
  imputationRule,
  insolvencyStopsInterest,
  insolvencyTakesEffect,
  miseEnDemeureRunsInterest,
  startBetweenProfessionals,
  startTowardConsumers,
  startTowardPublicBuyers,
} from './penalites-de-retard.values.ts';
import { defaultIndemnityRank } from './split-payment.ts';

const byDay = (a: Movement, b: Movement): number =>
  a.dayNumber - b.dayNumber || a.kind.localeCompare(b.kind) || (a.amount < b.amount ? -1 : a.amount > b.amount ? 1 : 0);

function movementsUntil(facts: OwedFacts, onDay: number, warnings: OwedWarning[]): Movement[] {
  const movements: Movement[] = [];
  const add = (kind: Movement['kind'], what: Argument, { on, amount }: DatedAmount) => {
    const dayNumber = epochDay(on);
    if (dayNumber > onDay) warnings.push({ kind: 'not-yet-counted', what, on, amount });
    else movements.push({ kind, on, dayNumber, amount });
  };
  for (const note of facts.creditNotes) add('credit-note', 'creditNotes', note);
  for (const payment of facts.payments) add('payment', 'payments', payment);
  return movements.length > 1 ? movements.sort(byDay) : movements;
}

/** First day that bears interest, or undefined when nothing makes it run. */
function firstInterestDay(facts: OwedFacts, dueDay: number, warnings: OwedWarning[]): number | undefined {
  if (facts.parties !== 'consumer') return dueDay + 1;
  if (facts.miseEnDemeureOn === undefined) {
    if (facts.on > facts.dueOn) warnings.push({ kind: 'no-mise-en-demeure' });
    return undefined;
  }
  if (facts.miseEnDemeureOn < facts.dueOn) {
    warnings.push({ kind: 'mise-en-demeure-before-due-date', on: facts.miseEnDemeureOn, dueOn: facts.dueOn });
    return dueDay + 1;
  }
  return epochDay(facts.miseEnDemeureOn) + 1;
}

function startReasons(parties: Parties): Source[] {
  if (parties === 'professionals') return [startBetweenProfessionals];
  if (parties === 'consumer') return [startTowardConsumers, miseEnDemeureRunsInterest];
  return [startTowardPublicBuyers, endTowardPublicBuyers, baseTowardPublicBuyers];
}

/**
 * What is owed on a day for one invoice: principal left, interest line by line, fixed indemnity, by the law of each day.
 * Between professionals: ECB + 10 points by semester, or the contractual rate when it is not below three times the legal
 * interest (C. com. L441-10, II). Public buyers: ECB + 8 points frozen at the first semester (CCP R2192-31). Consumers: legal
 * interest from the mise en demeure only, no indemnity (C. civ. 1231-6). A payment is imputed on interest first (C. civ.
 * 1343-1); a credit note reduces the principal. The counting convention is in `convention.ts`. Refuses bad facts by naming
 * the argument, and any day whose rate is not known.
 */
export function amountOwed(facts: OwedFacts, inForce: LawInForce = publishedLaw): Result<Owed, OwedRefusal> {
  const bad = checkFacts(facts);
  if (bad) return refuse(bad);

  const warnings: OwedWarning[] = [];
  const reasons: (readonly Source[])[] = [];
  const onDay = epochDay(facts.on);
  const dueDay = epochDay(facts.dueOn);
  const movements = movementsUntil(facts, onDay, warnings);
  const opened = facts.insolvencyOpenedOn;

  let last = onDay;
  if (opened !== undefined && opened <= facts.on) {
    last = Math.min(onDay, epochDay(opened) - 1);
    warnings.push({ kind: 'interest-stopped-by-insolvency', on: opened });
    reasons.push([insolvencyStopsInterest, insolvencyTakesEffect]);
    if (facts.issuedOn !== undefined && opened < facts.issuedOn) {
      warnings.push({ kind: 'opening-before-invoice', on: opened, issuedOn: facts.issuedOn });
    }
    for (const { kind, on, amount } of movements) {
      if (kind === 'payment' && on >= opened) warnings.push({ kind: 'paid-after-opening', on, amount });
    }
  }

  const first = firstInterestDay(facts, dueDay, warnings) ?? last + 1;
  const rates = applicableRates(facts, first, last, inForce, warnings);
  if (rates.refused) return rates;
  const { periods, startIndex } = facts.gracePeriods ? withGrace(rates.value, first, facts.gracePeriods) : rates.value;

  let indemnity = 0n as Cents;
  if (onDay > dueDay) {
    if (opened !== undefined && opened <= facts.dueOn && facts.parties !== 'consumer') {
      warnings.push({ kind: 'indemnity-barred-by-insolvency', on: opened });
      reasons.push([barredByInsolvency]);
    } else {
      const ruling = indemniteForfaitaire(facts.parties, dayText(dueDay + 1), inForce);
      if (ruling.refused) return ruling;
      if (ruling.value) {
        indemnity = ruling.value.value;
        reasons.push(ruling.value.because);
      }
    }
  }

  const accrued = accrue({
    principal: facts.principal,
    movements,
    first,
    last,
    periods,
    startIndex,
    indemnity,
    indemnityFrom: dueDay + 1,
    rank: facts.indemnityRank ?? defaultIndemnityRank,
    capitalisedOn: facts.capitalisation ? capitalisationDays(facts.capitalisation, first, last) : [],
  });
  if (accrued.surplus > 0n) warnings.push({ kind: 'overpaid', amount: accrued.surplus });
  if (accrued.creditNoteSurplus > 0n) {
    warnings.push({ kind: 'credit-note-exceeds-principal', amount: accrued.creditNoteSurplus });
  }
  if (accrued.imputation.length > 0) reasons.push([imputationRule]);
  if (facts.capitalisation) reasons.push([anatocismeRule]);

  const lineReasons = accrued.lines.map((line) => line.because);
  const because = distinctSources(
    ...(accrued.lines.length > 0 ? [startReasons(facts.parties)] : []),
    ...lineReasons,
    ...reasons,
  );
  for (const source of because) {
    if (source.conflict !== undefined) warnings.push({ kind: 'conflicting-sources', source });
    if (source.read === 'unconfirmed') warnings.push({ kind: 'unconfirmed-source', source });
  }
  return ok({
    principal: accrued.principal,
    interest: accrued.interest,
    indemnity: accrued.indemnity,
    total: plus(plus(accrued.principal, accrued.interest), accrued.indemnity),
    accrued: accrued.accrued,
    surplus: accrued.surplus,
    lines: accrued.lines,
    imputation: accrued.imputation,
    because,
    warnings,
  });
}

/** What is owed for several invoices together: the sum of what each one owes, each computed by itself. */
export function totalOwed(owed: readonly Owed[]): Pick<Owed, 'principal' | 'interest' | 'indemnity' | 'total'> {
  return {
    principal: sumOf(owed.map((one) => one.principal)),
    interest: sumOf(owed.map((one) => one.interest)),
    indemnity: sumOf(owed.map((one) => one.indemnity)),
    total: sumOf(owed.map((one) => one.total)),
  };
}
