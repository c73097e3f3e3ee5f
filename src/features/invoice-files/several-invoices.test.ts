import { createCanvas } from '@napi-rs/canvas';
import { PDFDocument } from 'pdf-lib';
import { afterAll, expect, test } from 'vitest';
import { closeReaders } from './bounded-reading.ts';
import { invoiceFromPdfText } from './plain/invoice-from-pdf-text.ts';
import { readInvoiceFile } from './read-invoice-file.ts';
import { compareReading, factsOf } from './testing/compare-reading.ts';
import { LAYOUTS } from './testing/invoice-layouts.ts';
import { SAMPLES, type Sample } from './testing/invoice-samples.ts';
import { bytesOf, ciiInvoice } from './testing/invoice-xml.ts';
import { mergedPdf } from './testing/merged-pdf.ts';
import { typstPdf } from './testing/typst-pdf.ts';

afterAll(closeReaders);

const factsAt = (index: number, shift: number) => {
  const layout = LAYOUTS[index % LAYOUTS.length]!;
  return { layout, facts: factsOf(SAMPLES[(index + shift) % SAMPLES.length] as Sample, layout) };
};
const pdfOf = ({ layout, facts }: ReturnType<typeof factsAt>) => typstPdf(layout.source(facts.sample));

test.each(LAYOUTS.map(({ name }, index) => [name, index] as const))(
  'the layout %s, between two others in one PDF, is found with its pages and read as it is alone',
  async (_, index) => {
    const three = [factsAt(index + 5, 1), factsAt(index, 2), factsAt(index + 9, 3)];
    const pdfs = three.map(pdfOf);
    const result = await invoiceFromPdfText(await mergedPdf([pdfs[0], pdfs[1], undefined, pdfs[2]]));
    const invoices = result.refused && result.refusal.kind === 'several-invoices' ? result.refusal.invoices : [];
    const counts = await Promise.all(pdfs.map(async (pdf) => (await PDFDocument.load(pdf)).getPageCount()));
    expect(invoices.map(({ pages }) => pages.length)).toEqual(counts);
    const wrong = invoices.flatMap(({ reading }, i) =>
      compareReading(three[i]!.facts, reading.refused ? undefined : reading.value).filter(
        ({ verdict }) => verdict !== 'right',
      ),
    );
    expect(wrong).toEqual([]);
  },
);

test('a Factur-X stays one invoice, whatever its pages show', async () => {
  const document = await PDFDocument.load(await mergedPdf([pdfOf(factsAt(0, 0)), pdfOf(factsAt(1, 1))]));
  await document.attach(bytesOf(ciiInvoice()), 'factur-x.xml', { mimeType: 'text/xml' });
  expect(await readInvoiceFile(await document.save())).toMatchObject({
    value: { syntax: 'CII', number: 'F-2026-0042' },
  });
});

test('a scanned page among pages of text is named, since another invoice may be there', async () => {
  const document = await PDFDocument.load(pdfOf(factsAt(0, 0)));
  const canvas = createCanvas(60, 80);
  canvas.getContext('2d').fillRect(10, 10, 20, 20);
  const picture = await document.embedPng(canvas.toBuffer('image/png'));
  document.addPage([595, 842]).drawImage(picture, { x: 0, y: 0, width: 595, height: 842 });
  document.addPage([595, 842]);
  const result = await invoiceFromPdfText(await document.save());
  expect(result).toMatchObject({ value: { warnings: [{ kind: 'picture-pages', pages: [2] }] } });
});

test('forty invoices of one file are all read, beyond the pages that one invoice would need', async () => {
  const all = Array.from({ length: 40 }, (_, i) => {
    const { layout, facts } = factsAt(i % 7, 0);
    return typstPdf(layout.source({ ...facts.sample, number: `F-2026-${1000 + i}` }));
  });
  const result = await readInvoiceFile(await mergedPdf(all));
  expect(result).toMatchObject({ refused: true, refusal: { kind: 'several-invoices', pageCount: 40 } });
  const invoices = result.refused && result.refusal.kind === 'several-invoices' ? result.refusal.invoices : [];
  expect(invoices.map(({ reading }) => (reading.refused ? reading.refusal.kind : reading.value.number))).toEqual(
    Array.from({ length: 40 }, (_, i) => `F-2026-${1000 + i}`),
  );
});
