import { fileURLToPath } from 'node:url';
import { getCatalogs } from '@lingui/cli/api';
import { getConfig } from '@lingui/conf';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const config = getConfig({ cwd: root, configPath: `${root}lingui.config.ts` });

test('every French sentence of the desk has its English one', { timeout: 60_000 }, async () => {
  const [catalogue] = await getCatalogs(config);
  if (!catalogue) throw new Error('no catalogue is configured');
  const [written, translated] = [await catalogue.collect(), await catalogue.read('en')];
  const sentences = Object.entries(written ?? {});
  expect(sentences.length).toBeGreaterThan(100);
  const untold = sentences.filter(([id]) => !translated?.[id]?.translation).map(([, { message }]) => message);
  expect(untold).toEqual([]);
});

test('a translation keeps the figures and the names of its sentence', async () => {
  const [catalogue] = await getCatalogs(config);
  const placeholders = (text = '') => [...text.matchAll(/\{(\w+)\s*[,}]/g)].map(([, name]) => name).sort();
  for (const [id, { message, translation }] of Object.entries((await catalogue?.read('en')) ?? {})) {
    const kept = new Set(placeholders(translation));
    expect([id, placeholders(message ?? id).every((name) => kept.has(name))]).toEqual([id, true]);
  }
});
