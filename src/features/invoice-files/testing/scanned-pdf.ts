import { createCanvas } from '@napi-rs/canvas';
import { PDFDocument } from 'pdf-lib';
import { picturesOfPdf } from '../scan/page-pictures.ts';

/** The pages of a PDF as a scanner gives them: one picture a page, no words. */
export async function scannedPdf(pdf: Uint8Array, dpi = 200): Promise<Uint8Array> {
  const scanned = await PDFDocument.create();
  for await (const { canvas, scale } of picturesOfPdf(pdf, { first: 100, last: 0 })) {
    const factor = dpi / 72 / scale;
    const [width, height] = [canvas.width / scale, canvas.height / scale];
    const small = createCanvas(Math.round(canvas.width * factor), Math.round(canvas.height * factor));
    small.getContext('2d').drawImage(canvas, 0, 0, small.width, small.height);
    const picture = await scanned.embedJpg(small.toBuffer('image/jpeg', 80));
    scanned.addPage([width, height]).drawImage(picture, { x: 0, y: 0, width, height });
  }
  return scanned.save();
}
