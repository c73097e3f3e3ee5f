import { z } from 'zod';
import { defineEvent } from '../../platform/events.ts';

/** A case has been opened on an invoice. */
export const caseOpened = defineEvent(
  'case-opened',
  z.object({ caseId: z.uuid(), invoiceId: z.uuid(), invoiceNumber: z.string() }),
);

/** A corrected invoice has taken the place of the one of a case: `invoiceNumber` is the new number. */
export const invoiceCorrected = defineEvent(
  'invoice-corrected',
  z.object({ caseId: z.uuid(), invoiceId: z.uuid(), invoiceNumber: z.string() }),
);
