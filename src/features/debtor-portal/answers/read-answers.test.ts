import { expect, test } from 'vitest';
import { day } from '../../../kernel/civil-date.ts';
import { euros } from '../../../kernel/money.ts';
import { disputeReasons, isDisputeCode } from './dispute-reasons.ts';
import {
  parseTypedAmount,
  parseTypedDay,
  readClaimedPaid,
  readDispute,
  readNotMe,
  readPromise,
  typedText,
} from './read-answers.ts';

const limits = { today: day('2026-11-21'), issuedOn: day('2026-09-09'), owed: euros('4666.61') };

test.each([
  ['2026-12-03', '2026-12-03'],
  ['3/12/2026', '2026-12-03'],
  [' 03-12-2026 ', '2026-12-03'],
  ['3.12.2026', '2026-12-03'],
  ['31/02/2026', undefined],
  ['12/2026', undefined],
  ['demain', undefined],
  ['', undefined],
])('the day %s is %s', (typed, expected) => {
  expect(parseTypedDay(typed)).toBe(expected);
});

test.each([
  ['1 200,50 €', '1200.50'],
  ['1\u202f200,50\u00a0€', '1200.50'],
  ['1200.5', '1200.50'],
  ['1.200,50', '1200.50'],
  ['1,200.50', '1200.50'],
  ['12 345 678,90', '12345678.90'],
  ['40', '40.00'],
])('the amount %s is %s', (typed, expected) => {
  expect(parseTypedAmount(typed)).toBe(euros(expected));
});

test.each(['1,200', '1.200', '12,345,678', 'tout', '10 % ', '1e3', ''])('the amount %s is not guessed', (typed) => {
  expect(parseTypedAmount(typed)).toBeUndefined();
});

test('a payment said to be made needs a day between the invoice and today', () => {
  expect(readClaimedPaid({ paidOn: '2026-11-20', amount: '4666,61', means: 'cheque' }, limits)).toEqual({
    refused: false,
    value: { reason: 'claimed-paid', paidOn: '2026-11-20', amount: euros('4666.61'), means: 'cheque' },
  });
  expect(readClaimedPaid({ paidOn: '21/11/2026', means: 'barter' }, limits)).toMatchObject({
    value: { reason: 'claimed-paid', paidOn: '2026-11-21' },
  });
  const refusalOf = (fields: Record<string, string>) => readClaimedPaid(fields, limits);
  expect(refusalOf({})).toMatchObject({ refusal: { paidOn: { kind: 'day-missing' } } });
  expect(refusalOf({ paidOn: '2026-11-22' })).toMatchObject({ refusal: { paidOn: { kind: 'day-to-come' } } });
  expect(refusalOf({ paidOn: '2025-11-20' })).toMatchObject({ refusal: { paidOn: { kind: 'before-the-invoice' } } });
  expect(refusalOf({ paidOn: '30/02/2026', amount: '-3' })).toMatchObject({
    refusal: { paidOn: { kind: 'not-a-day' }, amount: { kind: 'not-an-amount' } },
  });
});

test('a dispute has one of the closed reasons; another reason has to be told', () => {
  expect(readDispute({ code: 'QUALITE_ERR', text: ' Elles ferment mal.\r\n', amount: '1 200' }, limits)).toEqual({
    refused: false,
    value: { reason: 'dispute', code: 'QUALITE_ERR', text: 'Elles ferment mal.', amount: euros('1200.00') },
  });
  expect(readDispute({ code: 'PAS_CONTENT' }, limits)).toMatchObject({
    refusal: { code: { kind: 'no-reason-chosen' } },
  });
  expect(readDispute({ code: 'AUTRE', text: ' \n' }, limits)).toMatchObject({
    refusal: { text: { kind: 'other-needs-words' } },
  });
  expect(readDispute({ code: 'PU_ERR', text: 'x'.repeat(2001), amount: '4666,62' }, limits)).toMatchObject({
    refusal: { text: { kind: 'text-too-long', length: 2001 }, amount: { kind: 'more-than-owed', owed: '4666.61' } },
  });
  expect(readNotMe({ text: '' })).toEqual({ refused: false, value: { reason: 'dispute', code: 'DEST_ERR' } });
});

test('a promise is for a day from today to forty-five days on', () => {
  expect(readPromise({ promisedOn: '2026-11-21' }, limits)).toMatchObject({ value: { promisedOn: '2026-11-21' } });
  expect(readPromise({ promisedOn: '2027-01-05', amount: '100' }, limits)).toMatchObject({
    value: { promisedOn: '2027-01-05', amount: euros('100.00') },
  });
  expect(readPromise({ promisedOn: '2027-01-06' }, limits)).toMatchObject({
    refusal: { promisedOn: { kind: 'day-too-far', latestOn: '2027-01-05' } },
  });
  expect(readPromise({ promisedOn: '2026-11-20' }, limits)).toMatchObject({
    refusal: { promisedOn: { kind: 'day-gone' } },
  });
});

test('the reasons are the twenty-six codes of status 207, each once', () => {
  const codes = Object.values(disputeReasons).flat();
  expect(codes).toHaveLength(26);
  expect(new Set(codes).size).toBe(26);
  expect(codes.every(isDisputeCode)).toBe(true);
});

test('free text keeps its lines and loses what would hide or turn it round', () => {
  expect(typedText('un\r\ndeux\u202e\u0000trois\n\n\n\nquatre ')).toBe('un\ndeux  trois\n\nquatre');
});
