import { describe, expect, test } from 'vitest';
import { day } from '../../kernel/civil-date.ts';
import { orThrow } from '../../kernel/result.ts';
import type { Siren } from '../../kernel/siren.ts';
import type { Company } from '../companies/ports.ts';
import { partiesOf } from './claim.ts';
import type { DebtorInput } from './claims.contract.ts';
import { addressUnderName, checkDebtor } from './debtor.ts';

const input = (changes: Partial<DebtorInput> = {}): DebtorInput => ({
  kind: 'company',
  siren: '732 829 320',
  name: 'Menuiserie Bréhat',
  addressLines: ['4 rue du Port', ''],
  postcode: '29200',
  city: 'Brest',
  country: 'FR',
  email: 'Compta@Brehat.example',
  phone: '06 39 98 12 34',
  ...changes,
});
const company = {
  siren: '732829320' as Siren,
  name: 'MENUISERIE BREHAT',
  status: 'closed',
  isPublicBody: true,
  legalForm: 'SARL',
  source: 'registre',
  readOn: day('2026-11-01'),
  headOffice: { lines: [] },
} as unknown as Company;
const faults = (changes: Partial<DebtorInput>) => {
  const checked = checkDebtor(input(changes), undefined);
  return checked.refused ? checked.refusal.faults.map(({ field, kind }) => `${field} ${kind}`) : [];
};

describe('a debtor that can be pursued', () => {
  test('is kept in the form that letters and messages need', () => {
    expect(orThrow(checkDebtor(input(), undefined))).toEqual({
      kind: 'company',
      name: 'Menuiserie Bréhat',
      siren: '732829320',
      isPublicBody: false,
      addressLines: ['4 rue du Port'],
      postcode: '29200',
      city: 'Brest',
      country: 'FR',
      email: 'Compta@brehat.example',
      phone: '+33639981234',
    });
  });

  test('keeps what the register says of it, its end and its public nature included, but the name that was typed', () => {
    expect(orThrow(checkDebtor(input(), company))).toMatchObject({
      name: 'Menuiserie Bréhat',
      registerStatus: 'closed',
      isPublicBody: true,
      legalForm: 'SARL',
      registerReadOn: '2026-11-01',
    });
  });

  test('an individual has no SIREN, and one typed by mistake is not kept', () => {
    const checked = orThrow(checkDebtor(input({ kind: 'individual', siren: 'whatever' }), undefined));
    expect(checked.siren).toBeUndefined();
  });
});

test.each<[Partial<DebtorInput>, string[]]>([
  [{ siren: '' }, ['debtor.siren missing']],
  [{ siren: '732829321' }, ['debtor.siren not-a-siren']],
  [{ email: 'compta' }, ['debtor.email not-an-email']],
  [{ phone: '12' }, ['debtor.phone not-a-phone-number']],
  [{ postcode: '2920' }, ['debtor.postcode not-a-postcode']],
  [{ city: '' }, ['debtor.city missing']],
  [{ kind: 'individual', siren: undefined }, []],
  [{ country: 'BE', siren: undefined, postcode: '1000' }, []],
  [{ email: undefined, phone: undefined, addressLines: [] }, []],
  [
    { siren: 'x', email: 'x', phone: 'x', postcode: 'x', city: '' },
    [
      'debtor.siren not-a-siren',
      'debtor.email not-an-email',
      'debtor.phone not-a-phone-number',
      'debtor.postcode not-a-postcode',
      'debtor.city missing',
    ],
  ],
])('%j: every fault at once, with its field', (changes, expected) => {
  expect(faults(changes)).toEqual(expected);
});

describe('the address of a letter', () => {
  const debtor = orThrow(checkDebtor(input(), undefined));

  test('is the street and the town as the post reads them', () => {
    expect(addressUnderName(debtor)).toEqual(['4 RUE DU PORT', '29200 BREST']);
    expect(addressUnderName({ ...debtor, city: 'Saint-Malo', postcode: '35400' })).toContain('35400 SAINT MALO');
    expect(addressUnderName({ ...debtor, contactName: 'Yann Le Goff' })).toEqual(addressUnderName(debtor));
  });

  test('abroad, the country stands alone on the last line', () => {
    expect(addressUnderName({ ...debtor, country: 'BE', postcode: '1000', city: 'Bruxelles' })).toEqual([
      '4 rue du Port',
      '1000 BRUXELLES',
      'BELGIQUE',
    ]);
  });

  test('what does not fit in seven lines with the names is kept whole, for the letter to refuse', () => {
    const addressLines = ['1', '2', '3', '4', '5'];
    expect(addressUnderName({ ...debtor, addressLines })).toEqual([...addressLines, '29200 BREST']);
    const contactName = 'Yann Le Goff';
    const typed = [...addressLines, '29200 Brest'];
    expect(addressUnderName({ ...debtor, addressLines, contactName })).toEqual(typed);
    expect(addressUnderName({ ...debtor, addressLines: [...addressLines, '6'] })).toEqual([
      ...addressLines,
      '6',
      '29200 Brest',
    ]);
  });
});

test('the regime follows the debtor: professionals, public buyer, consumer', () => {
  expect(partiesOf({ kind: 'company', isPublicBody: false })).toBe('professionals');
  expect(partiesOf({ kind: 'company', isPublicBody: true })).toBe('public-buyer');
  expect(partiesOf({ kind: 'individual', isPublicBody: false })).toBe('consumer');
});
