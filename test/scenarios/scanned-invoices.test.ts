import { afterAll, expect, test } from 'vitest';
import { closeReaders } from '../../src/features/invoice-files/bounded-reading.ts';
import { readAnyInvoice } from '../../src/features/invoice-files/read-any-invoice.ts';
import { readScan } from '../../src/features/invoice-files/scan/read-scan.ts';
import type { ScanProgress } from '../../src/features/invoice-files/scan/scan.worker.ts';
import { compareReading, factsOf } from '../../src/features/invoice-files/testing/compare-reading.ts';
import { type Damage, degradedPicture } from '../../src/features/invoice-files/testing/degraded-picture.ts';
import { LAYOUTS } from '../../src/features/invoice-files/testing/invoice-layouts.ts';
import { SAMPLES } from '../../src/features/invoice-files/testing/invoice-samples.ts';
import { typstPdf } from '../../src/features/invoice-files/testing/typst-pdf.ts';

afterAll(closeReaders);

const layout = LAYOUTS.find(({ name }) => name === 'seller-right')!;
const facts = factsOf(SAMPLES[0]!, layout);
const picture = (damage: Damage) => degradedPicture(typstPdf(layout.source(facts.sample)), damage);
const clean: Damage = { dpi: 200, degrees: 0.5, noise: 12 };

test('a photograph of an invoice, turned by a quarter, gives its number, days and amounts, and says how far it is', async () => {
  const steps: ScanProgress[] = [];
  const result = await readAnyInvoice(await picture({ ...clean, quarters: 1 }), {
    progress: (step) => steps.push(step),
  });
  if (result.refused) throw new Error(result.refusal.kind);
  expect(result.value).toMatchObject({
    syntax: 'image-jpeg',
    number: 'F-2026-0042',
    issueDate: '2026-03-12',
    dueDate: '2026-04-11',
  });
  expect(compareReading(facts, result.value).filter(({ verdict }) => verdict === 'wrong')).toEqual([]);
  expect(result.value.grandTotal?.text).toBe('2021.40');
  expect(steps[0]).toMatchObject({ page: 1, pages: 1 });
  expect(steps.every(({ percent }, i) => percent <= 100 && i >= 0)).toBe(true);
});

test('a scan that takes too long is stopped, and a picture of nothing says so', async () => {
  const bytes = await picture(clean);
  expect(await readScan(bytes, 'image-jpeg', { milliseconds: 300 })).toEqual({
    refused: true,
    refusal: { kind: 'too-heavy', why: 'time' },
  });
  const white = await degradedPicture(typstPdf('#set page(width: 8cm, height: 8cm)\n.'), { ...clean, as: 'png' });
  expect(await readScan(white, 'image-png')).toEqual({
    refused: true,
    refusal: { kind: 'nothing-recognised', pages: 1 },
  });
  const head = Uint8Array.from(white.subarray(0, 60));
  expect(await readScan(head, 'image-png')).toEqual({ refused: true, refusal: { kind: 'picture-damaged' } });
});
