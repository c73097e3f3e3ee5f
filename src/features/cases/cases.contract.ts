import { z } from 'zod';
import {
  debtorInput,
  debtorView,
  findingView,
  invoiceInput,
  invoiceView,
  owedView,
  partiesName,
} from '../claims/claims.contract.ts';
import { centsNumber, dayText, instantText } from '../tenancy/tenancy.contract.ts';

/** Where a case stands, most pressing fact first; recomputed from the facts at each change. */
export const caseState = z.enum([
  'amicable', // reminders are running
  'promised', // a promise to pay is running
  'paused', // the creditor paused it
  'disputed', // the debtor disputes: nothing is sent
  'claimed-paid', // the debtor says it has paid: to be checked
  'hand-over', // sixty days are over: the creditor decides
  'handed-over', // the creditor chose a commissaire de justice
  'paid', // closed, paid in full
  'closed', // closed for another reason
]);
export type CaseState = z.infer<typeof caseState>;

export const channelName = z.enum(['email', 'sms', 'letter', 'registered-letter', 'call', 'decision']);
export const stepName = z.enum([
  'reminder-friendly',
  'first-call',
  'reminder-firm',
  'letter-reminder',
  'mise-en-demeure',
  'after-notice',
  'last-call',
  'hand-over',
]);

/** Why nothing may be sent now. Several may hold at once; each says until when, if that is known. */
export const blocker = z.object({
  kind: z.enum([
    'paid',
    'closed',
    'disputed',
    'claimed-paid',
    'promise-running',
    'paused',
    'possible-payment',
    'too-soon',
    'cap-reached',
    'quiet-hours',
    'not-a-working-day',
    'no-address',
    'prescribed',
    'debtor-closed',
    'debtor-insolvent',
    'law-not-known',
    'no-mandate',
    'invoice-corrected', // only of a message held at the last moment: it cited the invoice that was replaced
  ]),
  until: instantText.nullable(),
  facts: z.record(z.string(), z.unknown()),
});
export const gateView = z.object({
  allowed: z.boolean(),
  blockers: z.array(blocker),
  firstAllowedAt: instantText.nullable(),
});
export type GateView = z.infer<typeof gateView>;

export const plannedStep = z.object({
  step: stepName,
  channels: z.array(channelName),
  on: dayText,
  /** Anchored on the opening of the case: its day in the scenario (0 to 60). */
  dayOfPlan: z.int(),
  state: z.enum(['planned', 'moved', 'stopped']),
  recipient: z.string().nullable(),
  /** Why it cannot leave as things are, if so: a missing address, for instance. */
  missing: z.array(z.enum(['email', 'phone', 'mobile', 'address'])),
});
export type PlannedStep = z.infer<typeof plannedStep>;

/** What the service costs on this case (price of product row M8). */
export const costView = z.object({
  openingNetCents: centsNumber,
  openingTaxCents: centsNumber,
  openingGrossCents: centsNumber,
  successPercent: z.string(),
  /** If everything owed on the day is recovered. */
  ifAllRecoveredNetCents: centsNumber,
  ifAllRecoveredTaxCents: centsNumber,
  ifAllRecoveredGrossCents: centsNumber,
  netToCreditorCents: centsNumber,
  tariff: z.string(),
});

export const casePreviewInput = z.object({
  depositId: z.uuid().optional(),
  debtor: debtorInput,
  invoice: invoiceInput,
});

/** What a creditor sees before it confirms: what is owed, what will happen, what it will cost. */
export const casePreview = z.object({
  parties: partiesName,
  owed: owedView,
  plan: z.array(plannedStep),
  cost: costView,
  prescription: z.object({ expiresOn: dayText, years: z.int(), article: z.string() }).nullable(),
  findings: z.array(findingView),
});
export type CasePreview = z.infer<typeof casePreview>;

export const openCaseInput = casePreviewInput.extend({
  /** The person in whose name the letters are signed, and the agreement to the mandate and to the plan. */
  signatoryName: z.string().trim().min(1).max(120),
  signatoryRole: z.string().trim().min(1).max(80),
  acceptsMandate: z.literal(true),
  /** The total leaves out the deposit invoices that are claimed or paid elsewhere: needed when a finding asks it. */
  excludesDeposits: z.boolean().optional(),
});
export type OpenCaseInput = z.infer<typeof openCaseInput>;
export const openedCase = z.object({ id: z.uuid(), reference: z.string() });

