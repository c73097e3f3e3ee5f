import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ComparedDebtor, compareDebtors, keptFirst, type MergeReason } from './compare-debtors.ts';

const [ONE, TWO] = ['210000006', '356000000'];

type Wanted = Partial<ComparedDebtor> & { email?: string; phone?: string };

function aDebtor({ email, phone, ...wanted }: Wanted = {}): ComparedDebtor {
  const contacts = [{ ...(email ? { email } : {}), ...(phone ? { phone } : {}) }];
  const known = {
    kind: 'individual' as const,
    name: 'Jean Dupont',
    country: 'FR',
    addressLines: [],
    postcode: '35000',
  };
  return { ...known, contacts, ...wanted };
}

const named = (name: string) => aDebtor({ name });

test.each<[string, string, MergeReason]>([
  ['Menuiserie Bréhat', 'MENUISERIE BREHAT', 'same-name'],
  ['Maçonnerie Guivarc’h', "Maconnerie Guivarc'h", 'same-name'],
  ['Dupont & Fils', 'DUPONT ET FILS', 'same-name'],
  ['Le Cœur de Meuse', 'COEUR DE MEUSE', 'same-name'],
  ['Menuiserie Bréhat', 'SARL Menuiserie Bréhat', 'same-name-but-form'],
  ['Menuiserie Bréhat (S.A.R.L.)', 'Menuiserie Bréhat SARL', 'same-name'],
  ['Leroy SAS', 'LEROY S.A.S.U.', 'same-name-but-form'],
  ['Mme Lucie Corre', 'Lucie CORRE', 'same-name-but-form'],
  ['Jean Dupont', 'DUPONT Jean', 'other-order'],
  ['AtelierKermeur', 'Atelier Kermeur', 'other-spacing'],
  ['J. Dupont', 'Jean Dupont', 'initials'],
  ['J.-P. Martin', 'Jean-Pierre Martin', 'initials'],
  ['Menuiserie Bréhat', 'Menuiserie Bréhal', 'one-letter-off'],
  ['Menuiserie Dupont', 'Menuiseries Dupont', 'plural'],
])('%s / %s at one postcode: %s', (a, b, reason) => {
  for (const [left, right] of [
    [a, b],
    [b, a],
  ] as const) {
    expect(compareDebtors(named(left), named(right))?.reasons).toEqual([reason, 'same-postcode']);
  }
});

test.each([
  ['Martin', 'Martin & Fils'],
  ['Garage Martin', 'Boulangerie Martin'],
  ['Boulangerie du Port', 'Boulangerie du Pont'],
  ['Leroy SARL', 'Leroy SAS'],
  ['SCI Leroy', 'SARL Leroy'],
  ['Garage 2000', 'Garage 2001'],
  ['Immobilière du Lac', 'Immobilière du Lac II'],
  ['Jean Dupont', 'Jeanne Dupond'],
  ['Paul Dupont', 'Jean Dupont'],
  ['Leroy', 'Groupe Leroy'],
])('%s / %s: two debtors, even at one address with one email', (a, b) => {
  const together = { email: 'compta@dupont.example', addressLines: ['4 rue du Port'] };
  expect(compareDebtors(aDebtor({ name: a, ...together }), aDebtor({ name: b, ...together }))).toBeUndefined();
});

test('two SIRENs are two companies, whatever else agrees', () => {
  const company = { kind: 'company' as const, name: 'Leroy', email: 'a@leroy.example', phone: '+33299000000' };
  expect(compareDebtors(aDebtor({ ...company, siren: ONE }), aDebtor({ ...company, siren: TWO }))).toBeUndefined();
});

