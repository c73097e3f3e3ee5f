import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, type CivilDate, day, daysBetween } from '../../kernel/civil-date.ts';
import { type Cents, cents, euros, percent, plus, sumOf } from '../../kernel/money.ts';
import { orThrow } from '../../kernel/result.ts';
import { amountOwed } from '../../law/penalites-de-retard/amount-owed.ts';
import { publishedLaw } from '../../law/schedule.ts';
import type { TenantId } from '../../platform/ids.ts';
import { allocate } from './allocation.ts';
import { type ClaimPosition, owedOn, paidTotals } from './claim-position.ts';
import { presentOwed, warningText } from './owed-view.ts';
import type { Payment } from './payment.ts';

const claim: ClaimPosition = {
  inForce: publishedLaw,
  tenantId: 't' as TenantId,
  invoiceId: 'i',
  debtorId: 'd',
  number: 'F-118',
  issuedOn: day('2026-06-01'),
  dueOn: day('2026-07-01'),
  bornOn: day('2026-06-01'),
  firstDueOn: day('2026-07-01'),
  parties: 'professionals',
  total: euros('1200.00'),
  principal: euros('1200.00'),
  creditNotes: [],
  payments: [],
};

function paid(on: CivilDate, amount: Cents, origin: Payment['origin'] = 'client-funds'): Payment {
  return { on, amount, origin } as Payment;
}

test('on a day whose rate is known, the position is what the law answers', () => {
  const on = day('2026-11-22');
  const owed = orThrow(owedOn(claim, on));
  expect(owed).toEqual({ ...orThrow(amountOwed({ ...claim, on })), on });
  expect(owed.indemnity).toBe(euros('40.00'));
  expect(owed.interest > 0n).toBe(true);
});

/** The semester after the last one our tables know. */
const unknownFrom = day('2027-01-01');

test('the tables end where this file believes: from there the law refuses', () => {
  expect(amountOwed({ ...claim, on: unknownFrom })).toMatchObject({
    refused: true,
    refusal: { kind: 'law-not-known-on', on: unknownFrom },
  });
  expect(amountOwed({ ...claim, on: addDays(unknownFrom, -1) }).refused).toBe(false);
});

test('a rate not yet published stops interest on the last day known, and says so', () => {
  const lastKnown = orThrow(owedOn(claim, addDays(unknownFrom, -1)));
  const later = orThrow(owedOn(claim, day('2027-03-15')));
  expect(later.warnings[0]).toMatchObject({ kind: 'rate-not-published', from: unknownFrom });
  expect(later).toMatchObject({ total: lastKnown.total, lines: lastKnown.lines, on: '2027-03-15' });
  expect(later.because).toEqual(lastKnown.because);
  expect(later.warnings.slice(1)).toEqual(lastKnown.warnings);
  expect(warningText(later.warnings[0]!)).toContain('1er\u00a0janvier\u00a02027');
});

test('payments after the last day known still count, in their order', () => {
  const payments = [paid(day('2027-02-01'), euros('500.00')), paid(day('2027-02-20'), euros('300.00'))];
  const before = orThrow(owedOn(claim, day('2027-03-15')));
  const owed = orThrow(owedOn({ ...claim, payments }, day('2027-03-15')));
  expect(owed.total).toBe(before.total - euros('800.00'));
  expect(owed.imputation.map(({ on }) => on)).toEqual(['2027-02-01', '2027-02-20']);
  expect(owed.imputation[0]?.toInterest).toBe(before.interest);
  expect(owed.warnings.map(({ kind }) => kind)).not.toContain('paid-after-opening');
});

test('due after the last day known: no interest, and still the indemnity', () => {
  const late = { ...claim, issuedOn: day('2026-12-20'), dueOn: day('2027-01-20') };
  const owed = orThrow(owedOn(late, day('2027-02-20')));
  expect(owed).toMatchObject({ interest: 0n, lines: [], indemnity: euros('40.00') });
});

