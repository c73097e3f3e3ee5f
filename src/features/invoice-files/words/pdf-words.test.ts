import {
  degrees,
  PDFDocument,
  popGraphicsState,
  pushGraphicsState,
  StandardFonts,
  setTextRenderingMode,
  TextRenderingMode,
} from 'pdf-lib';
import { expect, test } from 'vitest';
import { orThrow } from '../../../kernel/result.ts';
import { invoiceFromPdfText } from '../plain/invoice-from-pdf-text.ts';
import { compareReading, factsOf } from '../testing/compare-reading.ts';
import { LAYOUTS } from '../testing/invoice-layouts.ts';
import { SAMPLES } from '../testing/invoice-samples.ts';
import { typstPdf } from '../testing/typst-pdf.ts';

type Drawn = [text: string, x: number, y: number, size?: number];
const INVOICE: Drawn[] = [
  ['FACTURE', 60, 780, 18],
  ['N° F-2026-77', 60, 750],
  ['Date : 12/03/2026', 60, 735],
  ['Total HT', 300, 400],
  ['1 000,00 €', 450, 400],
  ['TVA 20 %', 300, 385],
  ['200,00 €', 450, 385],
  ['Total TTC', 300, 370],
  ['1 200,00 €', 450, 370],
];

/** A PDF of one page on which texts are drawn at places, by Helvetica, and then whatever else. */
async function pdf(texts: Drawn[], more: (document: PDFDocument) => Promise<void> | void = () => undefined) {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  const page = document.addPage([595, 842]);
  page.setFont(font);
  for (const [text, x, y, size = 10] of texts) page.drawText(text, { x, y, size, font });
  await more(document);
  return document.save();
}

const read = async (bytes: Uint8Array) => {
  const result = await invoiceFromPdfText(bytes);
  return result.refused ? result.refusal : result.value;
};
const whole = {
  number: 'F-2026-77',
  issueDate: '2026-03-12',
  netTotal: { text: '1000.00' },
  grandTotal: { text: '1200.00' },
};

test('words drawn in any order are read by their places', async () => {
  expect(await read(await pdf(INVOICE))).toMatchObject(whole);
  expect(await read(await pdf(INVOICE.toReversed()))).toMatchObject(whole);
});

test('text drawn letter by letter is read', async () => {
  const font = await (await PDFDocument.create()).embedFont(StandardFonts.Helvetica);
  const letters = INVOICE.flatMap(([text, x, y, size = 10]) =>
    [...text].map((letter, i): Drawn => [letter, x + font.widthOfTextAtSize(text.slice(0, i), size), y, size]),
  );
  expect(await read(await pdf(letters))).toMatchObject(whole);
});

test('bold made by drawing twice is read once', async () => {
  expect(
    await read(await pdf([...INVOICE, ...INVOICE.map(([text, x, y, size]): Drawn => [text, x + 0.4, y, size])])),
  ).toMatchObject(whole);
});

test('a page turned by a quarter is read', async () => {
  const turned = await pdf(INVOICE, (document) => document.getPage(0).setRotation(degrees(90)));
  expect(await read(turned)).toMatchObject(whole);
});

test('invisible text says nothing', async () => {
  const lie = await pdf(INVOICE, (document) => {
    const page = document.getPage(0);
    page.pushOperators(pushGraphicsState(), setTextRenderingMode(TextRenderingMode.Invisible));
    page.drawText('Net a payer 9 999,00 EUR', { x: 300, y: 340, size: 10 });
    page.pushOperators(popGraphicsState());
  });
  expect(await read(lie)).toMatchObject({ ...whole, dueAmount: { text: '1200.00' } });
  expect(JSON.stringify(await read(lie), (_, value) => (typeof value === 'bigint' ? '' : value))).not.toContain(
    '9 999',
  );
});

test('text out of the page, or too small to be seen, says nothing', async () => {
  const drawn = await pdf([...INVOICE, ['Net à payer 9 999,00 €', 700, 300], ['Net à payer 8 888,00 €', 100, 300, 1]]);
  expect(await read(drawn)).toMatchObject({ ...whole, dueAmount: { text: '1200.00' } });
});

test('ligatures are letters', async () => {
  const source =
    '#set text(font: "Source Serif 4")\nFacture n° F-1 du 12/03/2026 \\ Office fiscal, effectif final \\ Total HT 100,00 \\ TVA 20,00 \\ Total TTC 120,00 \\ Conditions : fin de mois, différence sans effet';
  expect(await read(typstPdf(source))).toMatchObject({ number: 'F-1', grandTotal: { text: '120.00' } });
});

test('pages without words are told apart, and so is a damaged file', async () => {
  expect(await read(await pdf([]))).toEqual({ kind: 'pdf-without-text', pages: 1 });
  expect(await read(await pdf([['page 1', 10, 10]]))).toEqual({ kind: 'pdf-without-text', pages: 1 });
  expect(await read(new TextEncoder().encode('%PDF-1.4 nothing'))).toMatchObject({ kind: 'pdf-damaged' });
});

test('pages that were not read are told, and only then', async () => {
  const pages = (count: number) =>
    pdf(INVOICE, (document) => {
      for (let page = 1; page < count; page++) document.addPage([595, 842]);
    });
  const warnings = async (count: number) => orThrow(await invoiceFromPdfText(await pages(count))).warnings;
  const unread = { kind: 'unread-pages', from: 191, to: 194, pageCount: 204 };
  expect(await warnings(204)).toContainEqual(unread);
  expect(JSON.stringify(await warnings(200))).not.toContain('unread-pages');
});

test('right-to-left words beside the invoice change nothing', async () => {
  const source =
    '#set text(font: ("Source Serif 4", "DejaVu Sans Mono"))\nFacture n° F-1 du 12/03/2026 \\ #text(dir: rtl)[مرحبا بالعالم 12,00] \\ Total HT 100,00 \\ TVA 20,00 \\ Total TTC 120,00 \\ un deux trois quatre cinq';
  expect(await read(typstPdf(source))).toMatchObject({ number: 'F-1', grandTotal: { text: '120.00' } });
});

test('a thousand pages are read at both ends', async () => {
  const long = await pdf(INVOICE, (document) => {
    for (let i = 0; i < 999; i++) document.addPage([595, 842]).drawText(`annexe ${i}`, { x: 50, y: 50, size: 9 });
  });
  expect(await read(long)).toMatchObject(whole);
}, 20_000);

test.each(LAYOUTS.map((layout) => [layout.name, layout] as const))('the layout %s is read whole', async (_, layout) => {
  for (const sample of SAMPLES) {
    const facts = factsOf(sample, layout);
    const result = await invoiceFromPdfText(typstPdf(layout.source(facts.sample)));
    const reading = result.refused ? undefined : result.value;
    expect(compareReading(facts, reading).filter(({ verdict }) => verdict !== 'right')).toEqual([]);
  }
});
