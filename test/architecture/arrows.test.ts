import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

/** The rules of the arrows, tried on a small tree that breaks each of them once: a rule that catches nothing is no rule. */
const root = fileURLToPath(new URL('../../', import.meta.url));
const files: Record<string, string> = {
  'src/kernel/good.ts': 'export const good = 1;\nexport type Good = number;\n',
  'src/kernel/bad-library.ts': "import { readFileSync } from 'node:fs';\nexport const bad = readFileSync;\n",
  'src/kernel/bad-type.ts': "import type { Law } from '../law/good.ts';\nexport type Bad = Law;\n",
  'src/law/good.ts': "import { good } from '../kernel/good.ts';\nexport type Law = typeof good;\n",
  'src/law/bad-type.ts': "import type { P } from '../platform/good.ts';\nexport type Bad = P;\n",
  'src/law/testing/law-of-tests.ts': 'export const made = 1;\n',
  'src/law/bad-testing.ts': "import { made } from './testing/law-of-tests.ts';\nexport const bad = made;\n",
  'src/platform/good.ts': 'export type P = string;\n',
  'src/platform/bad-type.ts': "import type { C } from '../features/claims/claim.ts';\nexport type Bad = C;\n",
  'src/features/claims/claim.ts': 'export type C = string;\nexport const c = 1;\n',
  'src/features/claims/claims.sql.ts': 'export const rows = 1;\n',
  'src/features/claims/bad-order.ts': "import type { K } from '../cases/case.ts';\nexport type Bad = K;\n",
  'src/features/claims/bad-database.ts': "import { sql } from 'kysely';\nexport const bad = sql;\n",
  'src/features/claims/bad-fastify.ts': "import Fastify from 'fastify';\nexport const bad = Fastify;\n",
  'src/features/claims/bad-react.ts': "import { useState } from 'react';\nexport const bad = useState;\n",
  'src/features/claims/bad-adapter.ts':
    "import type { A } from '../../adapters/email/good.ts';\nexport type Bad = A;\n",
  'src/features/claims/ports.ts': 'export type Port = string;\n',
  'src/features/cases/case.ts': "import type { C } from '../claims/claim.ts';\nexport type K = C;\n",
  'src/features/cases/bad-privacy.ts': "import { rows } from '../claims/claims.sql.ts';\nexport const bad = rows;\n",
  'src/features/cases/bad-main.ts': "import type { M } from '../../main/good.ts';\nexport type Bad = M;\n",
  'src/features/cases/cycle-a.ts': "import type { B } from './cycle-b.ts';\nexport type A = B | string;\n",
  'src/features/cases/cycle-b.ts': "import type { A } from './cycle-a.ts';\nexport type B = A | number;\n",
  'src/features/cases/index.ts': "export { c } from '../claims/claim.ts';\n",
  'src/features/cases/uses-index.ts': "import { c } from './index.ts';\nexport const used = c;\n",
  'src/adapters/email/good.ts': "import type { Port } from '../../features/claims/ports.ts';\nexport type A = Port;\n",
  'src/adapters/email/bad-feature.ts':
    "import type { C } from '../../features/claims/claim.ts';\nexport type Bad = C;\n",
  'src/main/good.ts': "import { c } from '../features/claims/claim.ts';\nexport type M = typeof c;\n",
  'web/desk/claims/bad-inside.ts':
    "import type { C } from '../../../src/features/claims/claim.ts';\nexport type Bad = C;\n",
};

/** Rule → the file that must be caught by it. */
const CAUGHT: [rule: string, file: string][] = [
  ['kernel-imports-nothing', 'src/kernel/bad-library.ts'],
  ['kernel-imports-nothing', 'src/kernel/bad-type.ts'],
  ['law-imports-kernel', 'src/law/bad-type.ts'],
  ['testing-serves-tests', 'src/law/bad-testing.ts'],
  ['platform-knows-no-feature', 'src/platform/bad-type.ts'],
  ['feature-order-claims', 'src/features/claims/bad-order.ts'],
  ['library-database', 'src/features/claims/bad-database.ts'],
  ['library-fastify', 'src/features/claims/bad-fastify.ts'],
  ['library-react', 'src/features/claims/bad-react.ts'],
  ['features-know-no-edge', 'src/features/claims/bad-adapter.ts'],
  ['feature-privacy', 'src/features/cases/bad-privacy.ts'],
  ['features-know-no-edge', 'src/features/cases/bad-main.ts'],
  ['nobody-imports-main', 'src/features/cases/bad-main.ts'],
  ['no-cycle', 'src/features/cases/cycle-a.ts'],
  ['no-index', 'src/features/cases/uses-index.ts'],
  ['adapters-know-ports', 'src/adapters/email/bad-feature.ts'],
  ['web-imports-contracts', 'web/desk/claims/bad-inside.ts'],
];

let folder: string;
let violations: { rule: { name: string; severity: string }; from: string }[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'recouvrance-arrows-'));
  for (const name of ['.dependency-cruiser.cjs', 'tsconfig.json', 'scripts/feature-order.json', 'package.json']) {
    cpSync(join(root, name), join(folder, name));
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const cli = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const args = [cli, 'src', 'web', '--config', '.dependency-cruiser.cjs', '--output-type', 'json'];
  const output = await new Promise<string>((resolve) => {
    execFile(process.execPath, args, { cwd: folder, maxBuffer: 50_000_000 }, (_error, stdout) => resolve(stdout));
  });
  violations = JSON.parse(output).summary.violations;
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(CAUGHT)('%s catches %s', (rule, file) => {
  const found = violations.filter(({ rule: { name }, from }) => name === rule && from === file);
  expect(found.map(({ rule: { severity } }) => severity)).toEqual(expect.arrayContaining(['error']));
});

test('what is right is let through', () => {
  expect(violations.filter(({ from }) => /\/(good|case|claim)\.ts$/.test(from))).toEqual([]);
});
