import { z } from 'zod';
import { addYears } from '../../kernel/civil-date.ts';
import { defineJob } from '../../platform/jobs.ts';
import type { RateFeed } from './ports.ts';
import { proposeRates } from './propose-rates.ts';

/** Asks each feed for the rates of the last year and proposes what is new. A feed that does not answer is asked again later. */
export const askRateFeeds = defineJob(
  'law.ask-rate-feeds',
  z.object({}),
  { replay: 'safe' },
  ({ feeds }: { feeds: readonly RateFeed[] }) =>
    async (run) => {
      const today = await run.inTransaction(async (ctx) => ctx.today);
      const silent: string[] = [];
      for (const feed of feeds) {
        const observed = await feed.observedSince(addYears(today, -1));
        if (observed.refused) silent.push(`${feed.name}: ${observed.refusal.kind} (${observed.refusal.reason})`);
        else await run.inTransaction((ctx) => proposeRates(ctx, { feed: feed.name, observed: observed.value }));
      }
      if (silent.length > 0) throw new Error(silent.join('; '));
    },
);