test.each<[Wanted, Wanted, boolean | undefined]>([
  // names alone, when nothing says where: asked, not certain
  [{ postcode: undefined }, {}, false],
  [{ postcode: undefined }, { postcode: undefined }, false],
  [{}, {}, true],
  // homonyms in two places are the rule
  [{}, { postcode: '13001' }, undefined],
  [{}, { postcode: '35000', country: 'BE' }, undefined],
  [{ email: 'jean@dupont.example' }, { postcode: '13001', email: 'Jean@Dupont.example' }, false],
  [{ phone: '+33639981234' }, { postcode: '13001', phone: '+33639981234' }, false],
  // a slip needs something else
  [{ postcode: undefined }, { postcode: undefined, name: 'Jean Dupomt' }, undefined],
  [{}, { name: 'J. Dupont' }, false],
  // a person and a company
  [{}, { kind: 'company', siren: ONE }, false],
  [{}, { kind: 'company', siren: ONE, postcode: undefined }, undefined],
  [{}, { kind: 'company', siren: ONE, name: 'J. Dupont' }, undefined],
  [{ email: 'j@d.example' }, { kind: 'company', siren: ONE, postcode: '13001', email: 'j@d.example' }, false],
  // nothing agrees because nothing is known
  [{ postcode: '' }, { postcode: '' }, false],
])('%j / %j: sure? %j', (a, b, isStrong) => {
  const [left, right] = [aDebtor(a), aDebtor(b)];
  expect(compareDebtors(left, right)?.isStrong).toBe(isStrong);
  expect(compareDebtors(right, left)?.isStrong).toBe(isStrong);
});

test('an address that was removed says nothing, one of several is enough', () => {
  const [one, other] = [{ email: 'a@b.example' }, { email: 'c@d.example' }];
  const reasonsOf = (...contacts: ComparedDebtor['contacts']) =>
    compareDebtors(aDebtor({ contacts: [other, one] }), aDebtor({ contacts }))?.reasons;
  expect(reasonsOf(one)).toContain('same-email');
  expect(reasonsOf({ ...one, removedAt: new Date() })).toEqual(['same-name', 'same-postcode']);
});

test('what must be looked at first is said', () => {
  const company = aDebtor({ kind: 'company', siren: ONE, email: 'j@d.example', postcode: '13001' });
  expect(compareDebtors(aDebtor({ email: 'j@d.example' }), company)).toMatchObject({
    warnings: ['individual-and-company', 'two-places'],
    reasons: ['same-name', 'same-email'],
  });
  const lines = (line: string) => aDebtor({ addressLines: [line] });
  expect(compareDebtors(lines('4, rue du Port'), lines('4 RUE DU PORT'))?.reasons).toEqual([
    'same-name',
    'same-address',
  ]);
});

test('likeness is the same both ways', () => {
  const debtor = fc.record({
    kind: fc.constantFrom('company' as const, 'individual' as const),
    name: fc
      .array(fc.constantFrom('Jean', 'J.', 'Dupont', 'DUPOND', 'SARL', 'SAS', '&', 'Fils', 'Bréhat'), { minLength: 1 })
      .map((words) => words.join(' ')),
    country: fc.constantFrom('FR', 'BE'),
    addressLines: fc.constantFrom([], ['4 rue du Port']),
    postcode: fc.constantFrom('35000', '13001', ''),
    contacts: fc.array(fc.record({ email: fc.constantFrom('a@b.example', 'A@B.example', 'c@d.example') }), {
      maxLength: 2,
    }),
  });
  fc.assert(
    fc.property(debtor, debtor, (a, b) => {
      expect(compareDebtors(a, b)).toEqual(compareDebtors(b, a));
    }),
  );
});

test('the one kept has a SIREN, else is the most complete, else has the latest case, else is the oldest', () => {
  const at = (day: number) => new Date(Date.UTC(2026, 8, day));
  const ranked = (id: string, wanted: object) => ({ id, addressLines: [], contacts: [], createdAt: at(1), ...wanted });
  const order = [
    ranked('siren', { siren: ONE, createdAt: at(9) }),
    ranked('complete', { contacts: [{ email: 'a@b.example' }, { phone: '+33299000000' }] }),
    ranked('email', { contacts: [{ email: 'a@b.example' }, { phone: '+33299000000', removedAt: at(2) }] }),
    ranked('latest', { lastCaseOn: '2026-09-09' }),
    ranked('earlier', { lastCaseOn: '2026-09-08' }),
    ranked('oldest', {}),
    ranked('newest', { createdAt: at(2) }),
  ];
  expect(order.toReversed().toSorted(keptFirst)).toEqual(order);
});
