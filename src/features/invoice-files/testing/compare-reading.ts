import { type Cents, decimal } from '../../../kernel/money.ts';
import type { PartialReading } from '../invoice-reading.ts';
import { isSame } from '../plain/parties.ts';
import type { InvoiceLayout } from './invoice-layouts.ts';
import type { Sample } from './invoice-samples.ts';

export type Facts = { sample: Sample; expected: Record<string, string> };
export type Verdict = { field: string; verdict: 'right' | 'missing' | 'wrong'; expected: string; read?: string };

export const AMOUNT_FIELDS = new Set(['netTotal', 'taxTotal', 'grandTotal', 'prepaid', 'dueAmount']);

/** What a layout says of a sample: the sample as the layout changes it, and the value of each field that its pages show. */
export function factsOf(base: Sample, layout: InvoiceLayout): Facts {
  const sample = changed(base, layout);
  const all: Record<string, string> = {
    number: sample.number,
    issueDate: sample.issued,
    dueDate: sample.due,
    currency: 'EUR',
    typeCode: layout.credit ? '381' : '380',
    netTotal: decimal(sample.net),
    taxTotal: decimal(sample.tax),
    grandTotal: decimal(sample.grand),
    dueAmount: decimal(sample.dueAmount),
    'seller.name': sample.seller.name,
    'seller.siren': sample.seller.siren,
    'buyer.name': sample.buyer.name,
    'buyer.postcode': sample.buyer.postcode,
    'buyer.city': sample.buyer.city,
    iban: sample.iban,
  };
  if (sample.prepaid > 0n) all.prepaid = decimal(sample.prepaid);
  const hidden = new Set(layout.hides ?? []);
  return { sample, expected: Object.fromEntries(Object.entries(all).filter(([field]) => !hidden.has(field))) };
}

function changed(sample: Sample, { exempt, credit }: InvoiceLayout): Sample {
  const untaxed = exempt
    ? { vat: [], tax: 0n as Cents, grand: sample.net, dueAmount: (sample.net - sample.prepaid) as Cents }
    : {};
  const whole = credit ? { prepaid: 0n as Cents, dueAmount: sample.grand } : {};
  return { ...sample, ...untaxed, ...whole };
}

/** Field by field: right, missing, or wrong. */
export function compareReading({ expected }: Facts, reading: PartialReading | undefined): Verdict[] {
  const read: Record<string, string | undefined> = {
    number: reading?.number,
    issueDate: reading?.issueDate,
    dueDate: reading?.dueDate,
    currency: reading?.currency,
    typeCode: reading?.typeCode,
    netTotal: reading?.netTotal?.text,
    taxTotal: reading?.taxTotal?.text,
    grandTotal: reading?.grandTotal?.text,
    prepaid: reading?.prepaid?.text,
    dueAmount: reading?.dueAmount?.text,
    'seller.name': reading?.seller.name,
    'seller.siren': reading?.seller.siren,
    'buyer.name': reading?.buyer.name,
    'buyer.postcode': reading?.buyer.postcode,
    'buyer.city': reading?.buyer.city,
    iban: reading?.accounts[0]?.text,
  };
  return Object.entries(expected).map(([field, value]) => {
    const found = read[field];
    if (found === undefined) return { field, verdict: 'missing', expected: value };
    const same = field.endsWith('.name') ? isSame(found, value) : found === value;
    return { field, verdict: same ? 'right' : 'wrong', expected: value, read: found };
  });
}
