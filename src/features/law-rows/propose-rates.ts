import { addDays, addMonths, type CivilDate, startOfSemester } from '../../kernel/civil-date.ts';
import { percentText, type Rate } from '../../kernel/money.ts';
import { ok, type Result } from '../../kernel/result.ts';
import { legalInterest } from '../../law/interet-legal/interet-legal.values.ts';
import { refinancingRate } from '../../law/penalites-de-retard/refinancing-rate.values.ts';
import { type LawInForce, rowOn, scheduleIn } from '../../law/schedule.ts';
import type { Texts } from '../../law/text-form.ts';
import type { Context } from '../../platform/context.ts';
import { newId } from '../../platform/ids.ts';
import { pendingRow } from './add-law-row.ts';
import { type LawRow, lawFrom } from './law-row.ts';
import { insertRow, type LawRowRecord, rowOf, selectRows } from './law-rows.sql.ts';
import type { ObservedRate } from './ports.ts';

export type Proposal = Omit<LawRow, 'id'>;

/** The last day of the semester of a day: a rate is never supposed beyond it. */
function endOfSemester(on: CivilDate): CivilDate {
  return addDays(addMonths(startOfSemester(on), 6), -1);
}

/** What our tables hold on a day, in the words of an observation, and how it was read. */
function knownOn(inForce: LawInForce, subject: ObservedRate['subject'], on: CivilDate) {
  if (subject === 'ecb-refinancing-rate') {
    const row = rowOn(scheduleIn(inForce, refinancingRate), on);
    return row && { row, value: { rate: percentText(row.value) } as Texts };
  }
  const row = rowOn(scheduleIn(inForce, legalInterest), on);
  const { professional, individual } = row?.value ?? {};
  const text = (rate: Rate | undefined) => percentText(rate as Rate);
  return row && { row, value: { professional: text(professional), individual: text(individual) } as Texts };
}

function asPercent(text: string): string {
  const [whole = '0', fraction = ''] = text.split('.');
  return `${whole}.${fraction.replace(/0+$/, '').padEnd(2, '0')}`;
}

/** Does the observation say nothing else than what we hold? What it does not tell cannot contradict. */
function agrees(held: Texts, seen: Texts): boolean {
  return Object.entries(seen).every(([field, text]) => asPercent(held[field] ?? '') === asPercent(text));
}

/**
 * The rows that observations would add to our tables: a value we do not hold, one that contradicts ours, the days after the end of
 * ours, or an official reading of a row that was never read at its source. What agrees with a row read officially proposes nothing.
 */
export function proposalsFrom(observed: readonly ObservedRate[], inForce: LawInForce): Proposal[] {
  return observed.flatMap((one, index): Proposal[] => {
    const value = one.value as Texts;
    const next = observed.slice(index + 1).find(({ subject }) => subject === one.subject);
    const untilOn = next ? addDays(next.fromOn, -1) : endOfSemester(one.untilOn);
    const { subject, reference } = one;
    const proposed = (fromOn: CivilDate): Proposal[] => [
      { subject, value, read: 'official', reference, fromOn, untilOn },
    ];
    for (let from = one.fromOn; ; ) {
      const known = knownOn(inForce, subject, from);
      if (!known || !agrees(known.value, value)) return proposed(from);
      const isWhole = Object.keys(value).length === Object.keys(known.value).length;
      if (known.row.read !== 'official' && known.row.from === from && isWhole) return proposed(from);
      if (known.row.until === undefined || known.row.until >= one.untilOn) return [];
      from = addDays(known.row.until, 1);
    }
  });
}

/** Writes what a feed brings and nobody holds, nor has dismissed, as rows that wait for a person. Nothing is put in force. */
export async function proposeRates(
  ctx: Context,
  { feed, observed }: { feed: string; observed: readonly ObservedRate[] },
): Promise<Result<LawRowRecord[], never>> {
  const rows = await selectRows(ctx);
  const confirmed = rows.filter((row) => row.confirmed_at && !row.dismissed_at);
  confirmed.sort((a, b) => Number(a.confirmed_at) - Number(b.confirmed_at));
  const written: LawRowRecord[] = [];
  for (const proposal of proposalsFrom(observed, lawFrom(confirmed.map(rowOf)))) {
    const before = rows.some((row) => isSame(row, proposal));
    if (before) continue;
    const row = await insertRow(ctx, pendingRow(ctx, { ...proposal, id: newId(ctx.now) }, feed));
    if (row) written.push(row);
  }
  return ok(written);
}

/** Was the same already proposed, or dismissed, for that day? */
function isSame(row: LawRowRecord, { subject, fromOn, value }: Proposal): boolean {
  return row.subject === subject && row.from_on === fromOn && agrees(row.value, value);
}
