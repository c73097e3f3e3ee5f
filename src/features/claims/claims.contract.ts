import { z } from 'zod';
import { companyView } from '../companies/companies.contract.ts';
import { centsNumber, dayText, instantText } from '../tenancy/tenancy.contract.ts';
import { contactView } from './contacts/contacts.contract.ts';

export const partiesName = z.enum(['professionals', 'public-buyer', 'consumer']);

/** What is owed on a day, with its computation: the table that creditor, debtor and judge read. */
export const owedView = z.object({
  on: dayText,
  principalCents: centsNumber,
  interestCents: centsNumber,
  indemnityCents: centsNumber,
  totalCents: centsNumber,
  paidCents: centsNumber,
  creditedCents: centsNumber,
  lines: z.array(
    z.object({
      from: dayText,
      to: dayText,
      days: z.int(),
      ratePercent: z.string(),
      baseCents: centsNumber,
      interestCents: centsNumber,
    }),
  ),
  imputations: z.array(
    z.object({
      on: dayText,
      amountCents: centsNumber,
      toInterestCents: centsNumber,
      toIndemnityCents: centsNumber,
      toPrincipalCents: centsNumber,
    }),
  ),
  articles: z.array(
    z.object({
      label: z.string(),
      url: z.string().nullable(),
      read: z.enum(['official', 'second-hand', 'unconfirmed']),
    }),
  ),
  convention: z.string(),
  /** In French: what a person must know before relying on the figures (an unpublished rate, an unconfirmed value…). */
  warnings: z.array(z.object({ kind: z.string(), text: z.string() })),
});
export type OwedView = z.infer<typeof owedView>;

export const partyRead = z.object({
  name: z.string().nullable(),
  siren: z.string().nullable(),
  siret: z.string().nullable(),
  vat: z.string().nullable(),
  addressLines: z.array(z.string()),
  postcode: z.string().nullable(),
  city: z.string().nullable(),
  country: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  contactName: z.string().nullable(),
});

/** What was read in a dropped file, shown beside it. */
/** What a creditor must know of a claim: what it changes and how to mend it, in French, with the days and names it rests on. */
export const findingView = z.object({
  kind: z.string(),
  field: z.string().nullable(),
  severity: z.enum(['blocks', 'check', 'note']),
  message: z.string(),
  facts: z.record(z.string(), z.string()).optional(),
});

export const depositView = z.object({
  id: z.uuid(),
  documentId: z.uuid(),
  fileName: z.string(),
  contentType: z.string(),
  status: z.enum(['open', 'confirmed', 'abandoned']),
  createdAt: instantText,
  /** The pages of the document, from 1, that hold this invoice; null for all of them. */
  pages: z.array(z.int()).nullable(),
  /** Every invoice of the same dropped file, this one among them, in the order of its pages; empty when there is one. */
  inFile: z.array(
    z.object({
      id: z.uuid(),
      pages: z.array(z.int()),
      status: z.enum(['open', 'confirmed', 'abandoned']),
      number: z.string().nullable(),
      buyerName: z.string().nullable(),
      dueCents: centsNumber.nullable(),
    }),
  ),
  /** Why nothing could be read, in French, and what to do; the form can still be typed. */
  refusal: z.object({ kind: z.string(), message: z.string() }).nullable(),
  /** The pictures of the file are being recognised: how far. The form can be typed meanwhile. */
  beingRead: z.object({ page: z.int(), pages: z.int(), percent: z.int() }).nullable(),
  reading: z
    .object({
      syntax: z.string(),
      profile: z.string().nullable(),
      typeCode: z.string().nullable(),
      number: z.string().nullable(),
      issuedOn: dayText.nullable(),
      dueOn: dayText.nullable(),
      currency: z.string().nullable(),
      netCents: centsNumber.nullable(),
      taxCents: centsNumber.nullable(),
      totalCents: centsNumber.nullable(),
      prepaidCents: centsNumber.nullable(),
      dueCents: centsNumber.nullable(),
      subject: z.string().nullable(),
      seller: partyRead,
      buyer: partyRead,
      ibans: z.array(z.string()),
      notes: z.array(z.object({ code: z.string().nullable(), text: z.string() })),
      contractualRatePercent: z.string().nullable(),
      /** A stated rate that moves with the semesters: `legal-times:3`, `legal-plus:5.00`, `ecb-plus:10.00`. */
      penaltyClause: z.string().nullable(),
    })
    .nullable(),
  /** What is doubtful or missing, field by field, in French. */
  findings: z.array(findingView),
  /** The debtor as the register knows it, when its SIREN was in the file. */
  debtorCompany: companyView.nullable(),
});
export type DepositView = z.infer<typeof depositView>;

