import { parentPort, workerData } from 'node:worker_threads';
import type { Result } from '../../../kernel/result.ts';
import { refuse } from '../../../kernel/result.ts';
import type { InvoiceReading, UnstructuredSyntax } from '../invoice-reading.ts';
import { invoiceFromPages } from '../plain/invoice-from-pages.ts';
import type { ReadRefusal } from '../refusals.ts';
import type { PageText } from '../words/page-text.ts';
import { tellingUnreadPages } from '../words/read-pages.ts';
import { type PagePicture, PictureTooLarge, pictureOfImage, picturesOfPdf } from './page-pictures.ts';
import { type Cutting, type Recognizer, startRecognizer } from './recognition.ts';

export type ScanRequest = { bytes: Uint8Array; syntax: UnstructuredSyntax };
/** How far a scan is read: page of pages, and a percentage of the whole. */
export type ScanProgress = { page: number; pages: number; percent: number };
export type ScanMessage = { progress: ScanProgress } | { result: Result<InvoiceReading, ReadRefusal> };

/** A document of more pages is looked at once: a second look would not end in time. */
const TWICE_READ_PAGES = 3;

type Read = Result<InvoiceReading, ReadRefusal>;

const tell = (message: ScanMessage) => parentPort?.postMessage(message);

async function* pictures({ bytes, syntax }: ScanRequest): AsyncGenerator<PagePicture> {
  if (syntax === 'scan') yield* picturesOfPdf(bytes);
  else yield await pictureOfImage(bytes);
}

/** The thread in which one scan is read, page after page; it ends with it. */
async function read(request: ScanRequest): Promise<Read> {
  const recognizer = await startRecognizer();
  try {
    const first = await readCut(request, recognizer, 'strewn', [0, 60]);
    if (!first.result.refused || !isPoor(first.result.refusal) || first.pages > TWICE_READ_PAGES) return first.result;
    // What one way of cutting the page loses, a table beside the totals for instance, the other may find.
    const second = await readCut(request, recognizer, 'columns', [60, 100]);
    return lacks(second.result) < lacks(first.result) ? second.result : first.result;
  } catch (error) {
    if (error instanceof PictureTooLarge) return refuse({ kind: 'too-heavy', why: 'memory' });
    return refuse(request.syntax === 'scan' ? { kind: 'pdf-damaged', detail: 'pages' } : { kind: 'picture-damaged' });
  } finally {
    await recognizer.close();
  }
}

async function readCut(
  request: ScanRequest,
  recognizer: Recognizer,
  cutting: Cutting,
  [from, to]: [number, number],
): Promise<{ result: Read; pages: number }> {
  const pages: PageText[] = [];
  let pageCount = 0;
  for await (const picture of pictures(request)) {
    const done = pages.length;
    pageCount = picture.inFile;
    const told = (share: number) => {
      const percent = Math.floor(from + ((to - from) * (done + share)) / picture.of);
      tell({ progress: { page: done + 1, pages: picture.of, percent } });
    };
    told(0);
    pages.push(await recognizer.page(picture, cutting, told));
  }
  // Noise is recognised as signs too, but not as words that one is sure of.
  const words = pages
    .flatMap((page) => page.words)
    .filter(({ text, confidence }) => text.length > 1 && confidence > 55);
  const result: Read =
    words.length < 12
      ? refuse({ kind: 'nothing-recognised', pages: pages.length })
      : tellingUnreadPages(invoiceFromPages(pages, request.syntax), pages, pageCount);
  return { result, pages: pages.length };
}

function isPoor({ kind }: ReadRefusal): boolean {
  return kind === 'incomplete-reading' || kind === 'nothing-recognised';
}

/** How much is missing: nothing in an accepted invoice, everything where nothing was recognised. */
function lacks(result: Read): number {
  if (!result.refused) return 0;
  return result.refusal.kind === 'incomplete-reading' ? result.refusal.missing.length : 9;
}

tell({ result: await read(workerData as ScanRequest) });
