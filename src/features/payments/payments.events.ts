import { z } from 'zod';
import { defineEvent } from '../../platform/events.ts';

const amount = z.string().regex(/^\d+\.\d{2}$/);

/** Money came in for an invoice. Amounts are decimal strings in euros; the allocation is what was true when it was recorded. */
export const paymentReceived = defineEvent(
  'payment-received',
  z.object({
    paymentId: z.uuid(),
    invoiceId: z.uuid(),
    caseId: z.uuid().nullable(),
    amount,
    toInterest: amount,
    toIndemnity: amount,
    toPrincipal: amount,
    surplus: amount,
    receivedOn: z.iso.date(),
    origin: z.enum(['client-funds', 'direct']),
    payerName: z.string().nullable(),
  }),
);
