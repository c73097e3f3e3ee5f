import type { PdfFile } from './pdf-file.ts';
import { StreamError, type StreamFault } from './pdf-filters.ts';
import {
  isArray,
  isDict,
  isName,
  isRef,
  isStream,
  isText,
  type PdfDict,
  type PdfStream,
  type PdfValue,
  textOf,
} from './pdf-objects.ts';

/** A file inside a PDF: its name, what the PDF says it is, and its content when asked for. */
export type PdfAttachment = {
  readonly name: string;
  /** /AFRelationship of PDF/A-3: Data, Source, Alternative, Supplement, Unspecified. */
  readonly relationship?: string;
  readonly mimeType?: string;
  /** MD5 that the PDF gives of the content (/Params /CheckSum). */
  readonly checksum?: Uint8Array;
  readonly content: (limit: number) => Uint8Array | StreamFault;
};

const LIMITS = { nodes: 20_000, attachments: 500, pages: 200 };

/**
 * Every file attached to a PDF: the name tree EmbeddedFiles, the associated files (/AF) of the document and its pages, and
 * the file attachment annotations. Each embedded stream once. Files outside the PDF (/FS /URL, external streams) are ignored.
 */
export function attachmentsOf(pdf: PdfFile): PdfAttachment[] {
  const catalog = pdf.catalog();
  const found = new Found(pdf);
  walkNames(pdf, pdf.dictAt(pdf.dictAt(catalog, 'Names'), 'EmbeddedFiles'), found);
  for (const spec of pdf.arrayAt(catalog, 'AF')) found.add(spec, undefined);
  for (const page of pagesOf(pdf, catalog)) {
    for (const spec of pdf.arrayAt(page, 'AF')) found.add(spec, undefined);
    for (const annotation of pdf.arrayAt(page, 'Annots')) {
      const dict = pdf.resolve(annotation);
      if (isDict(dict) && isName(pdf.resolve(dict.get('Subtype')), 'FileAttachment'))
        found.add(dict.get('FS') ?? null, undefined);
    }
  }
  return found.attachments;
}

class Found {
  readonly attachments: PdfAttachment[] = [];
  private readonly seen = new Set<number>();
  private readonly pdf: PdfFile;

  constructor(pdf: PdfFile) {
    this.pdf = pdf;
  }

  add(value: PdfValue, key: string | undefined) {
    const spec = this.pdf.resolve(value);
    if (!isDict(spec) || this.attachments.length >= LIMITS.attachments) return;
    if (isName(this.pdf.resolve(spec.get('FS')), 'URL')) return;
    const embedded = this.pdf.dictAt(spec, 'EF');
    const stream = this.stream(embedded?.get('UF')) ?? this.stream(embedded?.get('F'));
    if (!stream || this.seen.has(stream.start)) return;
    this.seen.add(stream.start);
    const relationship = this.pdf.resolve(spec.get('AFRelationship'));
    const subtype = this.pdf.resolve(stream.dict.get('Subtype'));
    const checksum = this.pdf.resolve(this.pdf.dictAt(stream.dict, 'Params')?.get('CheckSum'));
    this.attachments.push({
      name: this.name(spec, key),
      ...(isName(relationship) ? { relationship: relationship.name } : {}),
      ...(isName(subtype) ? { mimeType: subtype.name } : {}),
      ...(isText(checksum) && checksum.bytes.length === 16 ? { checksum: checksum.bytes } : {}),
      content: (limit) => this.content(stream, limit),
    });
  }

  private name(spec: PdfDict, key: string | undefined): string {
    const name = textOf(this.pdf.resolve(spec.get('UF'))) || textOf(this.pdf.resolve(spec.get('F'))) || key || '';
    // Only the last part: an attachment's name is a label, never a path to write to.
    return (name.split(/[/\\]/).at(-1) ?? '').trim().slice(0, 200);
  }

  private stream(value: PdfValue | undefined): PdfStream | undefined {
    const stream = this.pdf.resolve(value);
    // A stream whose data is in another file (/F) would make the reader open that file.
    return isStream(stream) && !stream.dict.has('F') ? stream : undefined;
  }

  private content(stream: PdfStream, limit: number): Uint8Array | StreamFault {
    try {
      return this.pdf.content(stream, limit);
    } catch (error) {
      if (error instanceof StreamError) return error.fault;
      throw error;
    }
  }
}

function walkNames(pdf: PdfFile, root: PdfDict | undefined, found: Found) {
  const todo: (PdfDict | undefined)[] = [root];
  const seen = new Set<number>();
  for (let visited = 0; todo.length > 0 && visited < LIMITS.nodes; visited++) {
    const node = todo.shift();
    const names = pdf.arrayAt(node, 'Names');
    for (let i = 0; i + 1 < names.length; i += 2) found.add(names[i + 1] ?? null, textOf(pdf.resolve(names[i])));
    todo.push(...kidsOf(pdf, node, seen));
  }
}

/** The children of a tree node, each object once: a tree that loops ends. */
function kidsOf(pdf: PdfFile, node: PdfDict | undefined, seen: Set<number>): PdfDict[] {
  const kids = pdf.resolve(node?.get('Kids'));
  if (!isArray(kids)) return [];
  return kids.flatMap((kid) => {
    if (!isRef(kid) || seen.has(kid.object)) return [];
    seen.add(kid.object);
    const value = pdf.resolve(kid);
    return isDict(value) ? [value] : [];
  });
}

function pagesOf(pdf: PdfFile, catalog: PdfDict | undefined): PdfDict[] {
  const pages: PdfDict[] = [];
  const todo: (PdfDict | undefined)[] = [pdf.dictAt(catalog, 'Pages')];
  const seen = new Set<number>();
  for (let visited = 0; todo.length > 0 && visited < LIMITS.nodes && pages.length < LIMITS.pages; visited++) {
    const node = todo.shift();
    if (node && !node.has('Kids')) pages.push(node);
    todo.push(...kidsOf(pdf, node, seen));
  }
  return pages;
}
