import { sql } from 'kysely';
import type { z } from 'zod';
import type { Actor, Context } from './context.ts';
import type { Database } from './db.ts';
import type { TenantId } from './ids.ts';

/** What running the same job twice means: nothing, nothing thanks to the provider's key, or never (a person decides). */
export type Replay = 'safe' | 'safe-with-key' | 'never';

/** What a handler may do: open transactions of its tenant, between which it makes its one network call. */
export type JobRun = {
  readonly tenantId: TenantId;
  readonly actor: Actor;
  inTransaction<T>(work: (ctx: Context) => Promise<T>): Promise<T>;
};

export type JobDefinition<Payload, Ports> = {
  readonly name: string;
  readonly schema: z.ZodType<Payload>;
  readonly replay: Replay;
  readonly handler: (ports: Ports) => (run: JobRun, payload: Payload) => Promise<void>;
};

export function defineJob<Payload, Ports>(
  name: string,
  schema: z.ZodType<Payload>,
  options: { replay: Replay },
  handler: (ports: Ports) => (run: JobRun, payload: Payload) => Promise<void>,
): JobDefinition<Payload, Ports> {
  return { name, schema, replay: options.replay, handler };
}

/** How often a failing job is tried: about two days with graphile-worker's exponential back-off; once when replay is 'never'. */
const ATTEMPTS = 20;

/**
 * Adds a job to the caller's transaction: it exists if and only if the transaction commits. Twice the same key is one job, as long
 * as the first has not started. `at` (instant) delays it; by default it starts as soon as a worker is free.
 */
export async function enqueue<Payload>(
  ctx: Pick<Context, 'tx' | 'tenantId'>,
  job: Pick<JobDefinition<Payload, never>, 'name' | 'replay'>,
  payload: Payload,
  key: string,
): Promise<void> {
  await enqueueMany(ctx, job, [{ payload, key }]);
}

/** The same for many payloads, in one statement. */
export async function enqueueMany<Payload>(
  ctx: Pick<Context, 'tx' | 'tenantId'>,
  job: Pick<JobDefinition<Payload, never>, 'name' | 'replay'>,
  jobs: { payload: Payload; key: string; tenantId?: TenantId }[],
): Promise<void> {
  if (jobs.length === 0) return;
  const rows = jobs.map(({ payload, key, tenantId }) => ({
    payload: { tenantId: tenantId ?? ctx.tenantId, ...payload },
    key: `${job.name}:${key}`,
  }));
  await sql`
    select enqueue_job(${job.name}, row.payload, row.key, ${job.replay === 'never' ? 1 : ATTEMPTS}, null)
    from json_to_recordset(${JSON.stringify(rows)}::json) as row (payload json, key text)`.execute(ctx.tx);
}

/** A job bound to its ports, as the worker runs it. */
export type BoundJob = { readonly name: string; run(database: Database, payload: unknown): Promise<void> };

/** Gives a job the ports it needs; called by `main/` alone. */
export function bindJob<Payload, Ports>(job: JobDefinition<Payload, Ports>, ports: Ports): BoundJob {
  const handle = job.handler(ports);
  return {
    name: job.name,
    async run(database, raw) {
      const { tenantId, ...rest } = raw as { tenantId: TenantId };
      const actor: Actor = { kind: 'system', name: job.name };
      const inTransaction = <T>(work: (ctx: Context) => Promise<T>) =>
        database.inTransaction({ tenantId, actor }, work);
      await handle({ tenantId, actor, inTransaction }, job.schema.parse(rest));
    },
  };
}
