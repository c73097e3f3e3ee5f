import { afterEach, beforeEach, expect, test } from 'vitest';
import { lookUpInsolvency } from '../../features/companies/insolvency.ts';
import type { InsolvencyNotices } from '../../features/companies/ports.ts';
import { orThrow } from '../../kernel/result.ts';
import { parseSiren } from '../../kernel/siren.ts';

export type NoticesBench = { notices: InsolvencyNotices; close(): Promise<void> };

const [LIQUIDATED, RECOVERING, HEALED, NOBODY] = ['210081063', '210060257', '210097820', '210000006'].map((text) =>
  orThrow(parseSiren(text)),
) as [never, never, never, never];

/** What every source of notices does: the companies named here are in the sample, whose records the double of the Bodacc serves. */
export function insolvencyNoticesContract(name: string, open: () => Promise<NoticesBench>): void {
  let bench: NoticesBench;
  beforeEach(async () => {
    bench = await open();
  });
  afterEach(() => bench.close());

  test(`${name}: the notices of one company, and of no other`, async () => {
    const found = orThrow(await bench.notices.about([LIQUIDATED]));
    expect(found.map(({ siren, publishedOn, judgedOn }) => [siren, publishedOn, judgedOn])).toEqual([
      [LIQUIDATED, '2026-03-11', '2026-03-02'],
      [LIQUIDATED, '2026-10-14', '2026-10-05'],
    ]);
    expect(found[0]).toMatchObject({ kind: 'notice', court: 'Tribunal de commerce de Brest' });
  });

  test(`${name}: no notice about a company in good health, nor about nobody`, async () => {
    expect(orThrow(await bench.notices.about([NOBODY]))).toEqual([]);
    expect(orThrow(await bench.notices.about([]))).toEqual([]);
  });

  test(`${name}: several companies at once, each where it stands`, async () => {
    const states = await lookUpInsolvency(bench.notices, [LIQUIDATED, RECOVERING, HEALED, NOBODY]);
    expect(Object.fromEntries(states ?? [])).toEqual({
      [LIQUIDATED]: {
        procedure: 'liquidation',
        state: 'open',
        openedOn: '2026-03-02',
        publishedOn: '2026-03-11',
        court: 'Tribunal de commerce de Brest',
        isDoubtful: false,
      },
      // The day of the judgment is written in letters.
      [RECOVERING]: expect.objectContaining({ procedure: 'redressement', openedOn: '2026-10-20', isDoubtful: false }),
    });
  });
}
