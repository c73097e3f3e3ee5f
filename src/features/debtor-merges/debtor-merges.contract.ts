import { z } from 'zod';
import { centsNumber, dayText } from '../tenancy/tenancy.contract.ts';

const reason = z.enum([
  'same-name',
  'same-name-but-form',
  'other-order',
  'other-spacing',
  'initials',
  'one-letter-off',
  'plural',
  'same-email',
  'same-phone',
  'same-address',
  'same-postcode',
]);
const warning = z.enum(['individual-and-company', 'two-places', 'several-companies']);

/** A debtor beside another: who it is, how it is reached, what it owes. */
export const mergeSide = z.object({
  id: z.uuid(),
  kind: z.enum(['company', 'individual']),
  name: z.string(),
  siren: z.string().nullable(),
  addressLines: z.array(z.string()),
  postcode: z.string().nullable(),
  city: z.string().nullable(),
  country: z.string(),
  contacts: z.array(
    z.object({ id: z.uuid(), name: z.string().nullable(), email: z.string().nullable(), phone: z.string().nullable() }),
  ),
  invoices: z.int(),
  openCases: z.int(),
  closedCases: z.int(),
  /** Principal still owed on the open cases. */
  owedCents: centsNumber,
});
export type MergeSide = z.infer<typeof mergeSide>;

export const mergeProposal = z.object({
  kept: mergeSide,
  gone: mergeSide,
  isStrong: z.boolean(),
  reasons: z.array(reason),
  warnings: z.array(warning),
});
export type MergeProposal = z.infer<typeof mergeProposal>;

export const proposalsQuery = z.object({
  /** Only those that concern a debtor of this import. */
  importId: z.uuid().optional(),
});

export const mergeProposals = z.object({
  /** The surest first; a hundred at most. */
  proposals: z.array(mergeProposal),
  /** How many there are in all. */
  total: z.int(),
  /** Pairs that a person has told apart, latest first: they are not proposed. */
  apart: z.array(
    z.object({
      firstId: z.uuid(),
      firstName: z.string(),
      secondId: z.uuid(),
      secondName: z.string(),
      decidedOn: dayText,
      decidedBy: z.string(),
    }),
  ),
});
export type MergeProposals = z.infer<typeof mergeProposals>;

export const debtorPairInput = z.object({ firstId: z.uuid(), secondId: z.uuid() }).strict();
export const mergePairQuery = z.object({ keptId: z.uuid(), goneId: z.uuid() });

/** What a merge would do, before anybody does it. */
export const mergePreview = z.object({
  kept: mergeSide,
  gone: mergeSide,
  warnings: z.array(warning),
  /** The contact that will be addressed first, when no role asks for another. */
  firstContactId: z.uuid().nullable(),
  /** Invoices that were there twice, whose case was closed as a mistake: they no longer count. */
  withdrawn: z.array(z.string()),
  /** Why it cannot be done now, in French; null when it can. */
  refusal: z
    .object({
      kind: z.string(),
      title: z.string(),
      invoices: z.array(
        z.object({
          number: z.string(),
          isSameAmount: z.boolean(),
          isPaid: z.boolean(),
          keptReference: z.string().nullable(),
          goneReference: z.string().nullable(),
        }),
      ),
    })
    .nullable(),
});
export type MergePreview = z.infer<typeof mergePreview>;

export const mergeInput = mergePairQuery
  .extend({
    /** The warnings of the preview were read. */
    warningsRead: z.boolean().default(false),
  })
  .strict();

export const mergesView = z.object({
  /** Latest first. */
  merges: z.array(
    z.object({
      id: z.uuid(),
      keptName: z.string(),
      goneName: z.string(),
      mergedOn: dayText,
      mergedBy: z.string(),
      invoices: z.int(),
      cases: z.int(),
      withdrawnInvoices: z.int(),
      undoneOn: dayText.nullable(),
      undoneBy: z.string().nullable(),
      /** The kept debtor was merged into this one since: that merge must be undone first. */
      laterName: z.string().nullable(),
    }),
  ),
});
export type MergesView = z.infer<typeof mergesView>;
