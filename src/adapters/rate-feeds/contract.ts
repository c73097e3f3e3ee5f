import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ObservedRate, RateFeed } from '../../features/law-rows/ports.ts';
import { day } from '../../kernel/civil-date.ts';
import { parsePercent } from '../../kernel/money.ts';
import { orThrow } from '../../kernel/result.ts';

/** A feed, what its publisher holds (from 2026-01-01 to 2026-07-10 at least), and how to make the publisher fail. */
export type RateFeedBench = { feed: RateFeed; close(): Promise<void> };

const since = day('2026-01-01');

/** What every feed does, the local one as the real ones. */
export function rateFeedContract(name: string, open: () => Promise<RateFeedBench>): void {
  let bench: RateFeedBench;
  beforeEach(async () => {
    bench = await open();
  });
  afterEach(() => bench.close());

  const seen = async (from = since): Promise<ObservedRate[]> => orThrow(await bench.feed.observedSince(from));

  test(`${name}: rates come in the order of time, none overlapping the next`, async () => {
    const rates = await seen();
    expect(rates.length).toBeGreaterThan(1);
    for (const [index, rate] of rates.entries()) {
      expect(rate.fromOn <= rate.untilOn).toBe(true);
      const next = rates[index + 1];
      if (next) expect(rate.untilOn < next.fromOn).toBe(true);
    }
  });

  test(`${name}: every value is a percentage, with the publication it comes from`, async () => {
    for (const { value, reference } of await seen()) {
      const texts = Object.values(value);
      expect(texts.length).toBeGreaterThan(0);
      for (const text of texts) expect(parsePercent(text).refused).toBe(false);
      expect(reference.kind).toBe('publication');
    }
  });

  test(`${name}: what ended before the day asked is left out`, async () => {
    const all = await seen();
    const later = await seen(day('2026-07-05'));
    expect(later.length).toBeLessThan(all.length);
    expect(later.every(({ untilOn }) => untilOn >= '2026-07-05')).toBe(true);
    expect(await seen(day('2030-01-01'))).toEqual([]);
  });
}

/** What a feed over the network does when its publisher does not do well. */
export function failingFeedContract(
  name: string,
  fails: (how: 'down' | 'hangs' | 'talks nonsense') => Promise<RateFeedBench>,
) {
  test.each([
    ['down', 'unavailable'],
    ['hangs', 'unavailable'],
    ['talks nonsense', 'unreadable'],
  ] as const)(`${name}: a publisher that is %s gives no rate`, async (how, kind) => {
    const bench = await fails(how);
    const read = await bench.feed.observedSince(since);
    await bench.close();
    expect(read).toMatchObject({ refused: true, refusal: { kind } });
  });
}
