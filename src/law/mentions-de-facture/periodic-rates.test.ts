import { expect, test } from 'vitest';
import { percent } from '../../kernel/money.ts';
import { statedPenalty } from './penalty-rate.ts';

/** A rate by month, day or quarter is never taken for one by year: converted when the period is tied to it, unreadable otherwise. */
test.each([
  ['Pénalités de retard 1,5 % / mois', '18'],
  ['Pénalités de retard : 1,5 %/mois', '18'],
  ['Pénalités de retard : 1,5 %\nPar mois de retard', '18'],
  ['Pénalités de retard : 1,5 % ; par mois', '18'],
  ['Pénalités de retard : 1.5% - par mois', '18'],
  ['0,05 % / jour de retard', '18.25'],
  ['Pénalités : 3 % / trimestre', '12'],
])('%s is converted', (text, rate) => {
  expect(statedPenalty(text)).toMatchObject({ kind: 'clause', clause: { kind: 'fixed', rate: percent(rate) } });
});

test.each([
  'Taux mensuel de pénalité : 1,5 %',
  'Pénalité mensuelle de retard : 1,5 %',
  'Taux journalier des pénalités de retard : 0,05 %',
  'Chaque mois, des pénalités de retard de 2 % seront dues',
  'Pénalités 12 % / montant TTC',
])('%s is not read', (text) => {
  expect(statedPenalty(text)).toMatchObject({ kind: 'unreadable' });
});

test.each([
  ['Pénalités de retard : 12 % par an', '12'],
  ['Pénalités au taux annuel de 12 %, soit 1 % par mois', '12'],
  ['Pénalités de retard 10,5 %. Paiement à 30 jours.', '10.5'],
])('%s is a yearly rate', (text, rate) => {
  expect(statedPenalty(text)).toEqual({ kind: 'clause', clause: { kind: 'fixed', rate: percent(rate) } });
});

test('a bar between « fois » and the legal rate is not another sentence', () => {
  expect(statedPenalty('Pénalités : 3 fois / taux légal')).toMatchObject({
    clause: { kind: 'legal-times', times: 3n },
  });
});
