import { type CivilDate, epochDay } from '../../kernel/civil-date.ts';
import { type Cents, plus, smaller, sumOf, ZERO } from '../../kernel/money.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { distinctSources, type Source } from '../citation.ts';
import { dayText } from '../day-number.ts';
import { furtherCompensation } from '../indemnite-forfaitaire/indemnite-forfaitaire.ts';
import { type LawInForce, publishedLaw } from '../schedule.ts';
import { type Accrued, accrue } from './accrual.ts';
import { type ApplicableRates, applicableRates, clauseOf } from './applicable-rates.ts';
import { capitalisationDays } from './capitalisation.ts';
import { checkFacts } from './check-facts.ts';
import { isLongerThanAllowed, withGrace } from './grace.ts';
import { indemnityDue } from './indemnity-due.ts';
import { firstInterestDay, insolvencyOf, lastInterestDay, startReasons } from './interest-days.ts';
import { movementsUntil } from './movements.ts';
import type { GracePeriod, Owed, OwedFacts, OwedRefusal, OwedWarning } from './owed.ts';
import { anatocismeRule, imputationRule, setOffRule } from './penalites-de-retard.reasons.ts';
import { reasonsOn } from './reasons.ts';
import { settingsOf } from './settings.ts';
import { defaultIndemnityRank } from './split-payment.ts';

/**
 * What is owed on a day for one invoice: principal left, interest line by line, fixed indemnity, by the law of each day.
 * Between professionals: ECB + 10 points by semester, or the contractual rate when it is not below three times the legal
 * interest (C. com. L441-10, II). Public buyers: ECB + 8 points frozen at the first semester (CCP R2192-31). Consumers: legal
 * interest from the mise en demeure only, no indemnity (C. civ. 1231-6). A payment is imputed on interest first (C. civ.
 * 1343-1); a credit note reduces the principal, and beyond it is set against the rest. The counting convention is in
 * `convention.ts`. Refuses bad facts by naming the argument, and a day that bears interest at a rate that is not known.
 */
export function amountOwed(facts: OwedFacts, inForce: LawInForce = publishedLaw): Result<Owed, OwedRefusal> {
  const bad = checkFacts(facts);
  if (bad) return refuse(bad);

  const warnings: OwedWarning[] = [];
  const reasons: (readonly Source[])[] = [];
  const onDay = epochDay(facts.on);
  const dueDay = epochDay(facts.dueOn);
  const movements = movementsUntil(facts, onDay, warnings);
  const opened = insolvencyOf(facts, warnings, reasons);
  const last = lastInterestDay(facts, onDay, opened, movements, warnings, reasons);
  const start = firstInterestDay(facts, dueDay, warnings);
  const first = start ?? last + 1;
  warnOfClause(facts, warnings);
  const known = applicableRates(facts, first, last, inForce);
  const grace = facts.gracePeriods;
  const rates = grace ? withGrace(known, first, last, grace) : known;
  if (grace) warnings.push(...grace.filter(isLongerThanAllowed).map(tooLong));

  const due = indemnityDue(facts, dueDay + 1, onDay, opened, inForce);
  const further = furtherOf(facts, due.amount, dayText(dueDay + 1));
  if (further?.refused) return further;
  const capitalisedOn = facts.capitalisation ? capitalisationDays(facts.capitalisation, first, last) : [];
  const accrued = accrue({
    principal: facts.principal,
    movements,
    first,
    last,
    periods: rates.periods,
    startIndex: rates.startIndex,
    indemnity: due.amount,
    indemnityFrom: onDay > dueDay ? dueDay + 1 : Number.POSITIVE_INFINITY,
    rank: facts.indemnityRank ?? defaultIndemnityRank,
    furtherCompensation: further?.value.value ?? ZERO,
    capitalisedOn,
  });
  if (accrued.unknownFrom !== undefined) return refuse(rates.unknownOn(dayText(accrued.unknownFrom)));
  if (accrued.isLate) {
    if (due.refusal) return refuse(due.refusal);
    if (due.warning) warnings.push(due.warning);
    reasons.push(due.because);
  }
  if (further) {
    if (!accrued.isLate) return refuse({ kind: 'no-indemnity-due', argument: 'furtherCompensation' });
    reasons.push(further.value.because);
  }
  warnOfFloor(rates, accrued, warnings);
  warnOfSurplus(accrued, warnings);
  for (const { kind, on } of accrued.imputation) {
    reasons.push(kind === 'payment' ? reasonsOn(imputationRule, on) : setOffRule);
  }
  const settings = settingsOf(facts, capitalisedOn);
  if (facts.capitalisation) reasons.push(reasonsOn(anatocismeRule, facts.capitalisation.from));

  const startsOn = start ?? (facts.parties === 'consumer' ? onDay : dueDay + 1);
  const because = becauseOf(startReasons(facts.parties, dayText(startsOn)), accrued, reasons);
  for (const source of because) {
    if (source.conflict !== undefined) warnings.push({ kind: 'conflicting-sources', source });
    if (source.read === 'unconfirmed') warnings.push({ kind: 'unconfirmed-source', source });
  }
  const { principal, interest, indemnity } = accrued;
  const owed: Owed = {
    principal,
    interest,
    indemnity,
    total: (principal + interest + indemnity + accrued.furtherCompensation) as Cents,
    accrued: accrued.accrued,
    surplus: plus(accrued.overpaid, accrued.creditNoteSurplus),
    lines: accrued.lines,
    imputation: accrued.imputation,
    settings,
    because,
    warnings,
  };
  if (further) owed.furtherCompensation = accrued.furtherCompensation;
  return ok(owed);
}

