import { AFRelationship, PDFDocument } from 'pdf-lib';

/** PDFs for tests: written by a library, or object by object when the fault is in the file itself. */

/** A one-page PDF with files attached, as a well-behaved producer writes it (object streams, name tree, /AF). */
export async function pdfWith(files: [name: string, content: string | Uint8Array][]): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.addPage([200, 200]);
  for (const [name, content] of files) {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    await document.attach(bytes, name, { mimeType: 'text/xml', afRelationship: AFRelationship.Data });
  }
  return document.save();
}

/** A stream object: dictionary entries and data. */
export function stream(entries: string, data: Uint8Array): Uint8Array {
  const head = `<<${entries}/Length ${data.length}>>\nstream\n`;
  return Buffer.concat([Buffer.from(head, 'latin1'), data, Buffer.from('\nendstream')]);
}

/** A PDF of the objects 1, 2, 3… with a cross-reference table; the first is the catalog. */
export function rawPdf(objects: (string | Uint8Array)[], trailer = ''): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  const offsets = objects.map((object, index) => {
    const offset = parts.reduce((sum, part) => sum + part.length, 0);
    const content = typeof object === 'string' ? Buffer.from(object, 'latin1') : Buffer.from(object);
    parts.push(Buffer.from(`${index + 1} 0 obj\n`), content, Buffer.from('\nendobj\n'));
    return offset;
  });
  const start = parts.reduce((sum, part) => sum + part.length, 0);
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  parts.push(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<</Size ${size}/Root 1 0 R${trailer}>>\nstartxref\n${start}\n%%EOF\n`,
      'latin1',
    ),
  );
  return Buffer.concat(parts);
}

const PAGES = '<</Type/Pages/Kids[]/Count 0>>';

/** A PDF whose only attachment is the given stream object, reached through the name tree. */
export function pdfAround(embedded: Uint8Array, name = 'factur-x.xml'): Buffer {
  return rawPdf([
    '<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[(a) 3 0 R]>>>>>>',
    PAGES,
    `<</Type/Filespec/F(${name})/UF(${name})/EF<</F 4 0 R>>/AFRelationship/Data>>`,
    embedded,
  ]);
}

/** A PDF that only the catalog's /AF leads to the attachment of. */
export function pdfWithAssociatedFile(embedded: Uint8Array, name: string): Buffer {
  return rawPdf([
    '<</Type/Catalog/Pages 2 0 R/AF[3 0 R]>>',
    PAGES,
    `<</Type/Filespec/UF(${name})/EF<</UF 4 0 R>>>>`,
    embedded,
  ]);
}

/** A PDF whose attachment hangs on a page, as an annotation. */
export function pdfWithAnnotation(embedded: Uint8Array, name: string): Buffer {
  return rawPdf([
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/Annots[<</Type/Annot/Subtype/FileAttachment/FS 4 0 R>>]>>',
    `<</Type/Filespec/F(${name})/EF<</F 5 0 R>>>>`,
    embedded,
  ]);
}
