import { z } from 'zod';
import { centsNumber, dayText, instantText } from '../tenancy/tenancy.contract.ts';

export const statementView = z.object({
  id: z.uuid(),
  fileName: z.string(),
  format: z.string(),
  statementId: z.string(),
  accountIban: z.string(),
  fromOn: dayText.nullable(),
  toOn: dayText.nullable(),
  openingCents: centsNumber.nullable(),
  closingCents: centsNumber.nullable(),
  entries: z.int(),
  warnings: z.array(z.object({ kind: z.string(), text: z.string() })),
  importedAt: instantText,
});

export const statementList = z.object({ statements: z.array(statementView) });

export const importResult = z.object({
  statements: z.array(statementView),
  newEntries: z.int(),
  knownEntries: z.int(),
  matched: z.int(),
  unmatched: z.int(),
});
export type ImportResult = z.infer<typeof importResult>;

export const entryView = z.object({
  id: z.uuid(),
  bookedOn: dayText,
  direction: z.enum(['credit', 'debit']),
  amountCents: centsNumber,
  counterpartyName: z.string().nullable(),
  counterpartyIban: z.string().nullable(),
  remittance: z.string(),
  state: z.enum(['unmatched', 'matched', 'ignored']),
  matchedReference: z.string().nullable(),
  /** Why a person must decide whatever the references say, in French: a returned transfer, a detail that does not add up. */
  caution: z.string().nullable(),
  ignoredReason: z.string().nullable(),
  /** Cases it may pay, best first, with the reasons in French. */
  proposals: z.array(
    z.object({
      caseId: z.uuid(),
      reference: z.string(),
      debtorName: z.string(),
      totalCents: centsNumber,
      why: z.array(z.string()),
      score: z.int(),
    }),
  ),
});
export type EntryView = z.infer<typeof entryView>;

export const entryQuery = z.object({
  state: z.enum(['unmatched', 'matched', 'ignored']).default('unmatched'),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
});
export const entryList = z.object({ entries: z.array(entryView), total: z.int() });
export type EntryList = z.infer<typeof entryList>;

export const batchView = z.object({
  id: z.uuid(),
  messageId: z.string(),
  transfers: z.int(),
  totalCents: centsNumber,
  createdAt: instantText,
  documentId: z.uuid(),
});
export type BatchView = z.infer<typeof batchView>;

const payoutView = z.object({
  id: z.uuid(),
  beneficiary: z.enum(['creditor', 'platform']),
  beneficiaryName: z.string(),
  iban: z.string(),
  amountCents: centsNumber,
  caseReference: z.string().nullable(),
  endToEndId: z.string(),
  remittance: z.string(),
  state: z.enum(['proposed', 'approved', 'sent', 'executed', 'refused']),
  proposedAt: instantText,
  proposedBy: z.string(),
  approvedAt: instantText.nullable(),
  approvedBy: z.string().nullable(),
  batchId: z.uuid().nullable(),
  executedOn: dayText.nullable(),
  refusedReason: z.string().nullable(),
  /** Can the caller approve it? Not the person who proposed it. */
  canApprove: z.boolean(),
});
export type PayoutView = z.infer<typeof payoutView>;

export const payoutsPage = z.object({
  payouts: z.array(payoutView),
  /** What is owed to creditors and to the platform and not yet proposed. */
  toPropose: z.array(
    z.object({
      organisationName: z.string(),
      caseReference: z.string().nullable(),
      amountCents: centsNumber,
      missing: z.string().nullable(),
    }),
  ),
  batches: z.array(batchView),
  /**
   * What lies on the client-funds account by the ledger, and whose it is: `bankCents` is the sum of the six others. `collectedCents`:
   * received for a case, not yet divided; `surplusCents`: above what was owed, the debtors'. `sumCents`: of all accounts of the
   * ledger, always zero.
   */
  ledger: z.object({
    bankCents: centsNumber,
    unmatchedCents: centsNumber,
    collectedCents: centsNumber,
    surplusCents: centsNumber,
    payableCents: centsNumber,
    inTransitCents: centsNumber,
    feesCents: centsNumber,
    sumCents: centsNumber,
  }),
});

export type PayoutsPage = z.infer<typeof payoutsPage>;

/** `missing`: what could not be proposed, with why in French. */
export const proposeResult = z.object({ proposed: z.int(), missing: payoutsPage.shape.toPropose });

export const matchInput = z.object({ caseId: z.uuid() });
export const ignoreInput = z.object({ reason: z.string().trim().min(1).max(300) });
export const batchInput = z.object({ payoutIds: z.array(z.uuid()).min(1).max(1000) });
export const refuseInput = z.object({ reason: z.string().trim().min(1).max(300) });
