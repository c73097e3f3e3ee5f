import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  type PDFPage,
  PDFRawStream,
  PDFRef,
} from 'pdf-lib';
import { ok, type Result, refuse } from '../../../kernel/result.ts';
import type { ReadRefusal } from '../refusals.ts';

/**
 * A PDF of some pages of another, and of nothing else: what is given to the debtor of one invoice says nothing of the others in the
 * file. Links, attachments and pictures that the pages do not draw stay behind. Refuses a file that cannot be taken apart.
 */
export async function cutPages(bytes: Uint8Array, pages: readonly number[]): Promise<Result<Uint8Array, ReadRefusal>> {
  try {
    const source = await PDFDocument.load(bytes, { updateMetadata: false });
    const indices = pages.map((page) => page - 1);
    if (indices.some((index) => index < 0 || index >= source.getPageCount())) {
      return refuse({ kind: 'pdf-damaged', detail: 'pages' });
    }
    for (const index of indices) strip(source.getPage(index));
    const cut = await PDFDocument.create();
    for (const page of await cut.copyPages(source, indices)) cut.addPage(page);
    return ok(await cut.save());
  } catch {
    return refuse({ kind: 'pdf-damaged', detail: 'pages' });
  }
}

/** What leads from a page to others: links, threads, the logical structure, page data of the program that made it. */
const LEADING_OUT = ['Annots', 'B', 'StructParents', 'PieceInfo', 'AA', 'Metadata', 'Thumb', 'SeparationInfo'];

function strip(page: PDFPage): void {
  const { node } = page;
  for (const name of LEADING_OUT) node.delete(PDFName.of(name));
  node.normalize();
  const resources = node.Resources();
  if (!resources) return;
  // Pages often share one dictionary of resources, that names the pictures of all of them.
  const own = resources.clone();
  const drawn = namesDrawn(page);
  for (const kind of ['XObject', 'Properties']) {
    const entries = own.lookupMaybe(PDFName.of(kind), PDFDict)?.clone();
    if (!entries) continue;
    for (const name of entries.keys()) if (!drawn.has(name.decodeText())) entries.delete(name);
    own.set(PDFName.of(kind), entries);
  }
  node.set(PDFName.of('Resources'), own);
}

/** Every name that the page's drawing speaks of: those of the pictures it shows are among them. */
function namesDrawn({ node }: PDFPage): Set<string> {
  const contents = node.Contents();
  const streams = contents instanceof PDFArray ? contents.asArray() : contents ? [contents] : [];
  const text = streams
    .map((each) => (each instanceof PDFRef ? node.context.lookup(each) : each))
    .map((each) =>
      each instanceof PDFRawStream ? Buffer.from(decodePDFRawStream(each).decode()).toString('latin1') : '',
    )
    .join('\n');
  const names = text.match(/\/[^\s/<>[\](){}%]+/g) ?? [];
  return new Set(names.map((name) => PDFName.of(name.slice(1)).decodeText()));
}
