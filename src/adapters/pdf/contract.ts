import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, test } from 'vitest';
import type { PdfRenderer } from '../../features/correspondence/ports.ts';

export type PdfContract = {
  make(): PdfRenderer;
  /** A letter as the renderer takes it, with the words that a reader must find on its pages. */
  letters: { name: string; document: { template: string; data: unknown }; words: string[]; pages: number }[];
};

/** Text of each page, spaces made plain. */
export async function pagesOf(pdf: Uint8Array): Promise<string[]> {
  const loading = getDocument({ data: pdf.slice(), useSystemFonts: false, verbosity: 0 });
  const document = await loading.promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const content = await (await document.getPage(number)).getTextContent();
    const text = content.items.map((item) => ('str' in item ? item.str + (item.hasEOL ? ' ' : '') : '')).join('');
    pages.push(text.replace(/[\s\u00a0\u202f]+/g, ' '));
  }
  await loading.destroy();
  return pages;
}

/** What is asked of anything that makes letters: archival PDF, readable by machines, the same bytes for the same data. */
export function pdfRendererContract(name: string, { make, letters }: PdfContract): void {
  describe(`PdfRenderer: ${name}`, () => {
    test.each(letters)('$name is a PDF/A whose text can be read', async ({ document, words, pages }) => {
      const pdf = await make().render(document);
      const raw = Buffer.from(pdf).toString('latin1');
      expect(raw.slice(0, 5)).toBe('%PDF-');
      expect(raw).toMatch(/<pdfaid:part>[23]<\/pdfaid:part>/);
      expect(raw).toMatch(/<pdfaid:conformance>[ABU]<\/pdfaid:conformance>/);
      expect(raw).toMatch(/\/OutputIntents?\b/);
      const read = await pagesOf(pdf);
      expect(read).toHaveLength(pages);
      for (const word of words) expect(read.join(' ')).toContain(word);
    });

    test('the same data give the same bytes, in another renderer too', async () => {
      const [letter] = letters;
      if (!letter) throw new Error('the contract needs a letter');
      const renderer = make();
      const first = Buffer.from(await renderer.render(letter.document));
      for (const other of letters) await renderer.render(other.document);
      expect(first.equals(Buffer.from(await renderer.render(letter.document)))).toBe(true);
      expect(first.equals(Buffer.from(await make().render(letter.document)))).toBe(true);
    });

    test('a template outside the folder is refused', async () => {
      for (const template of ['../typst.ts', '/etc/passwd', 'none.typ', 'a/b.typ', '']) {
        await expect(make().render({ template, data: {} })).rejects.toThrow();
      }
    });
  });
}
