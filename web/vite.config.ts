import { fileURLToPath } from 'node:url';
import { getConfig } from '@lingui/conf';
import { lingui, linguiTransformerBabelPreset } from '@lingui/vite-plugin';
import babel from '@rolldown/plugin-babel';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { pdfjsAssets } from './pdfjs-assets.ts';

const root = fileURLToPath(new URL('.', import.meta.url));
const configFile = { cwd: root, configPath: `${root}lingui.config.ts` };

/** The desk: built into dist/web, served by the application; `vite web` proxies the API to a running server. */
export default defineConfig({
  root,
  base: '/',
  plugins: [
    // The French source stays in the bundle: a sentence not yet translated shows in French, never as an identifier.
    babel({
      presets: [
        linguiTransformerBabelPreset({ descriptorFields: 'message', linguiConfig: getConfig(configFile) }, configFile),
      ],
    }),
    react(),
    lingui(configFile),
    pdfjsAssets(),
  ],
  build: { outDir: '../dist/web', emptyOutDir: true, target: 'es2023', sourcemap: false, chunkSizeWarningLimit: 700 },
  server: { host: '127.0.0.1', port: 5173, proxy: { '/api': 'http://127.0.0.1:3000' } },
  preview: { host: '127.0.0.1', port: 4173, proxy: { '/api': 'http://127.0.0.1:3000' } },
});
