import { defineConfig } from '@lingui/cli';
import { formatter } from '@lingui/format-po';

/** French is the source, in the code beside its screen; the catalogue holds its translations. */
export default defineConfig({
  sourceLocale: 'fr',
  locales: ['en'],
  catalogs: [
    {
      path: '<rootDir>/locales/{locale}',
      include: ['<rootDir>/desk', '<rootDir>/ui'],
      exclude: ['**/*.test.*', '**/style/**'],
    },
  ],
  format: formatter({ lineNumbers: false, origins: false }),
  orderBy: 'message',
});
