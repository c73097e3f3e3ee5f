import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, day } from '../../kernel/civil-date.ts';
import { percent } from '../../kernel/money.ts';
import { orThrow } from '../../kernel/result.ts';
import type { InvoiceInput } from './claims.contract.ts';
import { checkInvoice } from './invoice.ts';

const TODAY = day('2026-09-07');
const input = (changes: Partial<InvoiceInput> = {}): InvoiceInput => ({
  number: 'F-1',
  issuedOn: '2026-06-01',
  dueOn: '2026-07-01',
  netCents: 100_000,
  taxCents: 20_000,
  totalCents: 120_000,
  prepaidCents: 0,
  ...changes,
});

test('a confirmed invoice: what is left to pay is the total less what was paid before', () => {
  const checked = orThrow(
    checkInvoice(input({ prepaidCents: 20_000, contractualRatePercent: '15,5 %', subject: 'Pose' }), TODAY),
  );
  expect(checked).toMatchObject({
    principal: 100_000n,
    total: 120_000n,
    prepaid: 20_000n,
    contractualRate: percent('15.5'),
    subject: 'Pose',
  });
});

test.each<[Partial<InvoiceInput>, string[]]>([
  [{ dueOn: '2026-09-06' }, []],
  [{ dueOn: '2026-09-07' }, ['invoice.dueOn not-yet-due']],
  [{ issuedOn: '2026-09-08', dueOn: '2026-09-09' }, ['invoice.issuedOn in-the-future', 'invoice.dueOn not-yet-due']],
  [{ dueOn: '2026-05-31' }, ['invoice.dueOn due-before-issued']],
  [{ issuedOn: '2026-02-30' }, ['invoice.issuedOn not-a-date']],
  [{ issuedOn: '2000-01-01' }, ['invoice.dueOn due-too-far']],
  [{ contractualRatePercent: 'trois fois' }, ['invoice.contractualRatePercent not-a-rate']],
  [{ contractualRatePercent: '101' }, ['invoice.contractualRatePercent not-a-rate']],
  [{ prepaidCents: 120_000 }, ['invoice.prepaidCents nothing-left-to-pay']],
  [{ taxCents: 20_001 }, ['invoice.totalCents does-not-add-up']],
  [{ netCents: undefined, taxCents: undefined }, []],
  [
    { prepaidCents: 130_000, taxCents: 0, dueOn: '2026-12-01' },
    ['invoice.dueOn not-yet-due', 'invoice.prepaidCents nothing-left-to-pay', 'invoice.totalCents does-not-add-up'],
  ],
])('%j: every fault at once, with its field', (changes, expected) => {
  const checked = checkInvoice(input(changes), TODAY);
  expect(checked.refused ? checked.refusal.faults.map(({ field, kind }) => `${field} ${kind}`) : []).toEqual(expected);
});

test('whatever is accepted has something left to pay, was due before today, and adds up', () => {
  const amounts = fc.record({
    netCents: fc.nat(1_000_000),
    taxCents: fc.nat(200_000),
    prepaidCents: fc.nat(1_300_000),
    off: fc.constantFrom(0, 0, 0, 1, -1),
  });
  fc.assert(
    fc.property(
      amounts,
      fc.integer({ min: -60, max: 30 }),
      fc.nat(90),
      ({ netCents, taxCents, prepaidCents, off }, due, term) => {
        const dueOn = addDays(TODAY, due);
        const totalCents = Math.max(1, netCents + taxCents + off);
        const checked = checkInvoice(
          input({ netCents, taxCents, totalCents, prepaidCents, dueOn, issuedOn: addDays(dueOn, -term) }),
          TODAY,
        );
        if (checked.refused) return;
        expect(checked.value.principal).toBeGreaterThan(0n);
        expect(checked.value.dueOn < TODAY).toBe(true);
        expect((checked.value.net ?? 0n) + (checked.value.tax ?? 0n)).toBe(checked.value.total);
      },
    ),
  );
});