test('real insolvency proceedings opened after the last day known keep their warning and their reasons', () => {
  const opened = day('2027-02-10');
  const owed = orThrow(
    owedOn(
      { ...claim, insolvencyOpenedOn: opened, payments: [paid(day('2027-02-20'), euros('10.00'))] },
      day('2027-03-01'),
    ),
  );
  expect(owed.warnings).toContainEqual({ kind: 'interest-stopped-by-insolvency', on: opened });
  expect(owed.warnings).toContainEqual({ kind: 'paid-after-opening', on: '2027-02-20', amount: euros('10.00') });
  expect(owed.warnings.filter(({ kind }) => kind === 'interest-stopped-by-insolvency')).toHaveLength(1);
});

test('a law not known at the start of the period is refused, as any other refusal', () => {
  const old = { ...claim, issuedOn: day('2005-01-01'), dueOn: day('2005-02-01') };
  expect(owedOn(old, day('2026-11-22'))).toMatchObject({ refused: true, refusal: { kind: 'law-not-known-on' } });
  const oldConsumer: ClaimPosition = { ...old, parties: 'consumer', miseEnDemeureOn: day('2005-02-02') };
  expect(owedOn(oldConsumer, day('2026-11-22'))).toMatchObject({
    refused: true,
    refusal: { kind: 'law-not-known-on', on: '2005-02-03' },
  });
  expect(owedOn({ ...claim, payments: [paid(day('2026-05-01'), 1n as Cents)] }, day('2026-11-22'))).toMatchObject({
    refused: true,
    refusal: { kind: 'before-invoice', argument: 'payments' },
  });
});

test('what was paid is told by where it went, up to the day', () => {
  const position = { payments: [paid(day('2026-08-01'), cents(100n)), paid(day('2026-09-01'), cents(30n), 'direct')] };
  expect(paidTotals(position, day('2026-08-31'))).toEqual({ total: 100n, clientFunds: 100n, direct: 0n });
  expect(paidTotals(position, day('2026-09-01'))).toEqual({ total: 130n, clientFunds: 100n, direct: 30n });
});

test('a payment goes to interest first, then to principal, and what exceeds everything is surplus', () => {
  const on = day('2026-11-22');
  const owed = orThrow(owedOn(claim, on));
  const part = orThrow(allocate(claim, { on, amount: euros('100.00') }));
  expect(part).toEqual({
    toInterest: owed.interest,
    toPrincipal: euros('100.00') - owed.interest,
    toIndemnity: 0n,
    surplus: 0n,
  });
  const more = orThrow(allocate(claim, { on, amount: plus(owed.total, euros('7.00')) }));
  expect(more).toEqual({
    toInterest: owed.interest,
    toPrincipal: euros('1200.00'),
    toIndemnity: euros('40.00'),
    surplus: euros('7.00'),
  });
});

test('a payment received early and recorded after the debt was settled is surplus, not a second payment to the creditor', () => {
  const settled = orThrow(owedOn(claim, day('2026-11-22')));
  const position = { ...claim, payments: [paid(day('2026-11-22'), settled.total)] };
  const late = orThrow(allocate(position, { on: day('2026-09-01'), amount: euros('200.00') }));
  expect(late.surplus).toBe(euros('200.00'));
  expect(sumOf([late.toInterest, late.toIndemnity, late.toPrincipal])).toBe(0n);
});

