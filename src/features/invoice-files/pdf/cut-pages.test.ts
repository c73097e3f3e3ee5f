import { PDFDocument } from 'pdf-lib';
import { afterAll, expect, test } from 'vitest';
import { orThrow } from '../../../kernel/result.ts';
import { closeReaders } from '../bounded-reading.ts';
import { pagesOfFile } from '../pages-of-file.ts';
import { rawPdf, stream } from '../testing/pdf-bytes.ts';
import { cutPages } from './cut-pages.ts';

afterAll(closeReaders);

const drawing = (picture: string, name: string) =>
  stream('', Buffer.from(`q ${picture} Do Q BT /F1 9 Tf (facture pour ${name}) Tj ET`));
const picture = (mark: string) =>
  stream('/Type/XObject/Subtype/Image/Width 2/Height 2/BitsPerComponent 8/ColorSpace/DeviceGray', Buffer.from(mark));

/** Two pages that inherit one dictionary of the pictures of both; the first has a link to the second. */
const lot = rawPdf([
  '<</Type/Catalog/Pages 2 0 R/Secret(tous les clients)>>',
  '<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2/MediaBox[0 0 300 400]/Resources 9 0 R>>',
  '<</Type/Page/Parent 2 0 R/Contents 5 0 R/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/Dest[4 0 R/Fit]>>]>>',
  '<</Type/Page/Parent 2 0 R/Contents 6 0 R>>',
  drawing('/Im#31', 'Armor'),
  drawing('/Im2', 'Brehat'),
  picture('ONE1'),
  picture('TWO2'),
  '<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>/XObject<</Im1 7 0 R/Im2 8 0 R>>>>',
]);

test('the pages asked for are there, and nothing of the others: no page, picture nor link', async () => {
  const text = async (page: number) => {
    const cut = await PDFDocument.load(orThrow(await cutPages(lot, [page])));
    expect(cut.getPageCount()).toBe(1);
    return Buffer.from(await cut.save({ useObjectStreams: false })).toString('latin1');
  };
  const [first, second] = [await text(1), await text(2)];
  for (const said of ['pour Armor', 'ONE1', 'Helvetica']) expect(first).toContain(said);
  for (const said of ['pour Brehat', 'TWO2', '/Link', 'clients']) expect(first).not.toContain(said);
  for (const said of ['pour Brehat', 'TWO2']) expect(second).toContain(said);
  for (const said of ['pour Armor', 'ONE1', 'clients']) expect(second).not.toContain(said);
});

test('pages that are not there, and a file that cannot be taken apart, are refused', async () => {
  expect((await cutPages(lot, [3])).refused).toBe(true);
  expect((await pagesOfFile(new TextEncoder().encode('%PDF-1.4 nothing'), [1])).refused).toBe(true);
  expect((await PDFDocument.load(orThrow(await pagesOfFile(lot, [1, 2])))).getPageCount()).toBe(2);
});
