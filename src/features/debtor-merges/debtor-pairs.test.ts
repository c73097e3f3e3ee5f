import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareDebtors } from './compare-debtors.ts';
import { debtorPairs, type PairedDebtor, pairKey } from './debtor-pairs.ts';

let made = 0;
type Wanted = Partial<PairedDebtor> & { email?: string };

function aDebtor({ email, ...wanted }: Wanted = {}): PairedDebtor {
  made += 1;
  const id = `debtor-${String(made).padStart(4, '0')}`;
  const createdAt = new Date(Date.UTC(2026, 8, 1, 0, made));
  const contacts = email ? [{ email }] : [];
  const known = { kind: 'individual' as const, name: 'Jean Dupont', country: 'FR', addressLines: [], contacts };
  return { id, ...known, createdAt, ...wanted };
}

const shown = (debtors: PairedDebtor[], apart?: Set<string>) =>
  debtorPairs(debtors, apart).map(({ kept, gone }) => `${kept.name} ← ${gone.name}`);

test('of three spellings, two questions, both towards the one to keep', () => {
  const place = { postcode: '35000' };
  const debtors = [
    aDebtor({ ...place, name: 'J. Dupont' }),
    aDebtor({ ...place, name: 'DUPONT Jean', email: 'jean@dupont.example' }),
    aDebtor({ ...place, name: 'Jean Dupont' }),
  ];
  expect(shown(debtors)).toEqual(['DUPONT Jean ← Jean Dupont', 'DUPONT Jean ← J. Dupont']);
});

test('a pair told apart is not asked again; the others of the group still are', () => {
  const [one, two, three] = ['Jean Dupont', 'DUPONT Jean', 'Monsieur Jean Dupont'].map((name) =>
    aDebtor({ name, postcode: '35000' }),
  ) as [PairedDebtor, PairedDebtor, PairedDebtor];
  expect(shown([one, two, three])).toHaveLength(2);
  const apart = new Set([pairKey(two.id, one.id)]);
  expect(shown([one, two, three], apart)).toEqual([
    'Jean Dupont ← Monsieur Jean Dupont',
    'DUPONT Jean ← Monsieur Jean Dupont',
  ]);
});

test('a spelling that two companies could be is asked with that doubt', () => {
  const company = { kind: 'company' as const, postcode: '35000' };
  const pairs = debtorPairs([
    aDebtor({ ...company, name: 'Leroy SARL', siren: '210000006' }),
    aDebtor({ ...company, name: 'Leroy SAS', siren: '356000000' }),
    aDebtor({ ...company, name: 'Leroy' }),
  ]);
  expect(pairs).toHaveLength(2);
  for (const { isStrong, warnings } of pairs) {
    expect(isStrong).toBe(false);
    expect(warnings).toContain('several-companies');
  }
});

test('what too many share tells nothing: an accountant’s email, a town’s trade', () => {
  const many = Array.from({ length: 200 }, (_, n) =>
    aDebtor({ name: `Garage Numero${n}x`, postcode: '75001', email: 'cabinet@comptable.example' }),
  );
  expect(shown(many)).toEqual([]);
});

const VOCABULARY = [
  ...['Jean', 'Pierre', 'Marie', 'J.', 'J.-P.', 'JPM', 'Dupont', 'DUPOND', 'SARL', 'II'],
  ...[
    'Bréhat',
    'Brehatt',
    'Berhat',
    'Kermeur',
    'Mermeur',
    'Kermuer',
    'Garage',
    'Garages',
    'JeanPierre',
    'GarageKermeur',
  ],
];

test('nobody that comparing every pair would find is missed', () => {
  const name = fc
    .array(fc.constantFrom(...VOCABULARY), {
      minLength: 1,
      maxLength: 5,
    })
    .map((words) => words.join(' '));
  const debtor = fc.record({
    name,
    kind: fc.constantFrom('company' as const, 'individual' as const),
    postcode: fc.constantFrom('35000', '13001'),
    email: fc.constantFrom('', 'a@b.example', 'c@d.example'),
  });
  fc.assert(
    fc.property(fc.array(debtor, { minLength: 2, maxLength: 12 }), (wanted) => {
      const debtors = wanted.map(aDebtor);
      const alike = new Set<string>();
      for (const a of debtors) {
        for (const b of debtors) if (a.id < b.id && compareDebtors(a, b)) alike.add(pairKey(a.id, b.id));
      }
      const linked = new Map(debtors.map(({ id }) => [id, id]));
      const rootOf = (id: string): string => (linked.get(id) === id ? id : rootOf(linked.get(id) as string));
      for (const { kept, gone } of debtorPairs(debtors)) {
        expect(alike).toContain(pairKey(kept.id, gone.id));
        linked.set(rootOf(gone.id), rootOf(kept.id));
      }
      // the questions shown link all that would be linked by asking every one
      for (const key of alike) {
        const [a = '', b = ''] = key.split(' ');
        expect(rootOf(a)).toBe(rootOf(b));
      }
    }),
    { numRuns: 2_000 },
  );
});
