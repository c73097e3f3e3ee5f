import type { Context } from '../../platform/context.ts';
import { nextFollowAt } from '../correspondence/messages.ts';
import { selectNextActionAt } from './cases.sql.ts';

/** The next instant at which something falls due by itself: a step of a case, or news of a letter. */
export async function nextInstant(ctx: Context): Promise<Date | undefined> {
  const instants = [await selectNextActionAt(ctx), await nextFollowAt(ctx)].filter((at) => at !== undefined);
  return instants.length === 0 ? undefined : new Date(Math.min(...instants.map((at) => at.getTime())));
}
