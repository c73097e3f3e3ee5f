import { PDFDocument } from 'pdf-lib';

/** One PDF with the pages of all, in order; `undefined` is a blank sheet put between two documents. */
export async function mergedPdf(parts: readonly (Uint8Array | undefined)[]): Promise<Uint8Array> {
  const merged = await PDFDocument.create();
  for (const part of parts) {
    if (!part) merged.addPage([595, 842]);
    else {
      const source = await PDFDocument.load(part);
      for (const page of await merged.copyPages(source, source.getPageIndices())) merged.addPage(page);
    }
  }
  return merged.save();
}
