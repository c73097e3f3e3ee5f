import {
  addDays,
  addMonths,
  type CivilDate,
  civilDate,
  day,
  startOfSemester,
  yearOf,
} from '../../../kernel/civil-date.ts';
import { percentText, type Rate } from '../../../kernel/money.ts';
import { type Read, weakestRead } from '../../../law/citation.ts';
import { legalInterest } from '../../../law/interet-legal/interet-legal.values.ts';
import {
  betweenProfessionals,
  towardPublicBuyers,
} from '../../../law/penalites-de-retard/penalites-de-retard.values.ts';
import { refinancingRate } from '../../../law/penalites-de-retard/refinancing-rate.values.ts';
import { type LawInForce, rowOn, scheduleIn, sourceOf } from '../../../law/schedule.ts';

/** The rates of a semester, in percent; null where nobody has read one. */
export type SemesterRates = {
  from: CivilDate;
  to: CivilDate;
  half: 1 | 2;
  year: number;
  isNow: boolean;
  ecb: string | null;
  penalties: string | null;
  floor: string | null;
  publicBuyers: string | null;
  professional: string | null;
  individual: string | null;
  read: Read;
};

/** Semester by semester, the newest first: what penalties and legal interest were. */
export function rateHistory(inForce: LawInForce, today: CivilDate): SemesterRates[] {
  const history: SemesterRates[] = [];
  const first = day('2015-01-01');
  for (let from = addMonths(startOfSemester(today), 6); from >= first; from = addMonths(from, -6)) {
    const semester = ratesOf(inForce, from, today);
    if (semester.ecb !== null || semester.professional !== null) history.push(semester);
  }
  return history;
}

function ratesOf(inForce: LawInForce, from: CivilDate, today: CivilDate): SemesterRates {
  const ecb = rowOn(scheduleIn(inForce, refinancingRate), from);
  const rule = rowOn(scheduleIn(inForce, betweenProfessionals), from);
  const publicRule = rowOn(scheduleIn(inForce, towardPublicBuyers), from);
  const legal = rowOn(scheduleIn(inForce, legalInterest), from);
  const to = addDays(addMonths(from, 6), -1);
  const percentIf = (rate: bigint | undefined) => (rate === undefined ? null : percentText(rate as Rate));
  const sources = [ecb, rule, legal].flatMap((row) => (row ? [sourceOf<unknown>(row)] : []));
  return {
    from,
    to,
    half: from === civilDate(yearOf(from), 1, 1) ? 1 : 2,
    year: yearOf(from),
    isNow: from <= today && today <= to,
    ecb: percentIf(ecb?.value),
    penalties: percentIf(ecb && rule && ecb.value + rule.value.points),
    floor: percentIf(legal && rule && legal.value.professional * rule.value.floorTimes),
    publicBuyers: percentIf(ecb && publicRule && ecb.value + publicRule.value.points),
    professional: percentIf(legal?.value.professional),
    individual: percentIf(legal?.value.individual),
    read: weakestRead(sources),
  };
}
