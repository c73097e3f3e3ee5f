import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Canvas } from '@napi-rs/canvas';
import { createWorker, OEM, PSM, type Worker } from 'tesseract.js';
import type { PageText, Word } from '../words/page-text.ts';
import { type PagePicture, turned } from './page-pictures.ts';

const require = createRequire(import.meta.url);

/** The letters of French, from the package that carries them: nothing is fetched, nothing is written. */
const LETTERS = join(dirname(require.resolve('@tesseract.js-data/fra')), '4.0.0_best_int');

export type Recognizer = {
  page: (picture: PagePicture, cutting: Cutting, progress: (share: number) => void) => Promise<PageText>;
  close: () => Promise<unknown>;
};

/** Below this mean confidence a page may lie on its side or upside down. */
const UPRIGHT_CONFIDENCE = 68;

/** How a page is cut into lines: by its columns, or, where that loses some, as words strewn about. */
export type Cutting = 'columns' | 'strewn';

export async function startRecognizer(): Promise<Recognizer> {
  let tell: (share: number) => void = () => undefined;
  const worker = await createWorker('fra', OEM.LSTM_ONLY, {
    langPath: LETTERS,
    gzip: true,
    cacheMethod: 'none',
    logger: ({ status, progress }) => status === 'recognizing text' && tell(progress),
    errorHandler: () => undefined,
  });
  await worker.setParameters({ preserve_interword_spaces: '1', user_defined_dpi: '250' });
  return {
    async page(picture, cutting, progress) {
      tell = progress;
      await worker.setParameters({ tessedit_pageseg_mode: cutting === 'columns' ? PSM.AUTO : PSM.SPARSE_TEXT });
      const first = await recognized(worker, picture.canvas, picture);
      if (first.confidence >= UPRIGHT_CONFIDENCE) return first.page;
      tell = () => undefined;
      const quarters = await uprightTurn(worker, picture.canvas);
      if (quarters === 0) return first.page;
      tell = progress;
      return (await recognized(worker, turned(picture.canvas, quarters), picture)).page;
    },
    close: () => worker.terminate(),
  };
}

/** How many quarters of a turn put the page upright, looked for on a small copy. */
async function uprightTurn(worker: Worker, canvas: Canvas): Promise<number> {
  const factor = Math.min(1, 1150 / Math.min(canvas.width, canvas.height));
  let best = { quarters: 0, score: 0 };
  for (const quarters of [0, 1, 3, 2]) {
    const { data } = await worker.recognize(turned(canvas, quarters, factor).toBuffer('image/png'), {}, { text: true });
    const words = data.text.split(/\s+/).filter((word) => /^[\p{L}]{3,}$|^\d+[.,/]\d+/u.test(word)).length;
    const score = data.confidence * Math.log(2 + words);
    if (score > best.score) best = { quarters, score };
  }
  return best.quarters;
}

async function recognized(
  worker: Worker,
  canvas: Canvas,
  { number, scale }: PagePicture,
): Promise<{ page: PageText; confidence: number }> {
  const { data } = await worker.recognize(
    canvas.toBuffer('image/png'),
    { rotateAuto: true },
    { blocks: true, text: false },
  );
  const words: Word[] = [];
  for (const block of data.blocks ?? []) {
    for (const line of block.paragraphs.flatMap((paragraph) => paragraph.lines)) {
      const heights = line.words.filter(({ text }) => /[\p{Lu}\d]/u.test(text)).map(({ bbox }) => bbox.y1 - bbox.y0);
      const tall = heights.toSorted((a, b) => a - b)[Math.floor(heights.length / 2)];
      for (const { text, bbox, confidence } of line.words) {
        // Capitals are about seven tenths of the size of a font.
        const size = (tall ?? bbox.y1 - bbox.y0) / 0.72;
        const middle = (bbox.y0 + bbox.y1) / 2;
        words.push(
          ...clean(
            text,
            bbox.x0 / scale,
            (middle - size / 2) / scale,
            (bbox.x1 - bbox.x0) / scale,
            size / scale,
            confidence,
          ),
        );
      }
    }
  }
  const page = { number, width: canvas.width / scale, height: canvas.height / scale, words };
  return { page, confidence: words.length < 8 ? 0 : data.confidence };
}

/** Rules of tables and specks are recognised as bars and points: they are no words. */
function clean(text: string, x: number, y: number, width: number, height: number, confidence: number): Word[] {
  const bare = text.replace(/^[|_[\]{}~«»=—]+|[|_[\]{}~=—]+$/gu, '');
  if (bare === '' || (!/[\p{L}\p{N}€$£%:()+-]/u.test(bare) && confidence < 80)) return [];
  const lost = text.indexOf(bare);
  const unit = width / text.length;
  return [{ text: bare, x: x + lost * unit, y, width: bare.length * unit, height, confidence: Math.round(confidence) }];
}
