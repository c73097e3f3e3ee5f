import fc from 'fast-check';
import { expect, test } from 'vitest';
import { completenessOf, type FileFacts } from './completeness.ts';
import { type ExhibitKind, exhibitKinds } from './exhibits.contract.ts';

const bare: FileFacts = {
  hasInvoiceFile: false,
  exhibits: new Set(),
  statuses: new Set(),
  isDebtorIdentified: false,
  hasDebtorAddress: false,
  miseEnDemeure: 'planned',
  hasDebtorSpoken: false,
};
const stateOf = (facts: FileFacts, item: string) => completenessOf(facts).items.find((one) => one.item === item);

test('an empty file is worth nothing, a whole one a hundred; what can only come later does not count against it', () => {
  expect(completenessOf(bare).score).toBe(0);
  expect(stateOf(bare, 'mise-en-demeure')?.state).toBe('to-come');
  const whole: FileFacts = {
    hasInvoiceFile: true,
    exhibits: new Set(['contract', 'delivery-note', 'terms', 'correspondence']),
    statuses: new Set(),
    isDebtorIdentified: true,
    hasDebtorAddress: true,
    miseEnDemeure: 'planned',
    hasDebtorSpoken: false,
  };
  expect(completenessOf(whole).score).toBe(100);
  expect(completenessOf({ ...whole, miseEnDemeure: 'never' }).score).toBe(90);
  expect(completenessOf({ ...whole, miseEnDemeure: 'sent' }).score).toBe(100);
});

test.each<[string, Partial<FileFacts>, string, string]>([
  ['a signed quote proves the order', { exhibits: new Set(['quote']) }, 'order', 'quote'],
  ['a contract proves the order', { exhibits: new Set(['contract']) }, 'order', 'contract'],
  ['an acceptance proves the work', { exhibits: new Set(['acceptance']) }, 'delivery', 'acceptance'],
  ['an approved e-invoice proves the work', { statuses: new Set(['205']) }, 'delivery', 'status-205'],
  ['an acknowledgement is an exchange', { exhibits: new Set(['acknowledgement']) }, 'exchanges', 'acknowledgement'],
  ['a promise of the debtor is an exchange', { hasDebtorSpoken: true }, 'exchanges', 'debtor'],
])('%s', (_, change, item, by) => {
  expect(stateOf({ ...bare, ...change }, item)).toMatchObject({ state: 'there', by });
});

test.each<[string, Partial<FileFacts>, string]>([
  ['a quote does not prove the delivery', { exhibits: new Set(['quote']) }, 'delivery'],
  ['an e-invoice received is not approved', { statuses: new Set(['202', '204']) }, 'delivery'],
  ['another document proves nothing by itself', { exhibits: new Set(['other', 'payment-proof']) }, 'order'],
])('%s', (_, change, item) => {
  expect(stateOf({ ...bare, ...change }, item)?.state).toBe('missing');
});

test('one more exhibit never lowers the score', () => {
  fc.assert(
    fc.property(fc.subarray([...exhibitKinds]), fc.constantFrom(...exhibitKinds), (kinds, more) => {
      const of = (list: ExhibitKind[]) => completenessOf({ ...bare, exhibits: new Set(list) }).score;
      expect(of([...kinds, more])).toBeGreaterThanOrEqual(of(kinds));
    }),
  );
});
