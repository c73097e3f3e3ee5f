import { expect, test } from 'vitest';
import { day } from '../../kernel/civil-date.ts';
import { orThrow } from '../../kernel/result.ts';
import { readMentions } from './read-mentions.ts';

const on = day('2026-11-21');
const notes = [
  { code: 'PMD', text: '1,5 fois le taux d’intérêt légal' },
  { code: 'PMT', text: 'Indemnité 40 €' },
];

test('what is said, what is not, and the fraction as a text', () => {
  const read = orThrow(readMentions({ notes, on }));
  expect(read.clause).toEqual({ kind: 'legal-times', times: '1.5' });
  expect(read.findings.map(({ kind }) => kind)).toEqual(['penalty-rate-below-floor', 'discount-missing']);
  expect(read.absent.map(({ mention }) => mention)).toEqual(['due-date', 'early-payment-discount']);
  expect(read.term).toBeUndefined();
});

test('with its term: the due date is there, and may be too late', () => {
  const term = { issuedOn: day('2026-10-01'), dueOn: day('2026-12-30') };
  const read = orThrow(readMentions({ notes, on, term }));
  expect(read.term?.verdict).toBe('exceeds');
  expect(read.absent.map(({ mention }) => mention)).toEqual(['early-payment-discount']);
});

test('an order number is asked only of whom it was given', () => {
  const absent = (facts: object) => orThrow(readMentions({ notes, on, ...facts })).absent.map(({ mention }) => mention);
  expect(absent({ buyerSetOrderNumber: true })).toContain('order-number');
  expect(absent({ buyerSetOrderNumber: true, hasOrderNumber: true })).not.toContain('order-number');
  expect(absent({})).not.toContain('order-number');
});

test('refused where the law is not known, or the term cannot be', () => {
  expect(readMentions({ notes, on: day('2027-01-15') })).toMatchObject({ refusal: { kind: 'law-not-known-on' } });
  const term = { issuedOn: day('2026-10-02'), dueOn: day('2026-10-01') };
  expect(readMentions({ notes, on, term })).toMatchObject({ refusal: { kind: 'due-before-issued' } });
});