export const caseSummary = z.object({
  id: z.uuid(),
  reference: z.string(),
  debtorId: z.uuid(),
  debtorName: z.string(),
  invoiceNumber: z.string(),
  dueOn: dayText,
  daysLate: z.int(),
  openedOn: dayText,
  state: caseState,
  /** Principal still owed. The exact total with penalties is on the case's page. */
  principalCents: centsNumber,
  collectedCents: centsNumber,
  nextStep: stepName.nullable(),
  nextStepOn: dayText.nullable(),
  problem: z.string().nullable(),
  organisationName: z.string().nullable(),
});
export type CaseSummary = z.infer<typeof caseSummary>;

export const caseQuery = z.object({
  q: z.string().max(100).optional(),
  state: z.string().max(200).optional(), // one or several states, separated by commas
  sort: z.enum(['next', 'amount', 'late', 'opened', 'debtor']).default('next'),
  direction: z.enum(['asc', 'desc']).default('asc'),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
});
export const caseList = z.object({
  cases: z.array(caseSummary),
  total: z.int(),
  counts: z.record(z.string(), z.int()),
});
export type CaseList = z.infer<typeof caseList>;

/** One line of the past: `kind` and `data` decide its words, `proof` what can be opened. */
export const timelineEntry = z.object({
  id: z.string(),
  at: instantText,
  kind: z.string(),
  data: z.record(z.string(), z.unknown()),
  actor: z.object({ kind: z.string(), name: z.string().nullable() }),
  proof: z.object({ type: z.enum(['message', 'document', 'payment', 'payout']), id: z.string() }).nullable(),
});
export type TimelineEntry = z.infer<typeof timelineEntry>;

export const holdView = z.object({
  id: z.uuid(),
  reason: z.enum(['pause', 'promise', 'dispute', 'claimed-paid']),
  startsOn: dayText,
  untilOn: dayText.nullable(),
  promisedOn: dayText.nullable(),
  amountCents: centsNumber.nullable(),
  disputeCode: z.string().nullable(),
  note: z.string().nullable(),
  documentId: z.uuid().nullable(),
  by: z.string(),
  endedOn: dayText.nullable(),
  outcome: z.string().nullable(),
});

export const callTaskView = z.object({
  id: z.uuid(),
  step: stepName,
  dueOn: dayText,
  state: z.enum(['open', 'done', 'cancelled']),
  outcome: z.string().nullable(),
  note: z.string().nullable(),
  durationMinutes: z.int().nullable(),
  /** What to say, in Markdown, for an open task. */
  script: z.string().nullable(),
  /** Whom to call, and where: null when nobody may be called any more. */
  phone: z.string().nullable(),
  contactId: z.uuid().nullable(),
  contactName: z.string().nullable(),
});

export const messageSummary = z.object({
  id: z.uuid(),
  channel: z.enum(['email', 'sms', 'letter', 'registered-letter']),
  template: z.string(),
  recipient: z.string(),
  subject: z.string().nullable(),
  state: z.enum(['queued', 'sending', 'sent', 'delivered', 'failed', 'cancelled']),
  queuedAt: instantText,
  sentAt: instantText.nullable(),
  deliveredAt: instantText.nullable(),
  trackingNumber: z.string().nullable(),
  postalState: z.string().nullable(),
  documentId: z.uuid().nullable(),
});

/** A message with what proves it: the gate's answer, the facts it was made from, where it went. */
export const messageView = messageSummary.extend({
  bodyText: z.string().nullable(),
  bodyHtml: z.string().nullable(),
  failure: z.string().nullable(),
  gate: z.record(z.string(), z.unknown()),
  facts: z.record(z.string(), z.unknown()),
});
export type MessageView = z.infer<typeof messageView>;

