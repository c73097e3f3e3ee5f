import { expect, test } from 'vitest';
import type { InsolvencyNotices } from '../../features/companies/ports.ts';
import { ok, orThrow, refuse } from '../../kernel/result.ts';
import { parseSiren } from '../../kernel/siren.ts';
import { insolvencyNoticesContract } from './contract.ts';
import { remembered } from './remembered.ts';
import { createSampleNotices } from './sample.ts';

const [one, other] = ['210081063', '210060257'].map((text) => orThrow(parseSiren(text))) as [never, never];

insolvencyNoticesContract('remembered', async () => ({
  notices: remembered(createSampleNotices()),
  close: async () => {},
}));

test('one company is asked for once in ten minutes; several at once, and failures, always', async () => {
  const asked: string[] = [];
  let [isDown, minutes] = [false, 0];
  const source: InsolvencyNotices = {
    async about(sirens) {
      asked.push(sirens.join());
      return isDown ? refuse({ kind: 'unavailable', reason: 'timeout' }) : ok([]);
    },
  };
  const notices = remembered(source, () => minutes * 60_000);
  await notices.about([one]);
  minutes = 9;
  await notices.about([one]);
  expect(asked).toEqual([one]);
  await notices.about([one, other]);
  minutes = 10;
  isDown = true;
  expect((await notices.about([one])).refused).toBe(true);
  isDown = false;
  expect((await notices.about([one])).refused).toBe(false);
  expect(asked).toEqual([one, `${one},${other}`, one, one]);
});