/** The start, the lines in their order, then the rest, each text once. */
function becauseOf(start: readonly Source[], { lines }: Accrued, rest: (readonly Source[])[]): Source[] {
  const all = [start];
  let before = start;
  for (const { because } of lines) {
    if (because !== before) all.push(because);
    before = because;
  }
  for (const because of rest) all.push(because);
  return distinctSources(...all);
}

/** What recovery cost beyond the indemnity, when it was asked for; a refusal names the fact. */
function furtherOf(facts: OwedFacts, indemnity: Cents, firstLateDay: CivilDate) {
  const cost = facts.furtherCompensation;
  if (cost === undefined) return undefined;
  const found = furtherCompensation(facts.parties, cost, indemnity, firstLateDay);
  return found.refused ? refuse({ ...found.refusal, argument: 'furtherCompensation' as const }) : found;
}

const tooLong = (period: GracePeriod): OwedWarning => ({ kind: 'grace-longer-than-two-years', ...period });

function warnOfClause(facts: OwedFacts, warnings: OwedWarning[]): void {
  const clause = clauseOf(facts);
  if (clause === undefined || facts.parties === 'professionals') return;
  warnings.push({
    kind: 'contractual-rate-not-applied',
    parties: facts.parties,
    ...(clause.kind === 'fixed' ? { rate: clause.rate } : {}),
  });
}

/** Only for the days that bore interest: what the contract gives once all is paid matters to nobody. */
function warnOfFloor({ belowFloor }: ApplicableRates, { lines }: Accrued, warnings: OwedWarning[]): void {
  if (belowFloor.length === 0) return;
  const [start, end] = [lines[0]?.from, lines.at(-1)?.to];
  if (start === undefined || end === undefined) return;
  for (const { first, last, contractual, floor } of belowFloor) {
    const [from, to] = [dayText(first), dayText(last)];
    if (from > end || to < start) continue;
    const within = { from: from < start ? start : from, to: to > end ? end : to };
    warnings.push({ kind: 'contractual-rate-below-floor', ...within, contractual, floor });
  }
}

function warnOfSurplus({ overpaid, creditNoteExcess, creditNoteSurplus }: Accrued, warnings: OwedWarning[]): void {
  if (overpaid > 0n) warnings.push({ kind: 'overpaid', amount: overpaid });
  if (creditNoteExcess === 0n) return;
  const surplus = smaller(creditNoteSurplus, creditNoteExcess);
  const setOff = (creditNoteExcess - surplus) as Cents;
  warnings.push({ kind: 'credit-note-exceeds-principal', amount: creditNoteExcess, setOff, surplus });
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
