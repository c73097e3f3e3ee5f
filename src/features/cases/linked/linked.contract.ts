import { z } from 'zod';
import { invoiceInput } from '../../claims/claims.contract.ts';
import { centsNumber, dayText } from '../../tenancy/tenancy.contract.ts';

/** An invoice known here that a dropped file speaks of, with its case. */
const knownInvoice = z.object({
  invoiceId: z.uuid(),
  number: z.string(),
  issuedOn: dayText,
  totalCents: centsNumber,
  debtorName: z.string(),
  caseId: z.uuid().nullable(),
  caseReference: z.string().nullable(),
  isOpen: z.boolean(),
  outstandingCents: centsNumber.nullable(),
});

/** What a dropped file says of other invoices, and what is known of them. */
export const linkedView = z.object({
  kind: z.enum(['invoice', 'deposit-invoice', 'corrected-invoice', 'credit-note']),
  references: z.array(z.object({ number: z.string(), issuedOn: dayText.nullable(), known: z.array(knownInvoice) })),
});
export type LinkedView = z.infer<typeof linkedView>;

/** A corrected invoice that takes the place of the one of a case. */
export const correctionInput = z
  .object({
    depositId: z.uuid().optional(),
    /** Of the debtor on the corrected invoice, when it says it: that of the case, or nothing is replaced. */
    debtorSiren: z.string().max(20).optional(),
    invoice: invoiceInput,
  })
  .strict();
