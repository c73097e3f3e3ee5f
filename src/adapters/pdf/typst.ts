import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { PdfRenderer } from '../../features/correspondence/ports.ts';
import { coverageOf, displayable } from './font-coverage.ts';

const require = createRequire(import.meta.url);

/** Source Serif 4 (SIL Open Font License), as files that Typst reads; no font of the machine is asked for. */
const fonts = ['400Regular', '400Regular_Italic', '600SemiBold', '600SemiBold_Italic'].map((face) =>
  readFileSync(require.resolve(`@expo-google-fonts/source-serif-4/${face}/SourceSerif4_${face}.ttf`)),
);

/** Compilations between two cleanings of the compiler's cache, which otherwise grows with every letter. */
const CACHE_AGE = 10;

/**
 * Typst to PDF/A-2b, in this process, with no network. Templates are files of one folder, and nothing outside it can be read;
 * `data` reaches them as JSON text, so it is never markup. The same template and data give the same bytes.
 * Characters that the font cannot draw are replaced by '?' rather than refused by the format.
 */
export function typstPdfRenderer(templates: URL | string): PdfRenderer {
  const workspace = typeof templates === 'string' ? templates : fileURLToPath(templates);
  const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs: fonts }] });
  const covered = coverageOf(fonts[0] as Buffer);
  return {
    async render({ template, data }) {
      if (!/^[a-z0-9][a-z0-9.-]*\.typ$/.test(template)) throw new Error(`not the name of a template: ${template}`);
      const inputs = { data: displayable(JSON.stringify(data), covered) };
      const compiled = compiler.compile({ mainFilePath: join(workspace, template), inputs });
      const document = compiled.result;
      if (!document) {
        const failure = compiled.takeDiagnostics();
        throw new Error(
          `Typst refused ${template}: ${failure ? messagesOf(compiler.fetchDiagnostics(failure)) : 'unknown'}`,
        );
      }
      const pdf = compiler.pdf(document, { pdfStandard: 'a-2b' });
      compiler.evictCache(CACHE_AGE);
      return new Uint8Array(pdf);
    },
  };
}

function messagesOf(diagnostics: { message?: string }[]): string {
  return diagnostics.map((diagnostic) => diagnostic.message).join('; ');
}
