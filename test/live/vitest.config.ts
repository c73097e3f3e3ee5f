import { defineConfig } from 'vitest/config';

/** The adapters' tests against the providers themselves, by hand, with keys: `npm run test:live -- <file>`. */
export default defineConfig({
  test: { root: new URL('../..', import.meta.url).pathname, include: ['src/**/*.live.test.ts'], testTimeout: 60_000 },
});
