import type { Context } from '../../platform/context.ts';
import { restoreScope, widenScope } from './ledger.sql.ts';

/**
 * Runs `work` seeing the rows of every organisation, then goes back to the caller's scope. For money that crosses organisations:
 * a creditor's case pays the platform's fees; a bank line that is nobody's yet may pay a creditor's case.
 */
export async function asPlatform<T>(ctx: Context, work: () => Promise<T>): Promise<T> {
  const before = await widenScope(ctx);
  if (before === 'platform') return work();
  try {
    const value = await work();
    await restoreScope(ctx, before);
    return value;
  } catch (error) {
    // In a transaction that PostgreSQL has given up nothing more can be said, and nothing more can be read.
    await restoreScope(ctx, before).catch(() => {});
    throw error;
  }
}
