import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const pdfjs = dirname(fileURLToPath(import.meta.resolve('pdfjs-dist/package.json')));
const folders = ['standard_fonts', 'cmaps', 'wasm', 'iccs'];
const served = /^(?!quickjs)(LICENSE.*|.*\.(pfb|ttf|bcmap|wasm|icc|js))$/;

/** Serves pdf.js' fonts, character maps and decoders from our own address, under /pdfjs/: nothing comes from elsewhere. */
export function pdfjsAssets(): Plugin {
  return {
    name: 'recouvrance-pdfjs-assets',
    configureServer(server) {
      server.middlewares.use('/pdfjs/', (request, response, next) => {
        const asked = normalize(decodeURIComponent((request.url ?? '/').split('?')[0] ?? '/')).replace(/^[/\\]+/, '');
        const path = join(pdfjs, asked);
        if (!folders.some((folder) => asked.startsWith(`${folder}/`)) || !existsSync(path)) return next();
        createReadStream(path).pipe(response);
      });
    },
    generateBundle() {
      for (const folder of folders.filter((name) => existsSync(join(pdfjs, name)))) {
        for (const file of readdirSync(join(pdfjs, folder))) {
          if (served.test(file)) {
            this.emitFile({
              type: 'asset',
              fileName: `pdfjs/${folder}/${file}`,
              source: readFileSync(join(pdfjs, folder, file)),
            });
          }
        }
      }
    },
  };
}
