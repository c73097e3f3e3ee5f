import { sql } from 'kysely';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Context } from './context.ts';

export type ClockRefusal =
  | { kind: 'clock-of-a-live-installation' }
  | { kind: 'clock-goes-forward-only'; now: Date; asked: Date };

/** Moves the clock of a demonstration forward to `to`; time goes on from there. Never backwards, never in a live installation. */
export async function moveClock(ctx: Context, to: Date): Promise<Result<{ now: Date }, ClockRefusal>> {
  if ((await installationMode(ctx)) !== 'demonstration') return refuse({ kind: 'clock-of-a-live-installation' });
  if (to <= ctx.now) return refuse({ kind: 'clock-goes-forward-only', now: ctx.now, asked: to });
  await sql`update clock set ahead = ${to}::timestamptz - clock_timestamp(), frozen_at = null`.execute(ctx.tx);
  return ok({ now: to });
}

/** Stops the clock at an instant: simulations (tests, the story command, the making of demonstration data) live between two freezes. */
export async function freezeClock(ctx: Pick<Context, 'tx'>, at: Date): Promise<void> {
  await sql`update clock set frozen_at = ${at}`.execute(ctx.tx);
}

/** Lets the clock run again from real time. */
export async function unfreezeClock(ctx: Pick<Context, 'tx'>): Promise<void> {
  await sql`update clock set frozen_at = null`.execute(ctx.tx);
}

export async function installationMode(ctx: Pick<Context, 'tx'>): Promise<'demonstration' | 'live' | undefined> {
  return (await installationOf(ctx))?.mode;
}

export type Installation = { mode: 'demonstration' | 'live'; isPrepared: boolean };

/** What this database is, or undefined when it is new. `isPrepared`: its demonstration data is whole. */
export async function installationOf(ctx: Pick<Context, 'tx'>): Promise<Installation | undefined> {
  const { rows } = await sql<{ mode: 'demonstration' | 'live'; prepared_at: Date | null }>`
    select mode, prepared_at from installation`.execute(ctx.tx);
  return rows[0] && { mode: rows[0].mode, isPrepared: rows[0].prepared_at !== null };
}

/** Marks a new database as one or the other, once and for all. */
export async function claimInstallation(ctx: Pick<Context, 'tx'>, mode: 'demonstration' | 'live'): Promise<void> {
  await sql`insert into installation (mode) values (${mode}) on conflict do nothing`.execute(ctx.tx);
}

export async function markPrepared(ctx: Pick<Context, 'tx'>): Promise<void> {
  await sql`update installation set prepared_at = now()`.execute(ctx.tx);
}
