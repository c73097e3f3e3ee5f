import { expect, test } from 'vitest';
import { stalePages } from '../../scripts/law-docs.ts';
import { day } from '../kernel/civil-date.ts';
import { isWellFormed } from './citation.ts';
import { lawBook, reviewsDue } from './law-book.ts';

const entries = lawBook.flatMap((page) => page.entries);
const rows = entries.flatMap(({ schedule }) => schedule.rows.map((row) => ({ ...row, subject: schedule.subject })));

test('docs/law says what the code says', () => {
  expect(stalePages()).toEqual([]);
});

test('subjects are named once, in kebab-case', () => {
  const subjects = entries.map(({ schedule }) => schedule.subject);
  expect(new Set(subjects).size).toBe(subjects.length);
  for (const subject of subjects) expect(subject).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
});

test('every row has a well-formed source, and what was not read in the text says who told it, or why it is doubtful', () => {
  for (const row of rows) {
    expect(isWellFormed(row.source), row.subject).toBe(true);
    if (row.read === 'unconfirmed') expect(row.note, `${row.subject} ${row.from}`).toBeDefined();
    if (row.read === 'second-hand' && row.source.kind !== 'article' && row.source.id === undefined) {
      expect(row.told ?? row.note, `${row.subject} ${row.from}`).toBeDefined();
    }
  }
});

test('an identifier is never an address', () => {
  for (const row of rows) expect(row.source.id ?? '').not.toMatch(/https?:/);
});

test('reviews fall due by the rhythm of each subject', () => {
  expect(reviewsDue(day('2026-11-21'))).toEqual([]);
  expect(reviewsDue(day('2027-02-21')).map((one) => one.subject)).toEqual([
    'uncontested-commercial-claims',
    'creances-incontestees-fee',
  ]);
  const half = reviewsDue(day('2027-05-21')).map((one) => one.subject);
  expect(half).toContain('legal-interest');
  expect(half).toContain('ecb-refinancing-rate');
  expect(half).not.toContain('prescription-toward-consumers');
  expect(reviewsDue(day('2027-11-21')).length).toBeGreaterThan(half.length);
});
