import type { CivilDate } from '../../kernel/civil-date.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { isWellFormed, type Read, type Reference } from '../../law/citation.ts';
import { entryOf, lawWith } from '../../law/law-book.ts';
import { type LawInForce, publishedLaw, type Row } from '../../law/schedule.ts';
import type { TextRefusal, Texts } from '../../law/text-form.ts';

/** A row of the law beside those of the release. A feed may know only a part of its value, and no reference. */
export type LawRow = {
  id: string;
  /** Name of a schedule of the law book. */
  subject: string;
  fromOn: CivilDate;
  untilOn?: CivilDate;
  value: Texts;
  reference?: Reference;
  read: Read;
  told?: string;
  note?: string;
};

export type LawRowRefusal =
  | TextRefusal
  | { kind: 'subject-unknown'; argument: 'subject'; text: string }
  | { kind: 'malformed-identifier'; argument: 'reference.id'; text: string }
  | { kind: 'reference-needed'; argument: 'reference' }
  | { kind: 'ends-before-it-begins'; argument: 'untilOn'; fromOn: CivilDate; untilOn: CivilDate };

/** Can the row enter the law? Its subject exists, its value is whole, its period has a sense, its reference is given and well formed. */
export function checkRow(row: LawRow): Result<Row<unknown>, LawRowRefusal> {
  const { subject, fromOn, untilOn, reference } = row;
  const entry = entryOf(subject);
  if (!entry) return refuse({ kind: 'subject-unknown', argument: 'subject', text: subject });
  if (untilOn !== undefined && untilOn < fromOn) {
    return refuse({ kind: 'ends-before-it-begins', argument: 'untilOn', fromOn, untilOn });
  }
  if (!reference) return refuse({ kind: 'reference-needed', argument: 'reference' });
  if (!isWellFormed(reference)) {
    const text = 'id' in reference ? `${reference.id}` : '';
    return refuse({ kind: 'malformed-identifier', argument: 'reference.id', text });
  }
  const value = entry.form.read(row.value);
  if (value.refused) return refuse({ ...value.refusal, argument: `value.${value.refusal.argument}` });
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

let remembered: { key: string; law: LawInForce } | undefined;

/**
 * The law of the release with the confirmed rows, in the order of their confirmation: of two rows of one day the last confirmed
 * counts. The same rows give the same law, whose timelines are then built once.
 */
export function lawFrom(rows: readonly LawRow[]): LawInForce {
  if (rows.length === 0) return publishedLaw;
  const key = JSON.stringify(rows);
  if (remembered?.key === key) return remembered.law;
  const bySubject: Record<string, Row<unknown>[]> = {};
  for (const row of rows) {
    const checked = checkRow(row);
    if (checked.refused) throw new Error(`law row ${row.id} was confirmed and cannot be read`);
    bySubject[row.subject] = [...(bySubject[row.subject] ?? []), checked.value];
  }
  const law = lawWith(bySubject);
  remembered = { key, law };
  return law;
}
