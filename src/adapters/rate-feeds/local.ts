import type { ObservedRate, RateFeed } from '../../features/law-rows/ports.ts';
import { ok } from '../../kernel/result.ts';

/** A feed that reads nothing outside: it gives what it was given. A demonstration has none, since a rate is not invented. */
export function createLocalRateFeed(observed: readonly ObservedRate[] = []): RateFeed {
  return {
    name: 'local',
    observedSince: async (since) =>
      ok(observed.filter(({ untilOn }) => untilOn >= since).toSorted((a, b) => (a.fromOn < b.fromOn ? -1 : 1))),
  };
}