export const caseView = z.object({
  id: z.uuid(),
  reference: z.string(),
  paymentReference: z.string(),
  state: caseState,
  openedOn: dayText,
  closedOn: dayText.nullable(),
  closedReason: z.string().nullable(),
  signatoryName: z.string(),
  signatoryRole: z.string(),
  daysLate: z.int(),
  debtor: debtorView,
  invoice: invoiceView,
  owed: owedView,
  next: plannedStep.nullable(),
  plan: z.array(plannedStep),
  gate: gateView,
  /** Is this claim still good? Read again each time, with what the register and the Bodacc have said since. */
  findings: z.array(findingView),
  holds: z.array(holdView),
  calls: z.array(callTaskView),
  messages: z.array(messageSummary),
  timeline: z.array(timelineEntry),
  payments: z.array(
    z.object({
      id: z.uuid(),
      receivedOn: dayText,
      amountCents: centsNumber,
      origin: z.enum(['client-funds', 'direct']),
      toInterestCents: centsNumber,
      toIndemnityCents: centsNumber,
      toPrincipalCents: centsNumber,
      surplusCents: centsNumber,
      payerName: z.string().nullable(),
    }),
  ),
  money: z.object({
    collectedCents: centsNumber,
    feesNetCents: centsNumber,
    feesTaxCents: centsNumber,
    feesGrossCents: centsNumber,
    paidOutCents: centsNumber,
    toPayOutCents: centsNumber,
  }),
  payouts: z.array(
    z.object({
      id: z.uuid(),
      amountCents: centsNumber,
      state: z.string(),
      proposedAt: instantText,
      executedOn: dayText.nullable(),
    }),
  ),
  documents: z.array(
    z.object({ id: z.uuid(), kind: z.string(), name: z.string(), contentType: z.string(), createdAt: instantText }),
  ),
  /** Documents that speak of this invoice or that it speaks of: what it replaced, its credit notes, deposit invoices and balances. */
  linkedInvoices: z.array(
    z.object({
      relation: z.enum(['replaced', 'credit-note', 'deposit', 'balance', 'named', 'naming']),
      number: z.string(),
      issuedOn: dayText.nullable(),
      amountCents: centsNumber.nullable(),
      caseId: z.uuid().nullable(),
      caseReference: z.string().nullable(),
      isOpen: z.boolean(),
      documentId: z.uuid().nullable(),
      documentPages: z.array(z.int()).nullable(),
    }),
  ),
  prescription: z.object({ expiresOn: dayText, years: z.int(), article: z.string(), note: z.string() }).nullable(),
  cost: costView,
  /** The debtor's link, for the creditor to hand over by itself. */
  portalUrl: z.string(),
  problem: z.string().nullable(),
});
export type CaseView = z.infer<typeof caseView>;

export const pauseInput = z.object({ untilOn: dayText.optional(), note: z.string().trim().min(1).max(500) });
export const moveStepInput = z.object({ on: dayText });
export const stopStepInput = z.object({ note: z.string().trim().max(500).optional() });
export const callOutcomeInput = z.object({
  outcome: z.enum([
    'reached',
    'voicemail',
    'no-answer',
    'wrong-number',
    'promise',
    'dispute',
    'claims-paid',
    'callback',
  ]),
  note: z.string().trim().max(2000).optional(),
  durationMinutes: z.int().min(0).max(600).optional(),
  /** Needed when the outcome is a promise. */
  promisedOn: dayText.optional(),
  /** Who was called, for a wrong number; otherwise the contact that is to be called now. */
  contactId: z.uuid().optional(),
});
/** What the creditor answers to a dispute or to "already paid". */
export const answerHoldInput = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('maintained'), note: z.string().trim().min(1).max(2000) }), // the claim stands, reminders resume
  z.object({ outcome: z.literal('not-received'), note: z.string().trim().max(2000).optional() }), // nothing came, reminders resume
  z.object({ outcome: z.literal('received'), receivedOn: dayText, amountCents: centsNumber.positive() }), // paid to the creditor itself
  z.object({ outcome: z.literal('accepted'), note: z.string().trim().min(1).max(2000) }), // the debtor is right: the case closes
  z.object({ outcome: z.literal('ended'), note: z.string().trim().max(500).optional() }), // a pause or a promise is lifted
]);
export const directPaymentInput = z.object({ receivedOn: dayText, amountCents: centsNumber.positive() });
export const creditNoteInput = z.object({
  /** The deposit of its file, when it was dropped: confirmed with it. */
  depositId: z.uuid().optional(),
  number: z.string().trim().min(1).max(100),
  issuedOn: dayText,
  amountCents: centsNumber.positive(),
});
export const closeCaseInput = z.object({
  reason: z.enum(['abandoned', 'settled', 'error', 'uncollectible']),
  note: z.string().trim().max(500).optional(),
});
export const handOverInput = z.object({ choice: z.enum(['commissaire-de-justice', 'wait', 'close']) });

/** The messages of a planned step, as they would leave today. `pdf` is base64. */
export const stepPreview = z.object({
  messages: z.array(
    z.object({
      channel: z.enum(['email', 'sms', 'letter', 'registered-letter']),
      recipient: z.array(z.string()),
      subject: z.string().nullable(),
      text: z.string(),
      html: z.string().nullable(),
      pdf: z.string().nullable(),
    }),
  ),
});
export type StepPreview = z.infer<typeof stepPreview>;