export const debtorInput = z
  .object({
    kind: z.enum(['company', 'individual']),
    siren: z.string().max(20).optional(),
    name: z.string().trim().min(1).max(200),
    addressLines: z.array(z.string().trim().max(60)).max(6),
    postcode: z.string().trim().max(10),
    city: z.string().trim().max(80),
    country: z.string().length(2).default('FR'),
    contactName: z.string().trim().max(120).optional(),
    email: z.string().trim().max(254).optional(),
    phone: z.string().trim().max(30).optional(),
  })
  .strict();
export type DebtorInput = z.infer<typeof debtorInput>;

export const invoiceInput = z
  .object({
    number: z.string().trim().min(1).max(100),
    issuedOn: dayText,
    dueOn: dayText,
    netCents: centsNumber.nonnegative().optional(),
    taxCents: centsNumber.nonnegative().optional(),
    /** Total TTC of the invoice. */
    totalCents: centsNumber.positive(),
    /** Already paid before the deposit (deposits, part payments). */
    prepaidCents: centsNumber.nonnegative().default(0),
    subject: z.string().trim().max(200).optional(),
    /** Contractual rate of penalties, percent a year; absent: the legal default of article L441-10. */
    contractualRatePercent: z.string().max(10).optional(),
    /** The rate the invoice states by reference to another: `legal-times:3` (three times the legal interest), `legal-times:1.5`, `legal-plus:5.00`, `ecb-plus:10.00`. */
    penaltyClause: z
      .string()
      .regex(/^(?:legal-times:(?:0\.\d?[1-9]|[1-9]\d?(?:\.\d?[1-9])?)|(?:legal|ecb)-plus:\d{1,2}\.\d{2})$/)
      .optional(),
  })
  .strict();
export type InvoiceInput = z.infer<typeof invoiceInput>;

export const debtorView = z.object({
  id: z.uuid(),
  kind: z.enum(['company', 'individual']),
  name: z.string(),
  siren: z.string().nullable(),
  legalForm: z.string().nullable(),
  isPublicBody: z.boolean(),
  registerStatus: z.enum(['active', 'closed']).nullable(),
  registerReadOn: dayText.nullable(),
  addressLines: z.array(z.string()),
  postcode: z.string().nullable(),
  city: z.string().nullable(),
  country: z.string(),
  /** Its first contact's name, address and number; all of them are in `contacts`. */
  contactName: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  contacts: z.array(contactView),
});

export const invoiceView = z.object({
  id: z.uuid(),
  number: z.string(),
  issuedOn: dayText,
  dueOn: dayText,
  netCents: centsNumber.nullable(),
  taxCents: centsNumber.nullable(),
  totalCents: centsNumber,
  prepaidCents: centsNumber,
  principalCents: centsNumber,
  subject: z.string().nullable(),
  contractualRatePercent: z.string().nullable(),
  penaltyClause: z.string().nullable(),
  parties: partiesName,
  documentId: z.uuid().nullable(),
  /** Its pages in a document that holds several invoices; null for the whole of it. */
  documentPages: z.array(z.int()).nullable(),
});

/** Where a debtor is written to, and its first contact; an absent field stays, an empty one is forgotten. */
export const debtorContactInput = debtorInput
  .pick({ addressLines: true, postcode: true, city: true, contactName: true, email: true, phone: true })
  .partial()
  .strict();
export type DebtorContactInput = z.infer<typeof debtorContactInput>;
