import { z } from 'zod';
import { defineEvent } from '../../../platform/events.ts';

/** A payout to a creditor; payouts of our own fees tell nobody anything. The amount is a decimal string in euros. */
const payout = {
  payoutId: z.uuid(),
  caseId: z.uuid(),
  amount: z.string().regex(/^\d+\.\d{2}$/),
  endToEndId: z.string(),
};

export const payoutProposed = defineEvent('payout-proposed', z.object(payout));
export const payoutApproved = defineEvent('payout-approved', z.object(payout));
export const payoutRefused = defineEvent('payout-refused', z.object({ ...payout, reason: z.string() }));
export const payoutSent = defineEvent('payout-sent', z.object({ ...payout, batchId: z.uuid(), messageId: z.string() }));
export const payoutExecuted = defineEvent('payout-executed', z.object({ ...payout, executedOn: z.iso.date() }));
