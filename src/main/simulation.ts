import { advanceDue } from '../features/cases/advance-cases.job.ts';
import { followLetters } from '../features/cases/follow-letters.job.ts';
import { nextInstant } from '../features/cases/next-instant.ts';
import { freezeClock, moveClock } from '../platform/clock.ts';
import type { Context } from '../platform/context.ts';
import type { Database } from '../platform/db.ts';
import { PLATFORM } from '../platform/ids.ts';
import { type BoundJob, enqueue } from '../platform/jobs.ts';
import type { Log } from '../platform/log.ts';
import { createDrain } from '../platform/worker.ts';

export type SimulationOptions = {
  ownerUrl: string;
  database: Database;
  jobs: readonly BoundJob[];
  log: Log;
  /** Stops the ordinary worker while time is moved, so that things happen in order; gives it back afterwards. */
  pauseWorker?: () => Promise<() => Promise<void>>;
};

export type Progress = { from: Date; to: Date; at: Date; happened: number };

export type Simulation = {
  /** Lets everything that falls due until `to` happen in order, the clock frozen at each instant, and leaves it frozen at `to`. */
  playTo(to: Date): Promise<void>;
  /** The same with the running clock of a demonstration: starts moving and returns; `progress` tells where it is. */
  startMoving(to: Date): Promise<void>;
  progress(): Progress | undefined;
  /** Runs what is ready now, without moving time. */
  settle(): Promise<void>;
  close(): Promise<void>;
};

const actor = { kind: 'system', name: 'clock' } as const;

/** Moves time from one due instant to the next: a step of a case, news of a letter. Nothing is lost, nothing is doubled. */
export function createSimulation(options: SimulationOptions): Simulation {
  const { database, log } = options;
  const drain = createDrain(options);
  const inPlatform = <T>(work: (ctx: Context) => Promise<T>) =>
    database.inTransaction({ tenantId: PLATFORM, actor }, work);
  let moving: Progress | undefined;

  async function settle(): Promise<void> {
    await inPlatform(async (ctx) => {
      await enqueue(ctx, advanceDue, {}, 'simulation');
      await enqueue(ctx, followLetters, {}, 'simulation');
    });
    await drain.run();
  }

  async function play(
    to: Date,
    setClock: (ctx: Context, at: Date) => Promise<unknown>,
    onInstant?: (at: Date) => void,
  ): Promise<void> {
    let last: Date | undefined;
    for (;;) {
      const { next, now } = await inPlatform(async (ctx) => ({ next: await nextInstant(ctx), now: ctx.now }));
      if (!next || next > to) break;
      // A due instant that stays after it was played (a job that fails and waits to be tried again) must not hold time still.
      const at = new Date(Math.max(next.getTime(), now.getTime(), last ? last.getTime() + 1_000 : 0));
      if (at > to) break;
      if (at > now) await inPlatform((ctx) => setClock(ctx, at));
      last = at;
      await settle();
      onInstant?.(at);
    }
    await inPlatform(async (ctx) => (ctx.now < to ? setClock(ctx, to) : undefined));
    await settle();
  }

  return {
    settle,
    playTo: (to) => play(to, freezeClock),
    async startMoving(to) {
      const from = await inPlatform(async (ctx) => ctx.now);
      const progress: Progress = { from, to, at: from, happened: 0 };
      moving = progress;
      const giveBack = await options.pauseWorker?.();
      void play(to, moveClock, (at) => {
        progress.at = at;
        progress.happened++;
      })
        .catch((error: Error) => log.error({ reason: error.message }, 'the clock could not be moved to the end'))
        .finally(async () => {
          await giveBack?.();
          moving = undefined;
        });
    },
    progress: () => moving,
    close: () => drain.close(),
  };
}
