import { z } from 'zod';
import { defineEvent } from '../../platform/events.ts';

const amount = z.string().regex(/^\d+\.\d{2}$/);

/** A payment on the client-funds account was divided between us and the creditor. Decimal strings in euros; fees with VAT. */
export const paymentDivided = defineEvent(
  'payment-divided',
  z.object({
    paymentId: z.uuid(),
    caseId: z.uuid(),
    divided: amount,
    openingFee: amount,
    successFee: amount,
    feesNet: amount,
    feesTax: amount,
    payable: amount,
    tariff: z.string(),
  }),
);
