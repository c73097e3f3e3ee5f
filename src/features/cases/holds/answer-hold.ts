import type { CivilDate } from '../../../kernel/civil-date.ts';
import type { Cents } from '../../../kernel/money.ts';
import { ok, type Result, refuse } from '../../../kernel/result.ts';
import type { Context } from '../../../platform/context.ts';
import { endHolds, selectCaseForUpdate, selectHolds } from '../cases.sql.ts';
import { closeCase } from '../close-case.ts';
import { writeJournal } from '../journal.ts';
import { lookAgain } from '../look-again.ts';
import { type ReceivedOutside, recordDirectPayment } from '../record-direct-payment.ts';
import type { CaseSettings } from '../settings.ts';

export type AnswerHold = { caseId: string; holdId: string; settings: CaseSettings } & (
  | { outcome: 'maintained'; note: string }
  | { outcome: 'not-received'; note?: string }
  | { outcome: 'received'; receivedOn: CivilDate; amount: Cents }
  | { outcome: 'accepted'; note: string }
  | { outcome: 'ended'; note?: string }
);

export type AnswerRefusal =
  | { kind: 'no-such-case' }
  | { kind: 'no-such-hold' }
  | { kind: 'hold-already-ended' }
  | { kind: 'answer-does-not-fit'; outcome: string; reason: string }
  | ReceivedOutside;

const FITS: Record<string, readonly string[]> = {
  dispute: ['maintained', 'accepted', 'received'],
  'claimed-paid': ['not-received', 'received', 'accepted'],
  promise: ['ended', 'received'],
  pause: ['ended', 'received'],
};

/** The creditor answers what stopped its case: the claim stands, the money was received, the debtor is right, or the pause is over. */
export async function answerHold(ctx: Context, input: AnswerHold): Promise<Result<null, AnswerRefusal>> {
  const row = await selectCaseForUpdate(ctx, input.caseId);
  if (!row) return refuse({ kind: 'no-such-case' });
  const hold = (await selectHolds(ctx, [row.id])).find(({ id }) => id === input.holdId);
  if (!hold) return refuse({ kind: 'no-such-hold' });
  if (hold.ended_at) return refuse({ kind: 'hold-already-ended' });
  if (!FITS[hold.reason]?.includes(input.outcome)) {
    return refuse({ kind: 'answer-does-not-fit', outcome: input.outcome, reason: hold.reason });
  }
  if (input.outcome === 'received') {
    const paid = await recordDirectPayment(ctx, { ...input, key: `hold:${hold.id}` });
    if (paid.refused) return paid;
  }
  await endHolds(ctx, [hold.id], { on: ctx.today, outcome: input.outcome });
  const note = 'note' in input && input.note ? { note: input.note } : {};
  await writeJournal(ctx, [
    {
      tenantId: row.tenant_id,
      caseId: row.id,
      kind: 'hold-ended',
      data: { holdId: hold.id, reason: hold.reason, outcome: input.outcome, ...note },
    },
  ]);
  if (input.outcome === 'accepted') await closeCase(ctx, { caseId: row.id, reason: 'debtor-right', note: input.note });
  else await lookAgain(ctx, row, input.settings);
  return ok(null);
}
