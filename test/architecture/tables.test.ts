import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

/** A feature's SQL names its own tables and no other's. The compiler sees Kysely's names; this sees the SQL written as text too. */
const root = fileURLToPath(new URL('../../', import.meta.url));
const migrations = readdirSync(join(root, 'migrations')).map((name) =>
  readFileSync(join(root, 'migrations', name), 'utf8'),
);
const tables = migrations.flatMap((text) =>
  [...text.matchAll(/^create table (\w+)/gm)].map(([, name]) => name as string),
);

/** Reads across features, and writes nothing. */
const READER = 'reporting';

type Use = { feature: string; table: string; file: string; writes: boolean };

function usesOf(feature: string, file: string): Use[] {
  const text = readFileSync(join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const found: Use[] = [];
  const patterns: [pattern: RegExp, writes: boolean][] = [
    [/\b(?:insert\s+into|update|delete\s+from|merge\s+into)\s+"?(\w+)"?/gi, true],
    [/\.(?:insertInto|updateTable|deleteFrom|mergeInto)\(\s*'(\w+)/g, true],
    [/\b(?:from|join)\s+"?(\w+)"?/gi, false],
    [/\.(?:selectFrom|innerJoin|leftJoin|rightJoin|fullJoin)\(\s*'(\w+)/g, false],
  ];
  for (const [pattern, writes] of patterns) {
    for (const [, table = ''] of text.matchAll(pattern))
      if (tables.includes(table)) found.push({ feature, table, file, writes });
  }
  return found;
}

const uses = readdirSync(join(root, 'src/features'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts') && !path.includes('testing/'))
  .flatMap((path) => usesOf(path.split('/')[0] as string, join('src/features', path)));

test('the migrations and the queries were found', () => {
  expect(tables.length).toBeGreaterThan(25);
  expect(uses.length).toBeGreaterThan(100);
});

test.each(tables.filter((table) => uses.some((use) => use.table === table)))(
  '%s is written by one feature, and read by it and by reporting only',
  (table) => {
    const own = uses.filter((use) => use.table === table);
    const writers = [...new Set(own.filter(({ writes }) => writes).map(({ feature }) => feature))];
    expect(writers).toHaveLength(1);
    expect(writers).not.toContain(READER);
    const strangers = own.filter(({ feature }) => feature !== writers[0] && feature !== READER);
    expect(strangers.map(({ file }) => file)).toEqual([]);
  },
);

test('SQL is written in *.sql.ts files only', () => {
  expect([...new Set(uses.map(({ file }) => file).filter((file) => !file.endsWith('.sql.ts')))]).toEqual([]);
});
