import { parsePercent, type Rate } from '../../kernel/money.ts';
import type { KeptReading } from './deposit-invoice.ts';

/**
 * The yearly rate of late penalties that an invoice states in plain figures, in its PMD note or its payment terms; undefined when
 * none is stated, or when it is stated otherwise (« trois fois le taux légal », by month): then a person decides.
 */
export function contractualRateOf(reading: Pick<KeptReading, 'notes' | 'paymentTerms'>): Rate | undefined {
  const texts = [
    ...reading.notes.filter(({ code }) => code === 'PMD').map(({ text }) => text),
    reading.paymentTerms ?? '',
  ];
  for (const text of texts.filter((candidate) => /p[ée]nalit/i.test(candidate) && !/mois|mensuel/i.test(candidate))) {
    const found = [...text.matchAll(/(\d{1,2}(?:[.,]\d{1,2})?)\s*%/g)];
    const [only] = found;
    if (
      found.length !== 1 ||
      !only ||
      /taux|fois|bce|l[ée]gal|points?/i.test(text.slice((only.index ?? 0) + only[0].length, (only.index ?? 0) + 60))
    )
      continue;
    const rate = parsePercent(only[1] as string);
    if (!rate.refused && rate.value > 0n) return rate.value;
  }
  return undefined;
}
