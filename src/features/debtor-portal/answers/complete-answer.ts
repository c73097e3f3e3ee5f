import type { Context } from '../../../platform/context.ts';
import { writeJournal } from '../../cases/journal.ts';
import type { Hold } from '../../scenario/hold.ts';
import type { KeptPieces } from './keep-pieces.ts';

export type CompleteAnswer = { caseId: string; hold: Hold; kept: KeptPieces; text: string | undefined };

/** Adds words or a paper to what the debtor has already said: told in the journal once, the silence goes on. */
export async function completeAnswer(ctx: Context, { caseId, hold, kept, text }: CompleteAnswer): Promise<void> {
  if (!kept.isNew) return;
  const data = {
    holdId: hold.id,
    reason: hold.reason,
    completes: true,
    ...(text ? { note: text } : {}),
    ...(kept.documentId ? { documentId: kept.documentId } : {}),
  };
  await writeJournal(ctx, [{ caseId, kind: 'held', data }]);
}
