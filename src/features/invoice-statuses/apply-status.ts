import { addDays, type CivilDate, earlier } from '../../kernel/civil-date.ts';
import type { Cents } from '../../kernel/money.ts';
import type { Context } from '../../platform/context.ts';
import { answerHold } from '../cases/holds/answer-hold.ts';
import { holdCase } from '../cases/holds/hold-case.ts';
import type { HoldCase } from '../cases/holds/hold-request.ts';
import { recordDirectPayment } from '../cases/record-direct-payment.ts';
import type { CaseSettings } from '../cases/settings.ts';
import { loadPositions, paidTotals } from '../payments/claim-position.ts';
import type { AppliedEffect, StatusRow } from './invoice-statuses.sql.ts';
import type { StatusEffect } from './status-effect.ts';

/** Days left for a transfer that the buyer's platform says was sent: weekends and bank delays. */
export const TRANSFER_DAYS = 5;

export type Target = { caseId: string; invoiceId: string; settings: CaseSettings };
export type Applied = { effect: AppliedEffect; holdId?: string };

const HELD: Partial<Record<StatusEffect['does'], AppliedEffect>> = {
  dispute: 'disputed',
  refuse: 'refused',
  suspend: 'suspended',
  'not-deliver': 'not-delivered',
  cancel: 'cancelled',
  factor: 'factored',
};
const LIFTS: Partial<Record<StatusEffect['does'], readonly AppliedEffect[]>> = {
  'lift-dispute': ['disputed', 'refused', 'suspended'],
  'lift-suspension': ['suspended'],
  'end-factoring': ['factored'],
};

/**
 * Does to an open case what a status asks. `known`: the statuses of the same invoice applied before, oldest first. One that a later
 * status has overtaken only proves; what is already so changes nothing.
 */
export async function applyStatus(
  ctx: Context,
  { caseId, invoiceId, settings }: Target,
  row: StatusRow,
  effect: StatusEffect,
  known: readonly StatusRow[],
): Promise<Applied> {
  const isOvertaken = known.some((other) => other.reported_at > row.reported_at && other.effect !== 'waiting');
  const document = row.document_id === null ? {} : { documentId: row.document_id };
  const hold = async (request: HoldParts, applied: AppliedEffect): Promise<Applied> => {
    if (isOvertaken) return { effect: 'recorded' };
    const held = await holdCase(ctx, { caseId, settings, ...document, ...request } as HoldCase);
    return held.refused ? { effect: 'already-so' } : { effect: applied, holdId: held.value.holdId };
  };
  switch (effect.does) {
    case 'record':
      return { effect: 'recorded' };
    case 'dispute':
    case 'refuse':
      return hold({ reason: 'dispute', code: effect.code, note: effect.note }, HELD[effect.does] as AppliedEffect);
    case 'suspend':
    case 'not-deliver':
    case 'cancel':
    case 'factor':
      return hold({ reason: 'pause', note: effect.note }, HELD[effect.does] as AppliedEffect);
    case 'announce-payment': {
      const untilOn = addDays(effect.on, TRANSFER_DAYS);
      if (untilOn < ctx.today) return { effect: 'recorded' };
      return hold({ reason: 'pause', untilOn, note: effect.note }, 'payment-announced');
    }
    case 'cash':
      return cash(ctx, { caseId, invoiceId, on: effect.on, amount: effect.amount, key: row.id }, (paidOn) =>
        hold({ reason: 'claimed-paid', paidOn, note: effect.note }, 'cashed'),
      );
    case 'lift-dispute':
    case 'lift-suspension':
    case 'end-factoring': {
      const lifts = LIFTS[effect.does] as readonly AppliedEffect[];
      const stopped = known.findLast((other) => other.hold_id !== null && lifts.includes(other.effect));
      if (!stopped?.hold_id || isOvertaken) return { effect: 'recorded' };
      const isDispute = stopped.effect === 'disputed' || stopped.effect === 'refused';
      const answered = await answerHold(ctx, {
        caseId,
        settings,
        holdId: stopped.hold_id,
        outcome: isDispute ? 'maintained' : 'ended',
        note: effect.note,
      });
      if (answered.refused) return { effect: 'already-so' };
      return { effect: effect.does === 'end-factoring' ? 'factoring-ended' : 'dispute-lifted' };
    }
  }
}

type HoldParts =
  | { reason: 'dispute'; code: string; note: string }
  | { reason: 'pause'; note: string; untilOn?: CivilDate }
  | { reason: 'claimed-paid'; note: string; paidOn: CivilDate };

/**
 * The creditor's platform says that the invoice was cashed. What is already recorded, through the client-funds account or not, is
 * not counted again; without a readable amount a person must say what was received, and reminders stop meanwhile.
 */
async function cash(
  ctx: Context,
  said: { caseId: string; invoiceId: string; on: CivilDate; amount: Cents | undefined; key: string },
  ask: (paidOn: CivilDate) => Promise<Applied>,
): Promise<Applied> {
  const on = earlier(said.on, ctx.today);
  if (said.amount === undefined) return ask(on);
  const position = (await loadPositions(ctx, [said.invoiceId])).get(said.invoiceId);
  if (!position) return ask(on);
  const missing = (said.amount - paidTotals(position, ctx.today).total) as Cents;
  if (missing <= 0n) return { effect: 'already-so' };
  const paid = await recordDirectPayment(ctx, {
    caseId: said.caseId,
    receivedOn: on,
    amount: missing,
    key: `status:${said.key}`,
  });
  return paid.refused ? ask(on) : { effect: 'cashed' };
}
