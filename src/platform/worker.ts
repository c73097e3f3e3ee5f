import { EventEmitter } from 'node:events';
import {
  type CronItem,
  Logger,
  parseCronItems,
  type Runner,
  run,
  runOnce,
  type Task,
  type TaskList,
  type WorkerEvents,
} from 'graphile-worker';
import pg from 'pg';
import type { Database } from './db.ts';
import type { BoundJob } from './jobs.ts';
import type { Log } from './log.ts';

export type WorkerOptions = {
  /** The owner's address: the queue is its schema; the jobs themselves work through `database`. */
  ownerUrl: string;
  database: Database;
  jobs: readonly BoundJob[];
  log: Log;
};

/** What is asked again and again, whatever happens: a job's name and its five cron fields (UTC). */
export type Rhythm = { job: string; cron: string };

export type Worker = { stop(): Promise<void> };

/** Runs jobs until stopped. A job that fails is tried again later; what it had in hand is rolled back. */
export async function startWorker(
  options: WorkerOptions & { rhythms: readonly Rhythm[]; isAlone: boolean; concurrency?: number },
): Promise<Worker> {
  const pool = queuePool(options.ownerUrl);
  const mine = new Set<string>();
  const events: WorkerEvents = new EventEmitter();
  events.on('worker:create', ({ worker }) => void mine.add(worker.workerId));
  if (options.isAlone) await releaseJobs(pool, []);
  const runner: Runner = await run({
    pgPool: pool,
    taskList: taskList(options),
    parsedCronItems: parseCronItems(options.rhythms.map(cronItem)),
    concurrency: options.concurrency ?? 4,
    pollInterval: 1_000,
    noHandleSignals: true,
    events,
    logger: quietLogger(options.log),
  });
  const beat = setInterval(() => void signOfLife(pool, [...mine]).catch(() => {}), 15_000);
  beat.unref();
  return {
    async stop() {
      clearInterval(beat);
      await runner.stop();
      await pool.end();
    },
  };
}

/** Runs every job that is ready, and those they ask for, each time it is called: what simulations and a moved clock live on. */
export type Drain = { run(): Promise<void>; close(): Promise<void> };

export function createDrain(options: WorkerOptions): Drain {
  const pool = queuePool(options.ownerUrl);
  const settings = {
    pgPool: pool,
    taskList: taskList(options),
    noHandleSignals: true,
    logger: quietLogger(options.log),
  };
  return {
    run: () => runOnce({ ...settings, concurrency: 1 }),
    close: () => pool.end(),
  };
}

function queuePool(ownerUrl: string): pg.Pool {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 6, application_name: 'recouvrance worker' });
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {})); // a lost connection is replaced, the job tried again
  return pool;
}

function taskList({ jobs, database, log }: WorkerOptions): TaskList {
  return Object.fromEntries(
    jobs.map((job): [string, Task] => [
      job.name,
      async (payload) => {
        const startedAt = performance.now();
        try {
          await job.run(database, payload);
          log.debug({ job: job.name, ms: Math.round(performance.now() - startedAt) }, 'job done');
        } catch (error) {
          log.warn({ job: job.name, reason: (error as Error).message }, 'job failed, to be tried again');
          throw error;
        }
      },
    ]),
  );
}

function cronItem({ job, cron }: Rhythm): CronItem {
  return {
    task: job,
    match: cron,
    identifier: job,
    payload: { tenantId: '00000000-0000-0000-0000-000000000000' },
    options: { jobKey: `cron:${job}`, maxAttempts: 3 },
  };
}

/** Shows that the workers of this process live, and takes up the jobs of those that have shown nothing for a minute. */
async function signOfLife(pool: pg.Pool, workers: string[]): Promise<void> {
  await pool.query(
    `insert into worker_heartbeat (worker, beat_at) select unnest($1::text[]), now()
     on conflict (worker) do update set beat_at = excluded.beat_at`,
    [workers],
  );
  await pool.query(`delete from worker_heartbeat where beat_at < now() - interval '1 day'`);
  const { rows } = await pool.query<{ worker: string }>(
    `select worker from worker_heartbeat where beat_at > now() - interval '1 minute'`,
  );
  await releaseJobs(
    pool,
    rows.map(({ worker }) => worker),
  );
}

/**
 * Gives back the jobs that are locked by none of the living: their worker was killed. Without this the queue would keep them for
 * four hours. A process that is alone with its database asks at start, when nobody else can be alive.
 */
async function releaseJobs(pool: pg.Pool, living: string[]): Promise<void> {
  const { rows } = await pool.query<{ locked_by: string }>(
    `select distinct locked_by from graphile_worker._private_jobs
      where locked_by is not null and not locked_by = any($1)
        and (cardinality($1::text[]) = 0 or locked_at < now() - interval '1 minute')`,
    [living],
  );
  if (rows.length === 0) return;
  await pool.query('select graphile_worker.force_unlock_workers($1)', [rows.map((row) => row.locked_by)]);
}

function quietLogger(log: Log) {
  return new Logger((scope) => (level, message, meta) => {
    if (level === 'error')
      log.error({ scope: scope.label, reason: meta?.error ? String(meta.error) : undefined }, message);
    else if (level === 'warning') log.warn({ scope: scope.label }, message);
    else log.trace({ scope: scope.label }, message);
  });
}
