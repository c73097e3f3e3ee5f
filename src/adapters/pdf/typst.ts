import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type CompileDocArgs, NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { PdfRenderer } from '../../features/correspondence/ports.ts';
import { coverageOf, displayable } from './font-coverage.ts';

const require = createRequire(import.meta.url);

/** Source Serif 4 (SIL Open Font License), as files that Typst reads; no font of the machine is asked for. */
const fonts = ['400Regular', '400Regular_Italic', '600SemiBold', '600SemiBold_Italic'].map((face) =>
  readFileSync(require.resolve(`@expo-google-fonts/source-serif-4/${face}/SourceSerif4_${face}.ttf`)),
);

/** How many letters a memoised piece outlives its last use: the fonts and the page stay, what one letter said goes. */
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
      const source = {
        mainFilePath: join(workspace, template),
        inputs: { data: displayable(JSON.stringify(data), covered) },
      };
      try {
        // In one call: a document handed to JavaScript keeps its native memory until a collection that has no reason to come.
        return new Uint8Array(compiler.pdf(source, { pdfStandard: 'a-2b' }));
      } catch (failure) {
        throw new Error(`Typst refused ${template}: ${diagnosisOf(compiler, source)}`, { cause: failure });
      } finally {
        compiler.evictCache(CACHE_AGE);
      }
    },
  };
}

/** Why a source does not compile: the failed call itself does not say. */
function diagnosisOf(compiler: NodeCompiler, source: CompileDocArgs): string {
  const failure = compiler.compile(source).takeDiagnostics();
  if (!failure) return 'it compiles, but does not fit PDF/A';
  return compiler
    .fetchDiagnostics(failure)
    .map((diagnostic: { message?: string }) => diagnostic.message)
    .join('; ');
}