test('whatever the payments and the order in which they are recorded: parts sum to the amount, none is negative, surplus is not lost', () => {
  const received = fc.record({ after: fc.integer({ min: 0, max: 300 }), amount: fc.bigInt(1n, 90_000n) });
  fc.assert(
    fc.property(fc.array(received, { minLength: 1, maxLength: 6 }), (list) => {
      let position: ClaimPosition = claim;
      let surplus = 0n;
      for (const { after, amount } of list) {
        const one = { on: addDays(claim.issuedOn, after), amount: cents(amount) };
        const parts = orThrow(allocate(position, one));
        expect(sumOf([parts.toInterest, parts.toIndemnity, parts.toPrincipal, parts.surplus])).toBe(amount);
        for (const part of Object.values(parts)) expect(part >= 0n).toBe(true);
        surplus += parts.surplus;
        position = { ...position, payments: [...position.payments, paid(one.on, one.amount)] };
      }
      const last = addDays(claim.issuedOn, Math.max(...list.map(({ after }) => after)));
      const truth = orThrow(owedOn(position, last));
      const inOrder = list.every((one, index) => index === 0 || one.after > list[index - 1]!.after);
      // A payment that arrives late may also lower the interest that an earlier one had paid: never the other way round.
      if (inOrder) expect(surplus).toBe(truth.surplus);
      else expect(surplus <= truth.surplus).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test('a credit note beyond the principal left: the view shows payments alone, and a warning tells where the rest went', () => {
  const on = day('2026-11-22');
  const position = {
    ...claim,
    payments: [paid(day('2026-08-01'), euros('1000.00'))],
    creditNotes: [{ on: day('2026-09-01'), amount: euros('400.00') }],
  };
  const owed = orThrow(owedOn(position, on));
  const view = presentOwed(owed, position);
  expect(view.totalCents).toBe(0);
  expect(view.imputations.map(({ amountCents }) => amountCents)).toEqual([1000_00]);
  const said = view.warnings.find(({ kind }) => kind === 'credit-note-exceeds-principal')?.text;
  expect(said).toMatch(/se compensent avec les intérêts et l’indemnité, .* restent en faveur du débiteur\.$/);
});

test('a payment received before a credit note was known: what it then pays too much is surplus, to give back', () => {
  const position = { ...claim, creditNotes: [{ on: day('2026-08-01'), amount: euros('1200.00') }] };
  const parts = orThrow(allocate(position, { on: day('2026-09-01'), amount: euros('100.00') }));
  const interest = orThrow(owedOn(position, day('2026-09-01'))).interest;
  expect(parts).toEqual({
    toInterest: interest,
    toIndemnity: euros('40.00'),
    toPrincipal: 0n,
    surplus: euros('60.00') - interest,
  });
  const twin = { ...claim, creditNotes: [{ on: day('2026-09-01'), amount: euros('1500.00') }] };
  expect(orThrow(allocate(twin, { on: day('2026-09-01'), amount: euros('1500.00') })).surplus).toBe(euros('1500.00'));
});

test.each([
  ['professionals', "date d'échéance exclue"],
  ['public-buyer', "date d'échéance exclue"],
  ['consumer', 'jour de la mise en demeure exclu'],
] as const)('toward %s the convention leaves out its own day', (parties, words) => {
  const position = { ...claim, parties, miseEnDemeureOn: day('2026-08-01') };
  expect(presentOwed(orThrow(owedOn(position, day('2026-11-22'))), position).convention).toContain(words);
});

test('a public buyer late after the last rate known: no interest from there, and no word of insolvency', () => {
  const late = { ...claim, parties: 'public-buyer' as const, issuedOn: day('2026-12-20'), dueOn: day('2027-01-20') };
  const owed = orThrow(owedOn(late, day('2027-02-20')));
  expect(owed).toMatchObject({ interest: 0n, indemnity: euros('40.00') });
  expect(owed.warnings.map(({ kind }) => kind)).toEqual(['rate-not-published']);
});

test('paid in full before the last rate known: nothing is missing', () => {
  const position = { ...claim, payments: [paid(day('2026-12-31'), euros('1400.00'))] };
  const owed = orThrow(owedOn(position, day('2027-06-30')));
  expect(owed.total).toBe(0n);
  expect(owed.warnings.map(({ kind }) => kind)).toEqual(['overpaid']);
});

test('the view carries the table, its articles once each with their address, and the convention', () => {
  const on = day('2026-11-22');
  const position = { ...claim, contractualRate: percent('5'), payments: [paid(day('2026-09-01'), euros('300.00'))] };
  const owed = orThrow(owedOn(position, on));
  const view = presentOwed(owed, position);
  expect(view).toMatchObject({ on, paidCents: 300_00, creditedCents: 0, totalCents: Number(owed.total) });
  expect(view.lines.reduce((days, line) => days + line.days, 0)).toBe(daysBetween(claim.dueOn, on));
  expect(view.articles).toContainEqual({
    label: 'Article L441-10 du code de commerce',
    url: 'https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000038414392',
    read: expect.any(String),
  });
  expect(new Set(view.articles.map(({ label }) => label)).size).toBe(view.articles.length);
  expect(view.convention).toContain('365 jours');
  for (const { text } of view.warnings) expect(text).toMatch(/^[A-ZÀ-Ý0-9].*\.$/su);
});
