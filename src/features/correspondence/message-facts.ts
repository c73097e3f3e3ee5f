import { z } from 'zod';
import { parseCivilDate } from '../../kernel/civil-date.ts';
import { isCreditorReference, parseBic, parseIban } from '../../kernel/iban.ts';
import { parseAmount, parsePercent } from '../../kernel/money.ts';
import { parseSiren } from '../../kernel/siren.ts';

/**
 * The frozen facts from which a message is rendered, stored as JSON with it: rendering them again gives the same message.
 * Nothing here is a bigint or a Date: amounts are decimal strings in euros as `decimal()` writes them ('4812.07'), rates
 * are percents a year as `percentText()` writes them ('12.40'), days are 'YYYY-MM-DD'. Optional facts that a template
 * needs and does not find make `renderMessage` refuse; they never make a hole in a text.
 */

const day = z.string().refine((text) => !parseCivilDate(text).refused, 'not a day');
const amount = z.string().refine((text) => /\.\d\d$/.test(text) && !parseAmount(text).refused, 'not an amount');
const ratePercent = z.string().refine((text) => !parsePercent(text).refused, 'not a rate');
const siren = z.string().refine((text) => !parseSiren(text).refused, 'not a SIREN');
const webLink = z.string().refine((text) => /^https?:\/\/[^\s"'<>`\\]+$/.test(text), 'not a web address');
/** Drawn by us, from modules only: an SVG that names a file, a script or a style is refused. */
const qrSvg = z
  .string()
  .refine((text) => /^<svg[\s>]/.test(text) && !/<(?!\/?(?:svg|path|rect|g)\b)|href|url\(/i.test(text));

const party = z.object({ name: z.string(), addressLines: z.array(z.string()) });

const creditor = party.extend({
  legalForm: z.string().optional(),
  siren: siren.optional(),
  /** City of the registre du commerce et des sociétés. */
  rcsCity: z.string().optional(),
  capital: amount.optional(),
  /** Where letters are written: « Rennes, le 3 décembre 2026 ». */
  city: z.string().optional(),
  email: z.string().optional(),
  phone: z.string().optional(),
  /** The person with authority who signs, and in what capacity: « gérante ». */
  signatoryName: z.string().optional(),
  signatoryRole: z.string().optional(),
});

/** A third party that collects for the creditor (CPCE R124-1): its presence makes the mentions of R124-4 compulsory. */
const collector = party.extend({
  /** Must say that it « exerce une activité de recouvrement amiable » (R124-4, 1°). */
  statement: z.string(),
  signatoryName: z.string().optional(),
  signatoryRole: z.string().optional(),
  city: z.string().optional(),
  phone: z.string().optional(),
  email: z.string().optional(),
});

const debtor = party.extend({
  /** 'company': anyone who acts as a professional, sole traders included. 'individual': a consumer. */
  kind: z.enum(['company', 'individual']),
  siren: siren.optional(),
  /** Established outside France. */
  isForeign: z.boolean().optional(),
  legalForm: z.string().optional(),
  contactName: z.string().optional(),
  /** « Madame Le Goff »; otherwise « Madame, Monsieur ». */
  salutation: z.string().optional(),
});

const invoice = z.object({
  number: z.string(),
  issuedOn: day,
  dueOn: day,
  total: amount,
  /** What was received and went to the principal of this invoice. */
  paid: amount,
  credited: amount,
  /** total − paid − credited. */
  balance: amount,
});

const interestLine = z.object({
  invoice: z.string().optional(),
  from: day,
  /** Last day that bears interest, included in `days`. */
  to: day,
  days: z.number().int().nonnegative(),
  ratePercent,
  base: amount,
  interest: amount,
});

const owed = z.object({
  /** What remains due of each on `writtenOn`; `total` is their sum. */
  principal: amount,
  interest: amount,
  indemnity: amount,
  total: amount,
  /** All that was received so far, for information. */
  paid: amount,
  /** Part of what was received that went to interest: the lines sum to `interest` + `interestPaid`. */
  interestPaid: amount.optional(),
  lines: z.array(interestLine),
  articles: z.array(z.object({ label: z.string(), url: z.string().optional() })),
  /** How days are counted, in words: « nombre de jours / 365 ». */
  convention: z.string(),
  /** Values that rest on a second-hand source, in words. */
  unconfirmed: z.array(z.string()),
});

const settlement = z.object({
  receipts: z.array(z.object({ on: day, amount, from: z.string().optional() })),
  collected: amount,
  /** How what was collected was allocated: the three sum to `collected`. */
  allocation: z.object({ principal: amount, interest: amount, indemnity: amount }),
  /** Our price: `net` is HT, `gross` is TTC. */
  fee: z.object({ net: amount, tva: amount, tvaPercent: ratePercent, gross: amount, basis: z.string() }),
  /** collected − fee.gross − what is still held. */
  paidOut: amount,
  /** The payout that a notice tells of, when others went before it. */
  thisPayout: amount.optional(),
  paidOutOn: day,
  payoutReference: z.string(),
  creditorIban: z.string().refine((text) => !parseIban(text).refused, 'not an IBAN'),
  /** What still lies on the client-funds account for this case: 0.00 once all is paid out. */
  heldBalance: amount,
});

export const reminderChannels = ['email', 'sms', 'letter', 'registered-letter', 'call'] as const;

export const messageFactsSchema = z.object({
  writtenOn: day,
  caseReference: z.string(),
  /** ISO 11649: `RF…`. */
  paymentReference: z.string().refine((text) => isCreditorReference(text), 'not a creditor reference'),
  creditor,
  collector: collector.optional(),
  /** The platform, when it writes to the creditor in its own name (payout notice, net statement). */
  operator: party.extend({ email: z.string().optional(), legal: z.string().optional() }).optional(),
  debtor,
  invoices: z.array(invoice),
  owed,
  account: z
    .object({
      iban: z.string().refine((text) => !parseIban(text).refused, 'not an IBAN'),
      bic: z
        .string()
        .refine((text) => !parseBic(text).refused, 'not a BIC')
        .optional(),
      holder: z.string(),
      /** EPC069-12 code, drawn as SVG. */
      epcQrSvg: qrSvg.optional(),
    })
    .optional(),
  /** The debtor's secure page. */
  link: webLink.optional(),
  deadlineOn: day.optional(),
  remindersMade: z.array(z.object({ on: day, channel: z.enum(reminderChannels), label: z.string() })),
  /** The first letter of a third-party collector, recalled at every later step (R124-4, last sentence). */
  firstLetter: z.object({ reference: z.string(), on: day }).optional(),
  /** The mise en demeure, once sent. */
  miseEnDemeure: z.object({ on: day, deadlineOn: day, reference: z.string().optional() }).optional(),
  brokenPromise: z.object({ promisedOn: day, amount: amount.optional() }).optional(),
  promise: z.object({ promisedOn: day, amount }).optional(),
  dispute: z.object({ receivedOn: day, reason: z.string().optional() }).optional(),
  claimedPayment: z.object({ paidOn: day.optional(), amount: amount.optional() }).optional(),
  settled: z.object({ paidOn: day, amount }).optional(),
  /** One payment that leaves something due, and how it was divided: the three sum to `amount`. */
  receipt: z
    .object({ receivedOn: day, amount, toInterest: amount, toIndemnity: amount, toPrincipal: amount })
    .optional(),
  settlement: settlement.optional(),
  /** Whom to call with a question, as it should be printed. */
  questionsPhone: z.string().optional(),
});

export type MessageFacts = z.infer<typeof messageFactsSchema>;
export type ReminderChannel = (typeof reminderChannels)[number];
