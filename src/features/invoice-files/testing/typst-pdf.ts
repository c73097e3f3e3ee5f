import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

const require = createRequire(import.meta.url);
const fonts = ['400Regular', '400Regular_Italic', '600SemiBold', '600SemiBold_Italic'].map((face) =>
  readFileSync(require.resolve(`@expo-google-fonts/source-serif-4/${face}/SourceSerif4_${face}.ttf`)),
);

let compiler: NodeCompiler | undefined;

/** The PDF of a Typst source. Fonts are Source Serif 4 and those that Typst carries; none of the machine is asked for. */
export function typstPdf(source: string): Uint8Array {
  compiler ??= NodeCompiler.create({ workspace: '.', fontArgs: [{ fontBlobs: fonts }] });
  try {
    return new Uint8Array(compiler.pdf({ mainFileContent: source }));
  } finally {
    compiler.evictCache(4);
  }
}

/** A text as a Typst string literal, so that nothing in it is markup. */
export function literal(text: string): string {
  return `#"${text.replace(/[\\"]/g, '\\$&')}"`;
}
