import type { CivilDate } from '../../kernel/civil-date.ts';
import { parsePercent, type Rate } from '../../kernel/money.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { isWellFormed, type Read, type Reference } from '../../law/citation.ts';
import {
  publishedTables,
  type RateAmendments,
  type RateTables,
  tablesWith,
} from '../../law/penalites-de-retard/rate-timeline.ts';
import type { Row } from '../../law/schedule.ts';

/** The schedules that accept rows beside those of the release, by the name of their subject. */
export const amendableTables = {
  'ecb-refinancing-rate': 'refinancingRate',
  'legal-interest': 'legalInterest',
  'late-penalties-between-professionals': 'professionals',
  'late-interest-public-buyers': 'publicBuyers',
} as const satisfies Record<string, keyof RateTables>;
export type AmendableSubject = keyof typeof amendableTables;

/** The value of a row in text: percents as `2.65`, `floorTimes` as a whole number. A feed may know only a part of it. */
export type LawRowValue = Readonly<Record<string, string>>;

/** What each subject's value is made of. */
export const valueFields: Record<AmendableSubject, readonly string[]> = {
  'ecb-refinancing-rate': ['rate'],
  'legal-interest': ['professional', 'individual'],
  'late-penalties-between-professionals': ['points', 'floorTimes'],
  'late-interest-public-buyers': ['points'],
};

export type LawRow = {
  id: string;
  subject: AmendableSubject;
  fromOn: CivilDate;
  untilOn?: CivilDate;
  value: LawRowValue;
  reference?: Reference;
  read: Read;
  told?: string;
  note?: string;
};

export type LawRowRefusal =
  | { kind: 'value-incomplete'; argument: string; subject: AmendableSubject; needs: readonly string[] }
  | { kind: 'not-a-rate'; argument: string; text: string }
  | { kind: 'not-a-whole-number'; argument: string; text: string }
  | { kind: 'malformed-identifier'; argument: 'reference.id'; text: string }
  | { kind: 'reference-needed'; argument: 'reference' }
  | { kind: 'ends-before-it-begins'; argument: 'untilOn'; fromOn: CivilDate; untilOn: CivilDate };

type TypedValue = Rate | { professional: Rate; individual: Rate } | { points: Rate; floorTimes?: bigint };

/** The value as the law's schedules hold it; refuses one that is not whole, or holds what is not asked. */
export function readValue(subject: AmendableSubject, value: LawRowValue): Result<TypedValue, LawRowRefusal> {
  const needs = valueFields[subject];
  const stray = Object.keys(value).find((field) => !needs.includes(field));
  if (stray) return refuse({ kind: 'value-incomplete', argument: `value.${stray}`, subject, needs });
  const typed: Record<string, bigint> = {};
  for (const field of needs) {
    const text = value[field];
    const argument = `value.${field}`;
    if (text === undefined || text === '') return refuse({ kind: 'value-incomplete', argument, subject, needs });
    if (field === 'floorTimes') {
      if (!/^[1-9]\d?$/.test(text)) return refuse({ kind: 'not-a-whole-number', argument, text });
      typed[field] = BigInt(text);
      continue;
    }
    const rate = parsePercent(text);
    if (rate.refused) return refuse({ kind: 'not-a-rate', argument, text });
    typed[field] = rate.value;
  }
  return ok((subject === 'ecb-refinancing-rate' ? typed.rate : typed) as TypedValue);
}

/** Can the row enter the law? Its value is whole, its period has a sense, its reference is given and well formed. */
export function checkRow(row: LawRow): Result<Row<TypedValue>, LawRowRefusal> {
  const { fromOn, untilOn, reference } = row;
  if (untilOn !== undefined && untilOn < fromOn) {
    return refuse({ kind: 'ends-before-it-begins', argument: 'untilOn', fromOn, untilOn });
  }
  if (!reference) return refuse({ kind: 'reference-needed', argument: 'reference' });
  if (!isWellFormed(reference)) {
    const text = 'id' in reference ? `${reference.id}` : '';
    return refuse({ kind: 'malformed-identifier', argument: 'reference.id', text });
  }
  const value = readValue(row.subject, row.value);
  if (value.refused) return value;
  return ok({
    from: fromOn,
    ...(untilOn === undefined ? {} : { until: untilOn }),
    value: value.value,
    source: reference,
    read: row.read,
    ...(row.told === undefined ? {} : { told: row.told }),
    ...(row.note === undefined ? {} : { note: row.note }),
  });
}

let remembered: { key: string; tables: RateTables } | undefined;

/**
 * The tables of the release with the confirmed rows, in the order of their confirmation: of two rows of one day the last confirmed
 * counts. The same rows give the same tables, whose timelines are then built once.
 */
export function tablesFrom(rows: readonly LawRow[]): RateTables {
  if (rows.length === 0) return publishedTables;
  const key = JSON.stringify(rows);
  if (remembered?.key === key) return remembered.tables;
  const amendments: Partial<Record<keyof RateTables, Row<TypedValue>[]>> = {};
  for (const row of rows) {
    const checked = checkRow(row);
    if (checked.refused) throw new Error(`law row ${row.id} was confirmed and cannot be read`);
    const table = amendableTables[row.subject];
    const others = amendments[table]?.filter((other) => other.from !== checked.value.from) ?? [];
    amendments[table] = [...others, checked.value];
  }
  const tables = tablesWith(amendments as RateAmendments);
  remembered = { key, tables };
  return tables;
}
