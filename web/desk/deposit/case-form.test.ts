import { expect, test } from 'vitest';
import { casePreviewInput } from '../../../src/features/cases/cases.contract.ts';
import type { DepositView } from '../../../src/features/claims/claims.contract.ts';
import { day } from '../../../src/kernel/civil-date.ts';
import { type CaseForm, completed, emptyForm, faultsOfForm, formOfDeposit, inputOf, isSameName } from './case-form.ts';

const whole: CaseForm = {
  ...emptyForm,
  siren: '732 829 320',
  name: 'Menuiserie Bréhat',
  street: '4 rue du Port',
  postcode: '35400',
  city: 'Saint-Malo',
  number: 'F-1',
  issuedOn: day('2026-09-09'),
  dueOn: day('2026-10-09'),
  totalCents: 456_000,
};

test('a whole form is what the contract expects, empty fields left out', () => {
  const input = inputOf(whole, undefined);
  expect(casePreviewInput.parse(input)).toEqual(input);
  expect(Object.keys(input?.debtor ?? {})).not.toContain('email');
  expect(input?.invoice.prepaidCents).toBe(0);
});

test('an empty form names each missing field', () => {
  expect(Object.keys(faultsOfForm(emptyForm)).sort()).toEqual([
    'debtor.city',
    'debtor.name',
    'debtor.postcode',
    'debtor.siren',
    'invoice.dueOn',
    'invoice.issuedOn',
    'invoice.number',
    'invoice.totalCents',
  ]);
  expect(inputOf(emptyForm, undefined)).toBeUndefined();
});

test('an individual needs no SIREN', () => {
  expect(inputOf({ ...whole, kind: 'individual', siren: '' }, undefined)?.debtor.siren).toBeUndefined();
  expect(inputOf({ ...whole, siren: '' }, undefined)).toBeUndefined();
});

test('a contact being typed is told as a fault, and does not stop the preview', () => {
  const form = { ...whole, email: 'compta@', ratePercent: '12,40 %' };
  expect(faultsOfForm(form)).toEqual({ 'debtor.email': 'not-an-email' });
  expect(inputOf(form, undefined)?.debtor.email).toBeUndefined();
  expect(inputOf(form, undefined)?.invoice.contractualRatePercent).toBe('12.40');
});

test('names are compared as people compare them', () => {
  expect(isSameName('SARL Menuiserie Bréhat', 'MENUISERIE BREHAT')).toBe(true);
  expect(isSameName('Manufacture Lyonnaise SAS', 'Menuiserie Bréhat')).toBe(false);
  expect(isSameName('', 'Menuiserie Bréhat')).toBe(false);
});

test('a clause of the invoice goes with it, unless a rate is typed instead', () => {
  const form = { ...whole, penaltyClause: 'legal-times:3' };
  expect(inputOf(form, undefined)?.invoice.penaltyClause).toBe('legal-times:3');
  expect(inputOf({ ...form, ratePercent: '12' }, undefined)?.invoice.penaltyClause).toBeUndefined();
});

test('what a scan was found to say fills only what nobody typed, and never half an address', () => {
  const typed = { ...emptyForm, number: 'F-2', totalCents: 100 };
  expect(completed(typed, whole)).toEqual({ ...whole, number: 'F-2', totalCents: 100 });
  const named = completed({ ...emptyForm, name: 'Autre' }, whole);
  expect(named).toMatchObject({ name: 'Autre', street: '', city: '', siren: '', number: 'F-1', totalCents: 456_000 });
});

test.each<[string | null, string | null, CaseForm['kind']]>([
  ['Menuiserie Lefèvre & Fils SAS', null, 'company'],
  ['Menuiserie Bréhat', null, 'company'],
  ['Le Goff', null, 'company'],
  ['Mme Rozenn Le Bihan', null, 'individual'],
  ['M. et Mme Martin', null, 'individual'],
  ['MONSIEUR DUPONT Jean', null, 'individual'],
  ['M. Jean Dupont EI', '732829320', 'company'],
  ['M2 Conseil', null, 'company'],
  [null, null, 'company'],
])('%s is taken for a company unless the invoice calls it a person', (name, siren, kind) => {
  const buyer = {
    name,
    siren,
    siret: null,
    vat: null,
    addressLines: [],
    postcode: null,
    city: null,
    country: null,
    email: null,
    phone: null,
    contactName: null,
  };
  const reading = {
    buyer,
    number: 'F-1',
    issuedOn: null,
    dueOn: null,
    totalCents: null,
    netCents: null,
    taxCents: null,
    prepaidCents: null,
    subject: null,
    contractualRatePercent: null,
    penaltyClause: null,
  };
  expect(formOfDeposit({ reading, debtorCompany: null } as unknown as DepositView).kind).toBe(kind);
});
