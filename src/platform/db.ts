import { createHmac } from 'node:crypto';
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { inParis } from '../kernel/civil-date.ts';
import type { Actor, Context, Tx } from './context.ts';
import { PLATFORM, type TenantId } from './ids.ts';

const parsers: Record<number, (text: string) => unknown> = {
  [pg.types.builtins.DATE]: (text) => text,
  [pg.types.builtins.INT8]: (text) => BigInt(text),
};

/** Days come back as `YYYY-MM-DD` text and bigint as `bigint`: no day lost, no cent rounded. */
const types: pg.CustomTypesConfig = {
  // biome-ignore lint/suspicious/noExplicitAny: the signature of pg
  getTypeParser: ((id: number, format?: any) => parsers[id] ?? pg.types.getTypeParser(id, format)) as never,
};

/** The role of the application: owns no table, subject to row-level security. */
export const APP_ROLE = 'recouvrance_app';

/** The application's password, derived from the owner's so that every process with the same owner address finds the same one. */
export function appPassword(ownerUrl: string): string {
  const { username, password } = new URL(ownerUrl);
  return createHmac('sha256', `${password}`).update(`${APP_ROLE}:${username}`).digest('base64url');
}

/** The address under which the application connects, from the owner's. */
export function appUrl(ownerUrl: string): string {
  const url = new URL(ownerUrl);
  url.username = APP_ROLE;
  url.password = appPassword(ownerUrl);
  return url.href;
}

function createPool(url: string, settings: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, application_name: 'recouvrance', ...settings });
  pool.on('error', () => {}); // an idle connection that dies is replaced; the next query reports a real outage
  return pool;
}

/** The pool of the sign-in library: its own schema, the driver's own types. */
export function openSignInPool(url: string): pg.Pool {
  return createPool(url, { max: 5, options: '-c search_path=sign_in' });
}

export type Scope = { tenantId: TenantId; actor: Actor };

export type Database = {
  /** One transaction in which only the rows of `scope.tenantId` exist (all of them for PLATFORM); rolls back when `work` throws. */
  inTransaction<T>(scope: Scope, work: (ctx: Context) => Promise<T>): Promise<T>;
  readonly pool: pg.Pool;
  close(): Promise<void>;
};

/**
 * Opens the application's database. The clock is read with the transaction's settings, in one round trip: real time plus the
 * operator's offset in demonstration mode, or the frozen instant of a simulation (table `clock`).
 */
export function openDatabase(url: string, options: { max?: number } = {}): Database {
  const pool = createPool(url, { max: options.max ?? 10, types });
  // biome-ignore lint/complexity/noBannedTypes: see Tx
  const kysely = new Kysely<{}>({ dialect: new PostgresDialect({ pool }) });
  return {
    pool,
    inTransaction: (scope, work) =>
      kysely.transaction().execute(async (tx) => {
        const now = await enterScope(tx, scope);
        return work({ tx, tenantId: scope.tenantId, actor: scope.actor, now, today: inParis(now).date });
      }),
    close: () => kysely.destroy(),
  };
}

class Undone extends Error {
  readonly answer: unknown;
  constructor(answer: unknown) {
    super('undone');
    this.answer = answer;
  }
}

/** The same for a use case that a person asked for: when it answers a refusal, what it had already written is undone. */
export async function undoingRefusals<T>(
  database: Database,
  scope: Scope,
  work: (ctx: Context) => Promise<T>,
): Promise<T> {
  try {
    return await database.inTransaction(scope, async (ctx) => {
      const answer = await work(ctx);
      if (isRefusal(answer)) throw new Undone(answer);
      return answer;
    });
  } catch (error) {
    if (error instanceof Undone) return error.answer as T;
    throw error;
  }
}

function isRefusal(answer: unknown): boolean {
  return typeof answer === 'object' && answer !== null && 'refused' in answer && answer.refused === true;
}

async function enterScope(tx: Tx, { tenantId, actor }: Scope): Promise<Date> {
  const scope = tenantId === PLATFORM ? 'platform' : 'tenant';
  const { rows } = await sql<{ now: Date }>`
    select set_config('recouvrance.tenant_id', ${tenantId}, true),
           set_config('recouvrance.scope', ${scope}, true),
           set_config('recouvrance.actor', ${actor.kind}, true),
           clock_now() as now`.execute(tx);
  return (rows[0] as { now: Date }).now;
}

/**
 * Runs `work` seeing the rows of every organisation, then goes back to the caller's scope. For facts and money that cross
 * organisations: a creditor's case pays the platform's fees; a bank line that is nobody's yet may pay a creditor's case. Never for
 * what is shown to a tenant.
 */
export async function asPlatform<T>(ctx: Context, work: () => Promise<T>): Promise<T> {
  const { rows } = await sql<{ before: string }>`select current_setting('recouvrance.scope') as before`.execute(ctx.tx);
  const { before } = rows[0] as { before: string };
  if (before === 'platform') return work();
  const enter = (scope: string) => sql`select set_config('recouvrance.scope', ${scope}, true)`.execute(ctx.tx);
  await enter('platform');
  try {
    const value = await work();
    await enter(before);
    return value;
  } catch (error) {
    // In a transaction that PostgreSQL has given up nothing more can be said, and nothing more can be read.
    await enter(before).catch(() => {});
    throw error;
  }
}
