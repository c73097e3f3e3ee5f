import { expect, test } from 'vitest';
import { type CivilDate, day } from '../../kernel/civil-date.ts';
import { euros } from '../../kernel/money.ts';
import type { DebtorCase } from '../cases/many/move-cases.ts';
import type { MergeableDebtor, SharedNumber } from '../claims/merging/merged-debtors.ts';
import { decideMerge, type MergeFacts } from './decide-merge.ts';

const OPENED: CivilDate = day('2026-09-07');

function aDebtor(id: string, wanted: Partial<MergeableDebtor> = {}): MergeableDebtor {
  return {
    id,
    kind: 'individual',
    name: `Débiteur ${id}`,
    isPublicBody: false,
    addressLines: [],
    country: 'FR',
    contacts: [],
    createdAt: new Date('2026-09-01T08:00:00Z'),
    ...wanted,
  };
}

const SHARED: SharedNumber = {
  number: 'F-12',
  keptInvoiceId: 'kept-12',
  goneInvoiceId: 'gone-12',
  keptTotal: euros('100.00'),
  goneTotal: euros('100.00'),
};

const aCase = (invoiceId: string, closedReason?: string): DebtorCase => ({
  caseId: `case of ${invoiceId}`,
  reference: `RCV-${invoiceId}`,
  debtorId: invoiceId.split('-')[0] ?? '',
  invoiceId,
  openedOn: OPENED,
  ...(closedReason ? { closedReason } : {}),
});

function facts(wanted: Partial<MergeFacts> = {}): MergeFacts {
  return { kept: aDebtor('kept'), gone: aDebtor('gone'), cases: [], shared: [], paidInvoiceIds: new Set(), ...wanted };
}

const siren = (text: string) => text as MergeableDebtor['siren'] & string;

test('two companies, a debtor already merged, and the wrong one kept are refused', () => {
  const one = aDebtor('kept', { siren: siren('210000006') });
  const two = aDebtor('gone', { siren: siren('356000000') });
  expect(decideMerge(facts({ kept: one, gone: two }))).toMatchObject({ refusal: { kind: 'two-companies' } });
  expect(decideMerge(facts({ gone: two }))).toMatchObject({ refusal: { kind: 'keep-the-one-with-siren' } });
  expect(decideMerge(facts({ kept: one }))).toMatchObject({ refused: false });
  const merged = aDebtor('gone', { mergedInto: 'third' });
  expect(decideMerge(facts({ gone: merged }))).toMatchObject({ refusal: { kind: 'debtor-already-merged' } });
});

test.each<
  [what: string, keptCase: string | undefined, goneCase: string | undefined, paid: string[], withdrawn?: string]
>([
  ['both open', undefined, undefined, []],
  ['one paid and closed, the other open', 'paid', undefined, ['kept-12']],
  ['closed as paid without a payment of ours', 'paid', undefined, []],
  ['both closed for other reasons', 'abandoned', 'settled', []],
  ['closed as a mistake but paid', undefined, 'error', ['gone-12']],
  ['the gone one closed as a mistake', undefined, 'error', [], 'gone-12'],
  ['the kept one closed as a mistake', 'error', undefined, [], 'kept-12'],
  ['the kept one closed as a mistake, the other paid', 'error', 'paid', ['gone-12'], 'kept-12'],
  ['both closed as mistakes', 'error', 'error', [], 'gone-12'],
])('one invoice number in both, %s', (_what, keptCase, goneCase, paid, withdrawn) => {
  const cases = [aCase('kept-12', keptCase), aCase('gone-12', goneCase)];
  const decided = decideMerge(facts({ cases, shared: [SHARED], paidInvoiceIds: new Set(paid) }));
  if (withdrawn) expect(decided).toMatchObject({ value: { withdrawn: [withdrawn] } });
  else {
    expect(decided).toEqual({
      refused: true,
      refusal: {
        kind: 'invoices-twice',
        invoices: [
          {
            number: 'F-12',
            isSameAmount: true,
            keptReference: 'RCV-kept-12',
            goneReference: 'RCV-gone-12',
            isPaid: false,
          },
        ],
      },
    });
  }
});

test('paid twice is told: no closing would make it one', () => {
  const cases = [aCase('kept-12', 'paid'), aCase('gone-12', 'paid')];
  const paidInvoiceIds = new Set(['kept-12', 'gone-12']);
  expect(decideMerge(facts({ cases, shared: [SHARED], paidInvoiceIds }))).toMatchObject({
    refusal: { invoices: [{ isPaid: true }] },
  });
});
