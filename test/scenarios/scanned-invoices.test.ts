import { afterAll, expect, test } from 'vitest';
import { closeReaders } from '../../src/features/invoice-files/bounded-reading.ts';
import { readAnyInvoice } from '../../src/features/invoice-files/read-any-invoice.ts';
import { readScan } from '../../src/features/invoice-files/scan/read-scan.ts';
import type { ScanProgress } from '../../src/features/invoice-files/scan/scan.worker.ts';
import { compareReading, factsOf } from '../../src/features/invoice-files/testing/compare-reading.ts';
import { type Damage, degradedPicture } from '../../src/features/invoice-files/testing/degraded-picture.ts';
import { LAYOUTS } from '../../src/features/invoice-files/testing/invoice-layouts.ts';
import { SAMPLES } from '../../src/features/invoice-files/testing/invoice-samples.ts';
import { mergedPdf } from '../../src/features/invoice-files/testing/merged-pdf.ts';
import { scannedPdf } from '../../src/features/invoice-files/testing/scanned-pdf.ts';
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

test('several invoices scanned into one file are each read, beyond the pages one invoice would need', async () => {
  const names = ['classic', 'several-pages', 'seller-right', 'boxes', 'totals-left'];
  const each = names.map((name, i) => {
    const own = LAYOUTS.find((one) => one.name === name)!;
    return { own, told: factsOf(SAMPLES[i]!, own) };
  });
  const file = await scannedPdf(await mergedPdf(each.map(({ own, told }) => typstPdf(own.source(told.sample)))));
  const result = await readAnyInvoice(file);
  const invoices = result.refused && result.refusal.kind === 'several-invoices' ? result.refusal.invoices : [];
  expect(invoices.map(({ pages }) => pages)).toEqual([[1], [2, 3, 4], [5], [6], [7]]);
  const wrong = invoices.flatMap(({ reading }, i) =>
    compareReading(each[i]!.told, reading.refused ? undefined : reading.value).filter(
      ({ verdict }) => verdict === 'wrong',
    ),
  );
  expect(wrong).toEqual([]);
  expect(invoices.map(({ reading }) => !reading.refused && reading.value.number)).toEqual(
    each.map(({ told }) => told.sample.number),
  );
}, 120_000);
