import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const LINES = 400;
const FILES = 20;
/** Folders that have outgrown the limit: they may shrink, never grow. */
const LARGER: Record<string, number> = { 'src/features/cases': 38, 'src/platform': 24 };

const sources = ['src', 'web'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)),
);
const code = sources.filter((path) => /\.tsx?$/.test(path) && !/\.gen\.tsx?$/.test(path));

test('no file of code is longer than 400 lines', () => {
  const long = code
    .map((path) => ({ path, lines: readFileSync(join(root, path), 'utf8').trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > LINES);
  expect(long).toEqual([]);
  expect(code.length).toBeGreaterThan(300);
});

test('no folder holds more than 20 files of code, tests apart', () => {
  const counts = new Map<string, number>();
  for (const path of code.filter((one) => !/\.test\.tsx?$/.test(one))) {
    counts.set(dirname(path), (counts.get(dirname(path)) ?? 0) + 1);
  }
  const crowded = [...counts].filter(([folder, files]) => files > (LARGER[folder] ?? FILES));
  expect(crowded).toEqual([]);
});

test('no drawer without a subject', () => {
  const vague = /(?:^|[-/.])(?:utils?|helpers?|common|shared|managers?|services?|misc)(?:[-/.]|$)/;
  expect(code.filter((path) => vague.test(path))).toEqual([]);
});
