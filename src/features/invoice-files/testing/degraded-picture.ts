import { createCanvas } from '@napi-rs/canvas';
import { picturesOfPdf } from '../scan/page-pictures.ts';

export type Damage = { dpi: number; degrees: number; noise: number; quarters?: number; as?: 'png' | 'jpeg' };

/** The first page of a PDF as a scanner or a telephone gives it: fewer dots, a little turned, grey, with noise. */
export async function degradedPicture(
  pdf: Uint8Array,
  { dpi, degrees, noise, quarters = 0, as = 'jpeg' }: Damage,
): Promise<Uint8Array> {
  for await (const { canvas, scale } of picturesOfPdf(pdf)) {
    const factor = dpi / 72 / scale;
    const [width, height] = [Math.round(canvas.width * factor), Math.round(canvas.height * factor)];
    const out = createCanvas(quarters % 2 ? height : width, quarters % 2 ? width : height);
    const context = out.getContext('2d');
    context.fillStyle = '#f4f2ee';
    context.fillRect(0, 0, out.width, out.height);
    context.translate(out.width / 2, out.height / 2);
    context.rotate((degrees * Math.PI) / 180 + (quarters * Math.PI) / 2);
    context.drawImage(canvas, -width / 2, -height / 2, width, height);
    const picture = context.getImageData(0, 0, out.width, out.height);
    let seed = 12345;
    for (let i = 0; i < picture.data.length; i += 4) {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      const grain = (seed / 2147483648 - 0.5) * 2 * noise;
      for (let c = 0; c < 3; c++) picture.data[i + c] = Math.max(0, Math.min(255, (picture.data[i + c] ?? 0) + grain));
    }
    context.putImageData(picture, 0, 0);
    return as === 'png' ? out.toBuffer('image/png') : out.toBuffer('image/jpeg', 75);
  }
  throw new Error('a PDF without a page');
}
