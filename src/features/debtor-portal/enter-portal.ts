import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Context } from '../../platform/context.ts';
import { writeJournal } from '../cases/journal.ts';
import { lockAccess, updateAccess } from './debtor-portal.sql.ts';
import { answersMatch, FREE_ATTEMPTS, lockMinutes, type SecondFactor } from './second-factor.ts';

export type EnterPortal = { caseId: string; portalKey: string; factor: SecondFactor; answer: string };

export type EntryRefusal =
  | { kind: 'missing-answer' }
  | { kind: 'wrong-answer'; attemptsLeft: number }
  | { kind: 'locked'; until: Date };

/**
 * Tries the second factor of a link. Wrong answers are counted in the database and lock the link for longer and longer, right
 * answers included; a right one starts the count again and is told in the journal.
 */
export async function enterPortal(ctx: Context, input: EnterPortal): Promise<Result<null, EntryRefusal>> {
  const { caseId, portalKey, factor, answer } = input;
  const access = await lockAccess(ctx, portalKey);
  if (access.locked_until && access.locked_until > ctx.now) {
    return refuse({ kind: 'locked', until: access.locked_until });
  }
  if (answer.trim() === '') return refuse({ kind: 'missing-answer' });
  const expected = [factor.expected, ...(factor.alsoExpected ?? [])];
  if (!expected.some((one) => answersMatch(answer, one))) {
    const failed = access.failed_attempts + 1;
    const minutes = lockMinutes(failed);
    const until = minutes > 0 ? new Date(ctx.now.getTime() + minutes * 60_000) : null;
    await updateAccess(ctx, portalKey, { failed_attempts: failed, locked_until: until });
    return refuse(until ? { kind: 'locked', until } : { kind: 'wrong-answer', attemptsLeft: FREE_ATTEMPTS - failed });
  }
  await updateAccess(ctx, portalKey, {
    failed_attempts: 0,
    locked_until: null,
    first_opened_at: access.first_opened_at ?? ctx.now,
    last_opened_at: ctx.now,
  });
  await writeJournal(ctx, [{ caseId, kind: 'link-opened', data: {} }]);
  return ok(null);
}
