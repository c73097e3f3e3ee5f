import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, day } from '../../../kernel/civil-date.ts';
import { dueFromTerms } from '../plain/invoice-dates.ts';
import { DATE_STYLES } from '../testing/invoice-samples.ts';
import { datesIn } from './french-dates.ts';
import { fold } from './layout.ts';

test.each([
  ['12/03/2026', '2026-03-12'],
  ['12-03-26', '2026-03-12'],
  ['12.03.2026', '2026-03-12'],
  ['12 / 03 / 2026', '2026-03-12'],
  ['1/3/2026', '2026-03-01'],
  ['12 mars 2026', '2026-03-12'],
  ['1er mars 2026', '2026-03-01'],
  ['5 févr. 2026', '2026-02-05'],
  ['31 décembre 2026', '2026-12-31'],
  ['15 août 2026', '2026-08-15'],
  ['12-mars-2026', '2026-03-12'],
  ['2026-03-12', '2026-03-12'],
  ['2026/03/12', '2026-03-12'],
  ['March 12, 2026', '2026-03-12'],
  ['12th March 2026', '2026-03-12'],
])('%s is %s', (text, value) => {
  expect(datesIn(fold(`le ${text}.`)).map((date) => date.value)).toEqual([value]);
});

test.each([
  '31/02/2026',
  '12/13/2026',
  '1.234.567',
  '03/2026',
  '12 bananes 2026',
  '06.12.34.56.78',
  'FR76 3000 6000',
  '112/03/2026',
  '12/03/20261',
])('“%s” holds no day', (text) => {
  expect(datesIn(fold(text))).toEqual([]);
});

test('any day is read back from any way of writing it', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 20_000 }),
      fc.constantFrom(...Object.values(DATE_STYLES)),
      (days, written) => {
        const date = addDays(day('2000-01-01'), days);
        expect(datesIn(fold(`du ${written(date)} au`)).map(({ value }) => value)).toEqual([date]);
      },
    ),
  );
});

test.each([
  ['30 jours', '2026-03-12', '2026-04-11'],
  ['45 jours date de facture', '2026-03-12', '2026-04-26'],
  ['Paiement à 30 jours nets', '2026-01-31', '2026-03-02'],
  ['30 jours fin de mois', '2026-03-12', '2026-04-30'],
  ['60 jours fin de mois', '2026-06-15', '2026-08-31'],
  ['Net 30', '2026-03-12', '2026-04-11'],
  ['30 jours fin de mois', '2026-01-31', undefined],
  ['45 jours fin de mois', '2026-03-12', undefined],
  ['30 jours fin de mois le 15', '2026-03-12', undefined],
  ['à réception', '2026-03-12', undefined],
  ['30 jours à réception de la facture', '2026-03-12', undefined],
  ['comptant', '2026-03-12', undefined],
  ['acompte de 30 % à la commande, solde à 30 jours', '2026-03-12', undefined],
  ['30 ou 60 jours', '2026-03-12', undefined],
])('« %s » from %s leads to %s', (terms, issue, due) => {
  expect(dueFromTerms(day(issue), terms)).toBe(due);
});
