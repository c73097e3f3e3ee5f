import { z } from 'zod';
import { debtorInput } from '../claims/claims.contract.ts';
import { centsNumber, dayText, instantText } from '../tenancy/tenancy.contract.ts';

/** What may be said of a line or of a file: `message` is its French sentence. */
export const remarkView = z.object({ field: z.string(), kind: z.string(), text: z.string(), message: z.string() });
export type RemarkView = z.infer<typeof remarkView>;

export const importState = z.enum(['read', 'confirmed', 'written', 'launched', 'undone']);
export const lineState = z.enum(['good', 'faulty', 'skipped', 'duplicate', 'opened', 'undone']);
export type LineStateName = z.infer<typeof lineState>;

const counts = z.object({
  good: z.int(),
  faulty: z.int(),
  skipped: z.int(),
  duplicate: z.int(),
  opened: z.int(),
  undone: z.int(),
});

export const importSummary = z.object({
  id: z.uuid(),
  fileName: z.string(),
  state: importState,
  createdAt: instantText,
  createdBy: z.string(),
  counts,
  /** What is still owed on the good lines, or on those whose case was opened. */
  remainingCents: centsNumber,
});
export type ImportSummary = z.infer<typeof importSummary>;

/** A debtor that lacks what a claim needs. */
export const incompleteDebtor = z.object({
  id: z.uuid(),
  name: z.string(),
  siren: z.string().nullable(),
  postcode: z.string().nullable(),
  city: z.string().nullable(),
  lines: z.int(),
  faults: z.array(remarkView),
});

export const importView = importSummary.extend({
  format: z.enum(['separated', 'workbook', 'fec']),
  documentId: z.uuid(),
  titles: z.array(z.string()),
  /** The first rows under the titles. */
  sample: z.array(z.array(z.string())),
  /** The column of each field that was found, from 0. */
  columns: z.record(z.string(), z.int()),
  fields: z.array(z.object({ field: z.string(), title: z.string() })),
  termsDays: z.int().nullable(),
  /** Good lines whose due date was proposed because the file has none: to be accepted. */
  proposedDueDates: z.int(),
  notices: z.array(remarkView),
  /** What the service costs on the good lines, before they are confirmed. */
  cost: z
    .object({
      openingGrossCents: centsNumber, // of one case
      /** Share before tax of what is recovered on the invoices that the tariff submits to one; `0.00` when there is none. */
      successPercent: z.string(),
      ifAllRecoveredGrossCents: centsNumber, // of all, if all that the lines tell were recovered
      netToCreditorCents: centsNumber,
      unprofitable: z.int(), // lines that would bring nothing to the creditor
    })
    .nullable(),
  debtors: z.object({ total: z.int(), incomplete: z.array(incompleteDebtor), incompleteTotal: z.int() }),
  signatoryName: z.string().nullable(),
  launchedAt: instantText.nullable(),
});
export type ImportView = z.infer<typeof importView>;

export const importLine = z.object({
  line: z.int(),
  state: lineState,
  number: z.string().nullable(),
  debtorName: z.string().nullable(),
  dueOn: dayText.nullable(),
  remainingCents: centsNumber.nullable(),
  caseId: z.uuid().nullable(),
  faults: z.array(remarkView),
  notices: z.array(remarkView),
});
export const importLines = z.object({ lines: z.array(importLine), total: z.int() });
export type ImportLines = z.infer<typeof importLines>;
export const lineQuery = z.object({
  state: z.string().max(100).optional(), // one or several states, separated by commas
  limit: z.coerce.number().int().min(1).max(500).default(100),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
});

/** Columns corrected by hand: a title by field; an empty one says that the file has no such column. */
export const mappingInput = z
  .object({
    mapping: z.record(z.string().max(40), z.string().max(300)),
    /** Days from the invoice to its due date when the file has no due date; null: such lines are faults. */
    termsDays: z.int().min(0).max(366).nullable(),
  })
  .strict();
export type MappingInput = z.infer<typeof mappingInput>;

export const givenDebtorInput = debtorInput
  .pick({ siren: true, addressLines: true, postcode: true, city: true, country: true })
  .partial()
  .extend({ kind: z.enum(['company', 'individual']) })
  .strict();
export type GivenDebtorInput = z.infer<typeof givenDebtorInput>;

export const confirmInput = z
  .object({
    signatoryName: z.string().trim().min(1).max(120),
    signatoryRole: z.string().trim().min(1).max(80),
    acceptsMandate: z.literal(true),
    /** Write the good lines and leave the faulty ones. */
    goodOnly: z.boolean(),
    acceptsDueDates: z.boolean().default(false),
  })
  .strict();
export type ConfirmInput = z.infer<typeof confirmInput>;

export const undoneView = z.object({
  undone: z.int(),
  /** The cases that stay, and why. */
  kept: z.array(
    z.object({ caseId: z.uuid(), reference: z.string(), why: z.enum(['closed', 'message-sent', 'paid', 'answered']) }),
  ),
});
export type UndoneView = z.infer<typeof undoneView>;
