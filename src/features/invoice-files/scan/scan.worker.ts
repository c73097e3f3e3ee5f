import { parentPort, workerData } from 'node:worker_threads';
import type { Result } from '../../../kernel/result.ts';
import { refuse } from '../../../kernel/result.ts';
import type { InvoiceReading, UnstructuredSyntax } from '../invoice-reading.ts';
import { cutInvoices } from '../plain/invoice-boundaries.ts';
import { invoicesFromPages } from '../plain/invoices-from-pages.ts';
import type { ReadRefusal } from '../refusals.ts';
import { tiffRefusal } from '../tiff/pages-as-pdf.ts';
import { TiffError } from '../tiff/tiff-pages.ts';
import { picturesOfTiff } from '../tiff/tiff-pictures.ts';
import type { PageText } from '../words/page-text.ts';
import type { PageBounds } from '../words/read-pages.ts';
import {
  PAGES_OF_SEVERAL,
  PAGES_READ,
  type PagePicture,
  PictureTooLarge,
  pictureOfImage,
  picturesOfPdf,
} from './page-pictures.ts';
import { type Cutting, type Recognizer, startRecognizer } from './recognition.ts';

export type ScanRequest = { bytes: Uint8Array; syntax: UnstructuredSyntax };
/** How far a scan is read: page of pages, and a percentage of the whole. */
export type ScanProgress = { page: number; pages: number; percent: number };
export type ScanMessage = { progress: ScanProgress } | { result: Result<InvoiceReading, ReadRefusal> };

/** A document of more pages is looked at once: a second look would not end in time. */
const TWICE_READ_PAGES = 3;

/** Past this, no further page is begun: what was read is given, with the pages that were not. */
const ENOUGH_MILLISECONDS = 180_000;
/** How much is missing where nothing was recognised: more than any invoice can lack. */
const NOTHING = 9;

type Read = Result<InvoiceReading, ReadRefusal>;

const tell = (message: ScanMessage) => parentPort?.postMessage(message);

type Among = { bounds: PageBounds; before?: ReadonlySet<number> };

async function* pictures({ bytes, syntax }: ScanRequest, { bounds, before }: Among): AsyncGenerator<PagePicture> {
  if (syntax === 'scan') yield* picturesOfPdf(bytes, bounds, before);
  else if (syntax === 'image-tiff') yield* picturesOfTiff(bytes, bounds, before);
  else yield await pictureOfImage(bytes);
}

/** The thread in which one scan is read, page after page; it ends with it. */
async function read(request: ScanRequest): Promise<Read> {
  const recognizer = await startRecognizer();
  try {
    const first = await readCut(request, recognizer, 'strewn', [0, 60]);
    if (!isPoor(first.result) || first.pages > TWICE_READ_PAGES) return first.result;
    // What one way of cutting the page loses, a table beside the totals for instance, the other may find.
    const second = await readCut(request, recognizer, 'columns', [60, 100]);
    const isBetter = countOf(second.result) >= countOf(first.result) && lacks(second.result) < lacks(first.result);
    return isBetter ? second.result : first.result;
  } catch (error) {
    if (error instanceof TiffError) return refuse(tiffRefusal(error));
    if (error instanceof PictureTooLarge) return refuse({ kind: 'too-heavy', why: 'memory' });
    return refuse(request.syntax === 'scan' ? { kind: 'pdf-damaged', detail: 'pages' } : { kind: 'picture-damaged' });
  } finally {
    await recognizer.close();
  }
}

type Recognised = { pages: PageText[]; pageCount: number };

async function readCut(
  request: ScanRequest,
  recognizer: Recognizer,
  cutting: Cutting,
  percents: [number, number],
): Promise<{ result: Read; pages: number }> {
  const first = await recognised(request, recognizer, cutting, { bounds: PAGES_READ }, percents);
  const isSeveral = first.pages.length < first.pageCount && cutInvoices(first.pages).invoices.length > 1;
  const before = new Set(first.pages.map(({ number }) => number));
  const rest = isSeveral
    ? await recognised(request, recognizer, cutting, { bounds: PAGES_OF_SEVERAL, before }, [percents[1], 100])
    : { pages: [] };
  const pages = [...first.pages, ...rest.pages].toSorted((a, b) => a.number - b.number);
  // Noise is recognised as signs too, but not as words that one is sure of.
  const words = pages
    .flatMap((page) => page.words)
    .filter(({ text, confidence }) => text.length > 1 && confidence > 55);
  const result: Read =
    words.length < 12
      ? refuse({ kind: 'nothing-recognised', pages: pages.length })
      : invoicesFromPages(pages, request.syntax, first.pageCount);
  return { result, pages: pages.length };
}

async function recognised(
  request: ScanRequest,
  recognizer: Recognizer,
  cutting: Cutting,
  among: Among,
  [from, to]: [number, number],
): Promise<Recognised> {
  const pages: PageText[] = [];
  let pageCount = 0;
  const earlier = among.before?.size ?? 0;
  for await (const picture of pictures(request, among)) {
    const done = pages.length;
    pageCount = picture.inFile;
    const told = (share: number) => {
      const percent = Math.floor(from + ((to - from) * (done + share)) / picture.of);
      tell({ progress: { page: earlier + done + 1, pages: earlier + picture.of, percent } });
    };
    told(0);
    pages.push(await recognizer.page(picture, cutting, told));
    if (isLate) break;
  }
  return { pages, pageCount };
}

/** How many invoices a reading holds: a second look that no longer sees one of them is no better. */
function countOf(result: Read): number {
  return result.refused && result.refusal.kind === 'several-invoices' ? result.refusal.invoices.length : 1;
}

function isPoor(result: Read): boolean {
  return lacks(result) > 0;
}

/** How much is missing: nothing in an accepted invoice, everything where nothing was recognised; of several, the sum. */
function lacks(result: Read): number {
  if (!result.refused) return 0;
  const { refusal } = result;
  if (refusal.kind === 'several-invoices') return sumOf(refusal.invoices.map(({ reading }) => lacks(reading)));
  if (refusal.kind === 'incomplete-reading') return refusal.missing.length;
  return refusal.kind === 'nothing-recognised' ? NOTHING : 0;
}

const sumOf = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);

let isLate = false;
setTimeout(() => {
  isLate = true;
}, ENOUGH_MILLISECONDS).unref();
tell({ result: await read(workerData as ScanRequest) });
