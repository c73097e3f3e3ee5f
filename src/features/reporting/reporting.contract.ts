import { z } from 'zod';
import { caseState } from '../cases/cases.contract.ts';
import { centsNumber, dayText, instantText } from '../tenancy/tenancy.contract.ts';

/** Something a person must do now, and why now. */
export const todo = z.object({
  kind: z.enum([
    'call',
    'answer-dispute',
    'check-payment',
    'declare-claim',
    'decide-hand-over',
    'fix-problem',
    'complete-contact',
    'broken-promise',
    'check-exhibits',
    'finish-deposit',
  ]),
  caseId: z.uuid().nullable(),
  depositId: z.uuid().nullable(),
  reference: z.string().nullable(),
  debtorName: z.string().nullable(),
  amountCents: centsNumber,
  sinceOn: dayText,
  facts: z.record(z.string(), z.unknown()),
});
export type Todo = z.infer<typeof todo>;

export const todayView = z.object({
  today: dayText,
  todos: z.array(todo),
  overdueCents: centsNumber,
  overdueCases: z.int(),
  averageDaysLate: z.int().nullable(),
  collectedThisMonthCents: centsNumber,
  paidOutThisMonthCents: centsNumber,
  expectedIn30DaysCents: centsNumber,
  promisesKeptPercent: z.int().nullable(),
  /** What leaves by itself in the next days. */
  upcoming: z.array(
    z.object({ caseId: z.uuid(), debtorName: z.string(), step: z.string(), on: dayText, amountCents: centsNumber }),
  ),
});
export type TodayView = z.infer<typeof todayView>;

export const dashboardView = z.object({
  today: dayText,
  agedBalance: z.array(
    z.object({ bucket: z.enum(['not-due', '1-30', '31-60', '61-90', 'over-90']), cases: z.int(), cents: centsNumber }),
  ),
  moneyIn: z.array(
    z.object({ month: z.string(), collectedCents: centsNumber, paidOutCents: centsNumber, feesCents: centsNumber }),
  ),
  expected: z.array(z.object({ week: dayText, cents: centsNumber, basis: z.string() })),
  recoveryByStep: z.array(z.object({ step: z.string(), cases: z.int(), cents: centsNumber, averageDays: z.number() })),
  byState: z.array(z.object({ state: caseState, cases: z.int(), cents: centsNumber })),
  wentWrong: z.array(
    z.object({
      at: instantText,
      caseId: z.uuid(),
      reference: z.string(),
      debtorName: z.string(),
      kind: z.string(),
      data: z.record(z.string(), z.unknown()),
    }),
  ),
  recoveredPercent: z.int().nullable(),
  averageDaysToPay: z.number().nullable(),
});
export type DashboardView = z.infer<typeof dashboardView>;

export const debtorRow = z.object({
  id: z.uuid(),
  name: z.string(),
  siren: z.string().nullable(),
  city: z.string().nullable(),
  openCases: z.int(),
  owedCents: centsNumber,
  paidCents: centsNumber,
  averageDaysLate: z.int().nullable(),
});

export const receiptsView = z.object({
  receipts: z.array(
    z.object({
      paymentId: z.uuid(),
      caseId: z.uuid(),
      reference: z.string(),
      debtorName: z.string(),
      receivedOn: dayText,
      amountCents: centsNumber,
      toInterestCents: centsNumber,
      toIndemnityCents: centsNumber,
      toPrincipalCents: centsNumber,
      surplusCents: centsNumber,
      origin: z.string(),
    }),
  ),
  payouts: z.array(
    z.object({
      id: z.uuid(),
      caseId: z.uuid().nullable(),
      reference: z.string().nullable(),
      amountCents: centsNumber,
      state: z.string(),
      proposedAt: instantText,
      executedOn: dayText.nullable(),
    }),
  ),
  collectedCents: centsNumber,
  feesGrossCents: centsNumber,
  paidOutCents: centsNumber,
  toPayOutCents: centsNumber,
});

export const outboxItemView = z.object({
  id: z.uuid(),
  channel: z.enum(['email', 'sms', 'letter', 'registered-letter']),
  recipient: z.string(),
  subject: z.string().nullable(),
  sentAt: instantText,
  bodyText: z.string(),
  bodyHtml: z.string().nullable(),
  attachments: z.array(z.object({ name: z.string(), contentType: z.string(), documentId: z.uuid() })),
});

export const clockView = z.object({
  now: instantText,
  today: dayText,
  mode: z.enum(['demonstration', 'live']),
  moving: z.boolean(),
  progress: z.object({ from: instantText, to: instantText, at: instantText, happened: z.int() }).nullable(),
});
export const moveClockInput = z.object({ to: instantText });

export const organisationRow = z.object({
  id: z.uuid(),
  name: z.string(),
  siren: z.string().nullable(),
  city: z.string().nullable(),
  mandateAcceptedAt: instantText.nullable(),
  createdAt: instantText,
  openCases: z.int(),
  owedCents: centsNumber,
  collectedCents: centsNumber,
});
