import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { refusalsInEnglish } from './refusals-in-english.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
  .map((path) => readFileSync(join(root, 'src', path), 'utf8'));

/** The kinds that the server registers: `'kind': [status, 'sentence']` within `registerProblems({ … })`. */
const kinds = sources.flatMap((text) =>
  [...text.matchAll(/registerProblems\(\{(.*?)\n\s*\}\);/gs)].flatMap(([, table = '']) =>
    [...table.matchAll(/^\s*'?([\w-]+)'?: \[/gm)].map(([, kind = '']) => kind),
  ),
);
const said = readFileSync(new URL('problem-words.ts', import.meta.url), 'utf8');

test('every refusal of the server has its English sentence, and none is kept for nothing', () => {
  const wanted = new Set(kinds.filter((kind) => !said.includes(`case '${kind}':`)));
  expect(wanted.size).toBeGreaterThan(100);
  expect([...wanted].filter((kind) => !Object.hasOwn(refusalsInEnglish, kind))).toEqual([]);
  expect(Object.keys(refusalsInEnglish).filter((kind) => !wanted.has(kind))).toEqual([]);
});
