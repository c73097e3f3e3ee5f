import { expect, test } from 'vitest';
import { day } from '../../kernel/civil-date.ts';
import { cents, percent } from '../../kernel/money.ts';
import { publishedLaw } from '../../law/schedule.ts';
import { claimFindings, type FindingFacts } from './claim-findings.ts';

const facts: FindingFacts = {
  debtor: {
    kind: 'company',
    siren: '210091534' as never,
    name: 'Menuiserie Bréhat',
    addressLines: ['4 rue du Port'],
    postcode: '29200',
    city: 'Brest',
    country: 'FR',
    email: 'compta@brehat.example' as never,
    phone: '+33639981234' as never,
    isPublicBody: false,
    registerStatus: 'active',
  } as FindingFacts['debtor'],
  invoice: {
    number: 'F-1',
    issuedOn: day('2026-06-01'),
    dueOn: day('2026-07-01'),
    total: cents(120_000),
    prepaid: cents(0),
    principal: cents(120_000),
  },
  today: day('2026-11-22'),
  inForce: publishedLaw,
  prescribedOn: day('2031-07-01'),
  isRateBelowFloor: false,
  twins: { sameNumber: false },
};
const kinds = (change: Partial<FindingFacts>) => claimFindings({ ...facts, ...change }).map(({ kind }) => kind);
const invoice = (change: Partial<FindingFacts['invoice']>) => ({ invoice: { ...facts.invoice, ...change } });
const debtor = (change: object) => ({ debtor: { ...facts.debtor, ...change } as FindingFacts['debtor'] });

test('a good claim has nothing to tell', () => {
  expect(kinds({})).toEqual([]);
});

test.each<[string, Partial<FindingFacts>, string]>([
  ['prescribed since yesterday', { prescribedOn: day('2026-11-21') }, 'prescribed'],
  ['prescribed today at midnight', { prescribedOn: day('2026-11-22') }, 'prescription-near'],
  ['prescribed in less than six months', { prescribedOn: day('2027-05-21') }, 'prescription-near'],
  ['its number is that of another debtor', { twins: { sameNumber: true } }, 'same-number'],
  ['its day and amount are known', { twins: { sameNumber: false, sameAmountNumber: 'F-9' } }, 'same-amount'],
  [
    'a rate under the floor',
    { ...invoice({ contractualRate: percent('1') }), isRateBelowFloor: true },
    'rate-below-floor',
  ],
  // 60 days from 1 June is 31 July; 45 days end of month, by its widest reading, is 14 August.
  ['a term of 75 days', invoice({ dueOn: day('2026-08-15') }), 'term-too-long'],
  ['a company closed', debtor({ registerStatus: 'closed' }), 'debtor-closed'],
  ['a debtor abroad', debtor({ country: 'BE' }), 'foreign-debtor'],
  ['no email', debtor({ email: undefined }), 'no-email'],
  ['no telephone', debtor({ phone: undefined }), 'no-phone'],
  ['no address', debtor({ addressLines: [] }), 'no-address'],
  ['a consumer', debtor({ kind: 'individual' }), 'consumer'],
  ['a public buyer', debtor({ isPublicBody: true }), 'public-buyer'],
])('%s is told', (_, change, kind) => {
  expect(kinds(change)).toContain(kind);
});

test.each<[string, Partial<FindingFacts>]>([
  ['prescribed in six months', { prescribedOn: day('2027-05-22') }],
  ['a term within 45 days end of month by one reading', invoice({ dueOn: day('2026-08-14') })],
])('%s is not told', (_, change) => {
  expect(kinds(change)).toEqual([]);
});

test('a consumer may be given any term, and what blocks comes first', () => {
  const late = { ...invoice({ dueOn: day('2026-10-31') }), ...debtor({ kind: 'individual', email: undefined }) };
  expect(kinds(late)).not.toContain('term-too-long');
  expect(claimFindings({ ...facts, ...late, prescribedOn: day('2020-01-01') })[0]?.severity).toBe('blocks');
});
