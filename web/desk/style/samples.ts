import { addDays, type CivilDate, day } from '../../../src/kernel/civil-date.ts';
import type { ComputationLine } from '../../ui/amounts/computation-table.tsx';

/** Invented names and figures for the style guide: long names, nine-figure amounts, no row, ten thousand rows. */
export const today = day('2026-11-21');

const penalties = { label: 'Article L441-10 du code de commerce', url: 'https://www.legifrance.gouv.fr/' };

export const computation: ComputationLine[] = [
  { id: 'principal', label: 'Facture F-2026-118, TTC', amountCents: 456_000 },
  {
    id: 'interest',
    label: 'Pénalités de retard',
    amountCents: 6_661,
    source: penalties,
    periods: [
      {
        from: day('2026-10-10'),
        to: day('2026-11-05'),
        days: 27,
        ratePercent: '12.40',
        baseCents: 456_000,
        amountCents: 4_182,
      },
      {
        from: day('2026-11-06'),
        to: day('2026-11-21'),
        days: 16,
        ratePercent: '12.40',
        baseCents: 456_000,
        amountCents: 2_479,
        note: 'Promesse du 5 novembre non tenue.',
      },
    ],
  },
  {
    id: 'indemnity',
    label: 'Indemnité forfaitaire',
    amountCents: 4_000,
    source: { label: 'Article D441-5 du code de commerce' },
  },
];

const names = [
  'Menuiserie Bréhat',
  'Transports Guillou',
  'Société coopérative d’intérêt collectif des maraîchers et horticulteurs réunis de la presqu’île de Plougastel-Daoulas',
  'SCI du Port',
  'Résidence des Embruns',
  'Anne-Sophie Le Goff-Kervella',
];
export const states = ['amicable', 'promised', 'disputed', 'paid', 'problem'] as const;

export type SampleRow = {
  id: string;
  debtor: string;
  invoice: string;
  dueOn: CivilDate;
  daysLate: number;
  state: (typeof states)[number];
  amountCents: number;
};

/** `count` rows, always the same. */
export function sampleRows(count: number): SampleRow[] {
  return Array.from({ length: count }, (_, index) => {
    const daysLate = (index * 37) % 140;
    return {
      id: `case-${index}`,
      debtor: names[index % names.length] ?? '',
      invoice: `F-2026-${String(100 + index)}`,
      dueOn: addDays(today, -daysLate),
      daysLate,
      state: states[(index * 7) % states.length] ?? 'amicable',
      amountCents: index === 2 ? 98_765_432_109 : 4_200 + ((index * 7_919_317) % 1_900_000),
    };
  });
}
