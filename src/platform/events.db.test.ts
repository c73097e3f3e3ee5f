import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { type FreshDatabase, freshDatabase } from '../../test/support/database.ts';
import type { Context } from './context.ts';
import { appUrl, type Database, openDatabase } from './db.ts';
import { defineEvent, eventJobs, record, subscribe } from './events.ts';
import { newId, type TenantId } from './ids.ts';
import { type BoundJob, bindJob, defineJob, enqueue } from './jobs.ts';
import { createLog } from './log.ts';
import { createDrain } from './worker.ts';

const happened = defineEvent('test-happened', z.object({ what: z.string() }));
const actor = { kind: 'system', name: 'test' } as const;
const log = createLog('silent');
let fresh: FreshDatabase;
let database: Database;
const tenantId = newId(new Date('2026-11-22T09:00:00Z')) as TenantId;
const inTenant = <T>(work: (ctx: Context) => Promise<T>) => database.inTransaction({ tenantId, actor }, work);

beforeAll(async () => {
  fresh = await freshDatabase();
  database = openDatabase(appUrl(fresh.ownerUrl));
});
afterAll(async () => {
  await database.close();
  await fresh.drop();
});

async function drain(jobs: BoundJob[]): Promise<void> {
  const runner = createDrain({ ownerUrl: fresh.ownerUrl, database, jobs, log });
  await runner.run();
  await runner.close();
}

/** A subscriber that writes in its transaction, so that what is undone can be seen. */
async function note(ctx: Context, what: string): Promise<void> {
  await sql`insert into event (tenant_id, id, kind, payload, actor, recorded_at)
    values (${ctx.tenantId}, ${newId(ctx.now)}, ${what}, '{}', '{}', ${ctx.now})`.execute(ctx.tx);
}
const noted = (kind: string) =>
  inTenant(async (ctx) => (await sql`select 1 from event where kind = ${kind}`.execute(ctx.tx)).rows.length);

test('an event and its deliveries exist if and only if the transaction commits', async () => {
  const failed = inTenant(async (ctx) => {
    await record(ctx, happened, { what: 'undone' });
    throw new Error('undone');
  });
  await expect(failed).rejects.toThrow('undone');
  await drain(eventJobs([subscribe(happened, 'test.a', (ctx) => note(ctx, 'told-of-undone'))]));
  expect(await noted('test-happened')).toBe(0);
  expect(await noted('told-of-undone')).toBe(0);
});

test('each subscriber has it once, with its payload, and one that fails holds no other', async () => {
  const heard: string[] = [];
  let failures = 0;
  const jobs = eventJobs([
    subscribe(happened, 'test.a', async (ctx, { what }) => {
      heard.push(what);
      await note(ctx, 'told-a');
    }),
    subscribe(happened, 'test.b', async (ctx) => {
      await note(ctx, 'told-b');
      failures += 1;
      throw new Error('not yet');
    }),
  ]);
  await inTenant((ctx) => record(ctx, happened, { what: 'it' }));
  await drain(jobs);
  expect(heard).toEqual(['it']);
  expect(failures).toBe(1);
  expect(await noted('told-a')).toBe(1);
  expect(await noted('told-b'), 'what a failing subscriber wrote is undone').toBe(0);
});

test('a delivery played again after its commit changes nothing; one that failed is played in full', async () => {
  const [, deliver] = eventJobs([subscribe(happened, 'test.again', (ctx) => note(ctx, 'told-again'))]);
  const eventId = await inTenant(async (ctx) => {
    await record(ctx, happened, { what: 'again' });
    const { rows } = await sql<{ id: string }>`select id from event where payload->>'what' = 'again'`.execute(ctx.tx);
    return rows[0]?.id;
  });
  const delivery = { tenantId, kind: 'test-happened', payload: { what: 'again' }, eventId, subscriber: 'test.again' };
  let isBroken = true;
  const [, breaking] = eventJobs([
    subscribe(happened, 'test.again', async () => {
      if (isBroken) throw new Error('killed');
    }),
  ]);
  await expect(breaking?.run(database, delivery)).rejects.toThrow('killed');
  isBroken = false;
  await deliver?.run(database, delivery);
  await deliver?.run(database, delivery);
  await Promise.all([deliver?.run(database, delivery), deliver?.run(database, delivery)]);
  expect(await noted('told-again')).toBe(1);
});

test('a job asked for twice under one key is one job; after it ran, the key may ask again', async () => {
  let runs = 0;
  const counted = defineJob(
    'test.count',
    z.object({ by: z.number() }),
    { replay: 'safe' },
    () =>
      async (_run, { by }) => {
        runs += by;
      },
  );
  const bound = [bindJob(counted, undefined)];
  await inTenant((ctx) => enqueue(ctx, counted, { by: 1 }, 'key'));
  await inTenant((ctx) => enqueue(ctx, counted, { by: 10 }, 'key'));
  await drain(bound);
  expect(runs, 'the last one asked for stands').toBe(10);
  await inTenant((ctx) => enqueue(ctx, counted, { by: 1 }, 'key'));
  await drain(bound);
  expect(runs).toBe(11);
});

test('a job that must never be played twice is tried once; the others are tried again', async () => {
  const { rows } = await database.pool.query('select 1');
  expect(rows).toHaveLength(1);
  const attempts = async (name: string) => {
    const { default: pg } = await import('pg');
    const client = new pg.Client({ connectionString: fresh.ownerUrl });
    await client.connect();
    const found = await client.query(
      `select max_attempts from graphile_worker._private_jobs job
         join graphile_worker._private_tasks task on task.id = job.task_id where task.identifier = $1`,
      [name],
    );
    await client.end();
    return found.rows[0]?.max_attempts;
  };
  await inTenant(async (ctx) => {
    await enqueue(ctx, { name: 'test.never', replay: 'never' }, {}, 'a');
    await enqueue(ctx, { name: 'test.safe', replay: 'safe' }, {}, 'a');
  });
  expect(await attempts('test.never')).toBe(1);
  expect(await attempts('test.safe')).toBe(20);
});
