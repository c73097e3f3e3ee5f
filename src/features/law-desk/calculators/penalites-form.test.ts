import { expect, test } from 'vitest';
import { publishedLaw } from '../../../law/schedule.ts';
import { addressOf, changedQuery, MOST_INVOICES, readPenalites } from './penalites-form.ts';
import { statementOf } from './penalites-statement.ts';
import { presentPenalites } from './present-penalites.ts';
import { say } from './say.ts';
import { typedAmount, typedDay } from './typed-fields.ts';

const query = { parties: 'professionnels', au: '2026-11-22', montant1: '1 000,00 €', echeance1: '31/01/2026' };
const result = (extra: Record<string, string> = {}) => {
  const form = readPenalites({ ...query, ...extra });
  return { form, result: presentPenalites(form, publishedLaw) };
};

test.each([
  ['1234.56', 123_456n],
  ['1 234,56 €', 123_456n],
  ['1\u202f234,5', 123_450n],
  ['1.234,56', 123_456n],
  ['1,234.56', 123_456n],
  ['12.345.678', 1_234_567_800n],
  ['1e3', undefined],
  ['12,345', undefined],
  ['abc', undefined],
])('« %s » is read as an amount the way it was meant, or not at all', (text, cents) => {
  expect(typedAmount(text)).toBe(cents);
});

test.each([
  ['2026-01-31', '2026-01-31'],
  ['31/1/2026', '2026-01-31'],
  ['31.01.2026', '2026-01-31'],
  ['31/02/2026', undefined],
  ['01/31/2026', undefined],
])('« %s » is read as the day %s', (text, day) => {
  expect(typedDay(text)).toBe(day);
});

test('several invoices, payments and credit notes add up, line by line and in all', () => {
  const { result: found } = result({
    jour1_1: '2026-03-01',
    somme1_1: '100',
    genre1_2: 'avoir',
    jour1_2: '2026-05-01',
    somme1_2: '50',
    montant2: '500',
    echeance2: '2026-06-30',
  });
  expect(found?.invoices).toHaveLength(2);
  const cents = (text: string) => BigInt(text.replace('.', ''));
  for (const { sum, rows } of found?.invoices ?? []) {
    const total = sum.find(({ kind }) => kind === 'total');
    const parts = sum.filter(({ kind }) => kind !== 'total').reduce((all, { amount }) => all + cents(amount), 0n);
    expect(parts).toBe(cents(total?.amount ?? ''));
    const interest = sum.find(({ kind }) => kind === 'interest');
    const lines = rows.reduce((all, row) => all + (row.kind === 'interest' ? cents(row.interest) : 0n), 0n);
    expect(lines).toBe(cents(interest?.amount ?? ''));
  }
  expect(cents(found?.total ?? '')).toBe((found?.invoices ?? []).reduce((all, { total }) => all + cents(total), 0n));
  expect(found?.invoices[0]?.rows.map(({ kind }) => kind)).toEqual([
    'interest',
    'payment',
    'interest',
    'credit-note',
    'interest',
    'interest',
  ]);
});

test('a credit note beyond the invoice: the sum still adds up, and the row says where it went', () => {
  const { result: found } = result({
    au: '2026-03-30',
    jour1_1: '2026-02-15',
    somme1_1: '800',
    genre1_2: 'avoir',
    jour1_2: '2026-02-20',
    somme1_2: '300',
  });
  const [invoice] = found?.invoices ?? [];
  expect(invoice?.sum.map(({ kind, amount }) => [kind, amount])).toEqual([
    ['invoice', '1000.00'],
    ['credited', '-245.33'],
    ['interest', '5.33'],
    ['indemnity', '40.00'],
    ['paid', '-800.00'],
    ['total', '0.00'],
  ]);
  expect(invoice?.rows.at(-1)).toMatchObject({
    kind: 'credit-note',
    amount: '300.00',
    setOff: { toInterest: '0.34', toIndemnity: '40.00', toPrincipal: '204.99', surplus: '54.67' },
  });
  const said = invoice?.warnings.map((one) => say(one, 'fr').replace(/\s/g, ' ')).join(' ');
  expect(said).toContain('54,67 € restent en faveur du débiteur');
});

test('what no text decides is told in words, with its texts, and chosen by the form', () => {
  const told = (extra: Record<string, string> = {}) =>
    (result(extra).result?.settings ?? []).map(({ phrase, sources }) => {
      expect(sources.length).toBeGreaterThan(0);
      expect(say(phrase, 'en')).toMatch(/setting\.$/);
      return say(phrase, 'fr');
    });
  expect(told().join(' ')).toMatch(/puis la facture, puis l’indemnité.*Réglage par défaut.*365 jours/);
  expect(told({ rang: 'indemnite' }).join(' ')).toMatch(/puis l’indemnité, puis la facture.*Réglage choisi/);
  expect(result({ rang: 'indemnite' }).form.facts?.[0]?.facts.indemnityRank).toBe('before-principal');
  const consumer = { parties: 'particulier', demeure: '2026-03-01', rang: 'indemnite' };
  expect(told(consumer)).toHaveLength(1);
  expect(told(consumer)[0]).toMatch(/365 jours/);
});

