import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { dotted, nodesOf } from './syntax-tree.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** What the core may not ask by itself: time comes with the context, chance from the edges. */
const FORBIDDEN = ['Date.now', 'Math.random', 'performance.now', 'Temporal.Now', 'process.hrtime'];

function sinsOf(text: string): string[] {
  const sins: string[] = [];
  for (const node of nodesOf(text)) {
    const called = node.callee as unknown;
    const args = (node.arguments ?? []) as unknown[];
    if (node.type === 'NewExpression' && dotted(called) === 'Date' && args.length === 0) sins.push('new Date()');
    if (node.type === 'CallExpression' && dotted(called) === 'Date') sins.push('Date()');
    if (node.type !== 'MemberExpression') continue;
    const name = dotted(node)?.replace(/^globalThis\./, '');
    if (name && FORBIDDEN.includes(name)) sins.push(name);
  }
  return sins;
}

test('the check sees what it must, and nothing in comments and strings', () => {
  expect(sinsOf('const a = new Date(); const b = Date.now(); Math.random();')).toEqual([
    'new Date()',
    'Date.now',
    'Math.random',
  ]);
  expect(sinsOf('const a = new Date; const now = Date.now; globalThis.Date.now(); Temporal.Now.instant();')).toEqual([
    'new Date()',
    'Date.now',
    'Date.now',
    'Temporal.Now',
  ]);
  expect(sinsOf("// new Date()\nconst a = 'Date.now()'; const b = new Date(0); /* Math.random() */")).toEqual([]);
});

test.each(['src/kernel', 'src/law', 'src/features'])('%s asks neither the time nor chance', (folder) => {
  const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts') && !path.includes('testing/'))
    .map((path) => join(folder, path));
  expect(files.length).toBeGreaterThan(5);
  const found = files.flatMap((path) => sinsOf(readFileSync(join(root, path), 'utf8')).map((sin) => `${path}: ${sin}`));
  expect(found).toEqual([]);
});
