import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const folder = new URL('../../migrations/', import.meta.url);
const names = readdirSync(folder).sort();

test('migrations are plain SQL named by their instant, which no two share', () => {
  for (const name of names) expect(name).toMatch(/^20\d{6}T([01]\d|2[0-3])[0-5]\d_[a-z0-9_]+\.sql$/);
  const instants = names.map((name) => name.slice(0, 13));
  expect(new Set(instants).size).toBe(instants.length);
});

test.each(names)('%s says why on its first line', (name) => {
  const [first = ''] = readFileSync(new URL(name, folder), 'utf8').split('\n');
  expect(first).toMatch(/^-- why: .{20,}/);
});
