import { expect, test } from 'vitest';
import { orThrow } from '../../kernel/result.ts';
import { publishedLaw } from '../../law/schedule.ts';
import { answerMentions } from './answer-mentions.ts';
import { mentionsAnswer, mentionsInput } from './mentions.contract.ts';

const input = mentionsInput.parse({
  notes: [
    { code: 'PMD', text: 'TVA 20 %. Pénalités 12 % par an' },
    { code: 'ACC', text: 'néant' },
  ],
  on: '2026-11-21',
  term: { issuedOn: '2026-01-15', dueOn: '2026-03-31', saysEndOfMonth: true },
});

test('the answer is of the shape that is published, amounts and rates as texts', () => {
  const answer = mentionsAnswer.parse(orThrow(answerMentions(input, publishedLaw)));
  expect(answer).toMatchObject({
    clause: { kind: 'fixed', rate: '12.00' },
    isFactored: false,
    absent: [{ mention: 'early-payment-discount' }, { mention: 'fixed-indemnity' }],
    term: { verdict: 'depends-on-reading', readings: [{ daysOver: 0 }, { daysOver: 14 }] },
  });
});

test('a sector whose term nobody read is refused by name', () => {
  const term = { issuedOn: '2026-01-15', dueOn: '2026-03-31', sector: 'toys' };
  expect(answerMentions({ ...input, term }, publishedLaw)).toMatchObject({
    refusal: { kind: 'sector-term-not-known', argument: 'sector' },
  });
});

test.each([{ notes: [{ code: 'P', text: 'x' }] }, { on: '2026-02-30' }, { notes: 'x' }, { unknown: 1 }])(
  'what is not of the contract is not read: %j',
  (change) => expect(mentionsInput.safeParse({ ...input, ...change }).success).toBe(false),
);
