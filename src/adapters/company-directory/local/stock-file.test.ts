import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { zipOf } from '../../../../test/support/zip-file.ts';
import { orThrow } from '../../../kernel/result.ts';
import { headerOf, openStock } from './stock-file.ts';

const csv = Buffer.from(
  `\uFEFFsiren,"etatAdministratifUniteLegale",nom\r\n${'356000000,A,LA POSTE\r\n'.repeat(50_000)}`,
);
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'recouvrance-stock-'));
  await writeFile(join(folder, 'a.csv'), csv);
  await writeFile(join(folder, 'a.csv.gz'), gzipSync(csv));
  await writeFile(join(folder, 'a.zip'), zipOf({ 'lisez-moi.txt': Buffer.from('rien'), 'stock.csv': csv }));
  await writeFile(join(folder, 'vide.zip'), zipOf({ 'lisez-moi.txt': Buffer.from('rien') }));
  await writeFile(join(folder, 'faux.zip'), 'rien');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test.each(['a.csv', 'a.csv.gz', 'a.zip'])('%s: its columns, its bytes, how far one is', async (name) => {
  const file = join(folder, name);
  expect(orThrow(await headerOf(file))).toEqual(['siren', 'etatAdministratifUniteLegale', 'nom']);
  const opened = orThrow(await openStock(file));
  const chunks: Buffer[] = [];
  for await (const chunk of opened.stream) chunks.push(chunk as Buffer);
  expect(Buffer.concat(chunks).equals(csv)).toBe(true);
  expect(opened.progress()).toBe(1);
});

test.each([
  ['absent.csv', 'file-not-readable'],
  ['vide.zip', 'no-csv-inside'],
  ['faux.zip', 'file-not-readable'],
])('%s: %s', async (name, kind) => {
  expect(await headerOf(join(folder, name))).toMatchObject({ refused: true, refusal: { kind } });
});
