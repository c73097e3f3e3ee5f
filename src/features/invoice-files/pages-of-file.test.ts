import type { Canvas } from '@napi-rs/canvas';
import { afterAll, expect, test } from 'vitest';
import { orThrow } from '../../kernel/result.ts';
import { closeReaders } from './bounded-reading.ts';
import { pagesOfFile } from './pages-of-file.ts';
import { drawnPages } from './scan/page-pictures.ts';
import { rawPdf, stream } from './testing/pdf-bytes.ts';
import { pdfWords } from './words/pdf-words.ts';

afterAll(closeReaders);

const drawing = (picture: string, name: string) =>
  stream('', Buffer.from(`q ${picture} Do Q BT /F1 9 Tf 20 300 Td (facture pour ${name}) Tj ET`));
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

async function pictures(page: number): Promise<{ count: number; text: string; bytes: string }> {
  const cut = orThrow(await pagesOfFile(lot, [page]));
  const words = await pdfWords(cut);
  const pages = words.kind === 'pages' ? words.pages : [];
  return {
    count: pages.length,
    text: pages.flatMap((each) => each.words.map((word) => word.text)).join(' '),
    bytes: Buffer.from(cut).toString('latin1'),
  };
}

test('the pages asked for are there as pictures, and nothing of the others: no page, text, picture nor link', async () => {
  const [first, second] = [await pictures(1), await pictures(2)];
  expect([first.count, second.count]).toEqual([1, 1]);
  expect(first.bytes.length).toBeGreaterThan(1000);
  for (const { text, bytes } of [first, second]) {
    expect(text).toBe('');
    for (const said of ['Brehat', 'Armor', 'ONE1', 'TWO2', '/Link', 'clients']) expect(bytes).not.toContain(said);
  }
  const [shown] = await Array.fromAsync(drawnPages(orThrow(await pagesOfFile(lot, [1])), { scaleOf: () => 1 }));
  expect([shown?.canvas.width, shown?.canvas.height]).toEqual([300, 400]);
  expect(isDark(shown?.canvas)).toBe(true);
});

test('pages that are not there, and a file that cannot be taken apart, are refused', async () => {
  expect((await pagesOfFile(lot, [3])).refused).toBe(true);
  expect((await pagesOfFile(new TextEncoder().encode('%PDF-1.4 nothing'), [1])).refused).toBe(true);
  expect((await pagesOfFile(lot, [1, 2])).refused).toBe(false);
});

/** Is anything drawn on it? */
function isDark(canvas: Canvas | undefined): boolean {
  const data = canvas?.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data ?? new Uint8ClampedArray();
  return data.some((value, i) => i % 4 === 0 && value < 120);
}
