import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pagesFolder } from './portal-pages.ts';

const require = createRequire(import.meta.url);
const sans = '@fontsource-variable/source-sans-3/files/source-sans-3';
const serif = '@fontsource-variable/source-serif-4/files/source-serif-4';
const packaged = (path: string) => readFileSync(require.resolve(path));
const ours = (path: string) => readFileSync(new URL(path, pagesFolder));

export type Asset = { bytes: Buffer; contentType: string };

/** All that the debtor's pages load: one style sheet and its fonts, served by us. */
export const assets: ReadonlyMap<string, Asset> = new Map([
  ['portal.css', { bytes: ours('portal.css'), contentType: 'text/css; charset=utf-8' }],
  ['source-sans.woff2', font(packaged(`${sans}-latin-wght-normal.woff2`))],
  ['source-sans-ext.woff2', font(packaged(`${sans}-latin-ext-wght-normal.woff2`))],
  ['source-serif.woff2', font(packaged(`${serif}-latin-wght-normal.woff2`))],
  ['source-serif-ext.woff2', font(packaged(`${serif}-latin-ext-wght-normal.woff2`))],
  ['narrow-space.ttf', { bytes: ours('../ui/theme/narrow-space.ttf'), contentType: 'font/ttf' }],
]);

/** Changes with the style sheet, so that browsers may keep it for as long as they want. */
export const assetsVersion = createHash('sha256')
  .update(assets.get('portal.css')?.bytes ?? '')
  .digest('hex')
  .slice(0, 10);

function font(bytes: Buffer): Asset {
  return { bytes, contentType: 'font/woff2' };
}
