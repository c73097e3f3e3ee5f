import { defineConfig } from 'vitest/config';

/** Three projects by what they need: nothing, a PostgreSQL, or whole stories (PostgreSQL, SMTP, a browser). */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'pure',
          include: ['src/**/*.test.ts', 'web/**/*.test.ts', 'test/architecture/**/*.test.ts'],
          exclude: ['**/*.db.test.ts', '**/*.live.test.ts'],
        },
      },
      {
        test: {
          name: 'database',
          include: ['src/**/*.db.test.ts', 'test/architecture/**/*.db.test.ts'],
          globalSetup: ['test/support/database-setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'scenarios',
          include: ['test/scenarios/**/*.test.ts'],
          globalSetup: ['test/support/database-setup.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
