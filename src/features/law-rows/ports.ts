import type { CivilDate } from '../../kernel/civil-date.ts';
import type { Result } from '../../kernel/result.ts';
import type { Reference } from '../../law/citation.ts';

/** A rate as its publisher gives it: the days on which it was seen at that value, both included. Percents as `2.65`. */
export type ObservedRate =
  | {
      subject: 'ecb-refinancing-rate';
      fromOn: CivilDate;
      untilOn: CivilDate;
      value: { rate: string };
      reference: Reference;
    }
  | {
      subject: 'legal-interest';
      fromOn: CivilDate;
      untilOn: CivilDate;
      /** One of the two may be missing: a person completes the row. */
      value: { professional?: string; individual?: string };
      reference: Reference;
    };

export type RateFeedRefusal = { kind: 'unavailable' | 'unreadable'; reason: string };

/** Somebody who publishes rates, asked every day. What is read is only ever proposed. */
export type RateFeed = {
  readonly name: string;
  /** Rates seen on or after a day, in the order of time. */
  observedSince(since: CivilDate): Promise<Result<ObservedRate[], RateFeedRefusal>>;
};