test.each<[Record<string, string>, string]>([
  [{ parties: 'particulier', demeure: '2026-01-31' }, 'ne fait courir aucun intérêt'],
  [{ parties: 'particulier', demeure: '2026-12-01' }, 'postérieure au décompte'],
  [{ parties: 'public', ouverture: '2026-03-01' }, 'ne connaît pas de procédure collective'],
  [{ echeance1: '2010-05-31', au: '2016-05-31' }, 'n’est connue ici que pour les retards'],
])('%j is warned of', (extra, words) => {
  const warnings = result(extra).result?.invoices[0]?.warnings ?? [];
  expect(warnings.map((one) => say(one, 'fr')).join(' ')).toContain(words);
  for (const one of warnings) expect(say(one, 'en').length).toBeGreaterThan(20);
});

test('the statement says the convention of its parties, in both languages', () => {
  const said = (extra: Record<string, string>, language: 'fr' | 'en') => {
    const { form, result: found } = result(extra);
    return statementOf(form, found!, language).convention.text;
  };
  const consumer = { parties: 'particulier', demeure: '2026-03-01' };
  expect(said({}, 'fr')).toContain('échéance exclue');
  expect(said(consumer, 'fr')).toContain('jour de la mise en demeure exclu');
  expect(said({}, 'en')).toContain('due date excluded');
  expect(said(consumer, 'en')).toContain('day of the formal notice');
});

test.each<[string, Record<string, string>]>([
  ['emise1', { jour1_1: '2024-03-01', somme1_1: '5' }],
  ['montant1', { montant1: '-5' }],
  ['montant1', { montant1: '0' }],
  ['echeance1', { echeance1: '2026-02-30' }],
  ['au', { au: 'bientôt' }],
  ['au', { au: '2027-03-01' }],
  ['echeance1', { echeance1: '1999-01-01' }],
  ['echeance1', { emise1: '2026-02-10' }],
  ['taux', { taux: 'dix' }],
  ['somme1_1', { jour1_1: '2026-03-01' }],
  ['jour2_1', { montant2: '5', echeance2: '2026-01-01', somme2_1: '3' }],
  ['montant2', { echeance2: '2026-01-01' }],
])('a fault is told at %s, and nothing is computed', (field, extra) => {
  const { form, result: found } = result(extra);
  expect(found).toBeUndefined();
  expect(Object.keys(form.fields.faults)).toEqual([field]);
});

test('a first visit is told nothing; a form that is being filled is not told what it lacks', () => {
  expect(readPenalites({}).fields.areFaulty).toBe(false);
  expect(readPenalites({ parties: 'public' }).isAsked).toBe(false);
  expect(readPenalites({ montant1: '5', brouillon: '1', factures: '2' })).toMatchObject({ invoices: { length: 2 } });
  expect(readPenalites({ montant1: '5', brouillon: '1' }).fields.areFaulty).toBe(false);
});

test('adding and removing blocks keeps what was typed, in its place', () => {
  const two = {
    ...query,
    montant2: '2',
    echeance2: '2026-02-01',
    montant3: '3',
    echeance3: '2026-03-01',
    somme3_1: '1',
  };
  const more = changedQuery({ ...two, ajouter: 'facture' });
  expect([more?.anchor, readPenalites(more?.query ?? {}).invoices.length]).toEqual(['facture-4', 4]);
  const row = changedQuery({ ...two, ajouter: 'ligne3' });
  expect(readPenalites(row?.query ?? {}).invoices[2]?.movements).toHaveLength(2);
  const less = changedQuery({ ...two, retirer: 'facture2' });
  expect(less?.query).toMatchObject({ montant1: query.montant1, montant2: '3', somme2_1: '1', factures: '2' });
  expect(less?.query.montant3).toBeUndefined();
});

test('a hostile address asks for no more than a person could fill in', () => {
  const form = readPenalites({ montant99: '1', factures: '999999', lignes1: '99', echeance1: '2026-01-01' });
  expect(form.invoices).toHaveLength(MOST_INVOICES);
  expect(form.invoices[0]?.movements.length).toBeLessThanOrEqual(12);
  expect(`${addressOf({ ...query, evil: '1', montant99: '2' }, form.invoices)}`).not.toMatch(/evil|montant99/);
});
