import { addDays, type CivilDate } from '../../../kernel/civil-date.ts';
import { decimal, minus, ZERO } from '../../../kernel/money.ts';
import { orThrow } from '../../../kernel/result.ts';
import { citation, legifranceUrl } from '../../../law/citation.ts';
import { costsNotice, letterRule } from '../../../law/recouvrement-amiable/recouvrement-amiable.values.ts';
import { type LawInForce, valueOn } from '../../../law/schedule.ts';
import type { Dossier } from '../../cases/dossier.ts';
import type { PastMessage } from '../../cases/message-facts-of.ts';
import type { CaseSettings } from '../../cases/settings.ts';
import { presentOwed } from '../../payments/owed-view.ts';
import { paymentReference } from '../../payments/request-payment.ts';
import { type Hold, isActive, LONGEST_PROMISE_DAYS } from '../../scenario/hold.ts';
import { planOf } from '../../scenario/plan.ts';
import { organisationAddress } from '../../tenancy/organisation.ts';
import { type ComputationRow, computationOf } from './computation.ts';

/** What a page is about, as the debtor lives it: a pause of the creditor is still a debt to pay. */
type PortalState = 'due' | 'promised' | 'disputed' | 'claimed-paid' | 'paid' | 'closed';

/** Everything that the debtor's pages may show, ready for the templates: nothing else of the case is in reach of them. */
export type PortalView = {
  state: PortalState;
  today: CivilDate;
  reference: string;
  paymentReference: string;
  creditor: { name: string; address: string };
  collector: { name: string; address: string; statement: string; phone?: string; email?: string };
  debtor: { name: string };
  invoice: { number: string; issuedOn: CivilDate; dueOn: CivilDate; subject?: string; total: string; hasFile: boolean };
  isConsumer: boolean;
  /** Absent when the law has no answer for today: no amount is then asked. */
  owed?: { total: string; principal: string; interest: string; indemnity: string; on: CivilDate };
  computation: ComputationRow[];
  articles: { label: string; url: string | null }[];
  hasInterest: boolean;
  /** How days are counted, worth saying when there is interest. */
  convention: string;
  warnings: string[];
  /** What was written or said so far, and what comes if nothing happens. */
  past: { template: string; on: CivilDate }[];
  next: { step: string; on: CivilDate }[];
  /** Is somebody else than the clock to decide what comes? */
  handOver: 'asked' | 'commissaire-de-justice' | 'no';
  hold?: { reason: Hold['reason']; on: CivilDate; promisedOn?: CivilDate; amount?: string; silentUntil?: CivilDate };
  /** What remains beside a part that is disputed. */
  undisputed?: string;
  payments: { on: CivilDate; amount: string }[];
  closed?: { on: CivilDate; reason: string };
  latestPromiseOn: CivilDate;
  law: {
    second: string;
    third: string;
    mentions: { label: string; url: string | null };
    costs: { url: string | null };
  };
};

export function portalView(
  dossier: Dossier,
  past: readonly PastMessage[],
  settings: Pick<CaseSettings, 'collector'>,
  today: CivilDate,
): PortalView {
  const { row, debtor, organisation, invoice, position, owed, facts } = dossier;
  const view = owed && presentOwed(owed, position);
  const state = stateOf(dossier);
  const hold = holdOf(dossier, state, today);
  const { collector } = settings;
  return {
    state,
    today,
    reference: row.reference,
    paymentReference: paymentReference(row.reference),
    creditor: { name: organisation.name, address: organisationAddress(organisation).join(', ') },
    collector: {
      name: collector.name,
      address: collector.addressLines.join(', '),
      statement: collector.statement,
      ...(collector.phone ? { phone: collector.phone } : {}),
      ...(collector.email ? { email: collector.email } : {}),
    },
    debtor: { name: debtor.name },
    invoice: {
      number: invoice.number,
      issuedOn: invoice.issuedOn,
      dueOn: invoice.dueOn,
      total: decimal(invoice.total),
      hasFile: invoice.documentId !== undefined,
      ...(invoice.subject ? { subject: invoice.subject } : {}),
    },
    isConsumer: position.parties === 'consumer',
    ...(owed
      ? {
          owed: {
            total: decimal(owed.total),
            principal: decimal(owed.principal),
            interest: decimal(owed.interest),
            indemnity: decimal(owed.indemnity),
            on: owed.on,
          },
        }
      : {}),
    computation: owed ? computationOf(dossier, owed) : [],
    articles: view?.articles.map(({ label, url }) => ({ label, url })) ?? [],
    hasInterest: owed !== undefined && owed.lines.length > 0,
    convention: view?.convention ?? '',
    warnings: view?.warnings.map(({ text }) => text) ?? [],
    past: past.map(({ template, on }) => ({ template, on })),
    next: comingSteps(dossier, today),
    handOver:
      row.hand_over === 'commissaire-de-justice' ? 'commissaire-de-justice' : isHandOverAsked(facts) ? 'asked' : 'no',
    ...(hold ? { hold: presentHold(hold) } : {}),
    ...undisputedOf(owed, state === 'disputed' ? hold : undefined),
    payments: position.payments.map(({ on, amount }) => ({ on, amount: decimal(amount) })),
    ...(row.closed_on ? { closed: { on: row.closed_on as CivilDate, reason: row.closed_reason ?? 'settled' } } : {}),
    latestPromiseOn: addDays(today, LONGEST_PROMISE_DAYS),
    law: lawToShow(dossier.position.inForce, today),
  };
}

function stateOf({ row, owed }: Pick<Dossier, 'row' | 'owed'>): PortalState {
  if (row.state === 'paid' || row.state === 'closed') return row.state;
  if (owed && owed.total <= ZERO) return 'paid';
  if (row.state === 'disputed' || row.state === 'claimed-paid' || row.state === 'promised') return row.state;
  return 'due';
}

const REASONS: Partial<Record<PortalState, Hold['reason']>> = {
  promised: 'promise',
  disputed: 'dispute',
  'claimed-paid': 'claimed-paid',
};

/** What the debtor has said and still counts, under this reason. */
export function activeHold({ facts }: Pick<Dossier, 'facts'>, reason: Hold['reason'], today: CivilDate) {
  return facts.holds.find((hold) => hold.reason === reason && isActive(hold, today));
}

function holdOf(dossier: Dossier, state: PortalState, today: CivilDate): Hold | undefined {
  const reason = REASONS[state];
  return reason && activeHold(dossier, reason, today);
}

function undisputedOf(owed: Dossier['owed'], dispute: Hold | undefined): { undisputed?: string } {
  if (!owed || dispute?.amount === undefined || dispute.amount >= owed.total) return {};
  return { undisputed: decimal(minus(owed.total, dispute.amount)) };
}

export function presentHold(hold: Hold): NonNullable<PortalView['hold']> {
  return {
    reason: hold.reason,
    on: hold.startsOn,
    ...(hold.promisedOn ? { promisedOn: hold.promisedOn } : {}),
    ...(hold.amount === undefined ? {} : { amount: decimal(hold.amount) }),
    ...(hold.untilOn ? { silentUntil: hold.untilOn } : {}),
  };
}

/** The steps with a day that is known; none while the silence has no end, since no day would be true. */
function comingSteps({ row, facts }: Dossier, today: CivilDate): PortalView['next'] {
  if (row.closed_on) return [];
  const isSilentForNow = facts.holds.some((hold) => isActive(hold, today) && hold.untilOn === undefined);
  if (isSilentForNow) return [];
  return planOf(facts, today)
    .filter(({ state }) => state !== 'stopped')
    .map(({ step, on }) => ({ step: step.name, on }));
}

function isHandOverAsked({ marks }: Dossier['facts']): boolean {
  return marks.some((mark) => mark.step === 'hand-over' && mark.state === 'done');
}

function lawToShow(inForce: LawInForce, today: CivilDate): PortalView['law'] {
  const notice = orThrow(valueOn(costsNotice, today, inForce));
  const [costs] = notice.because;
  const mentions = citation(letterRule);
  return {
    ...notice.value,
    mentions: { label: mentions.charAt(0).toUpperCase() + mentions.slice(1), url: legifranceUrl(letterRule) ?? null },
    costs: { url: (costs && legifranceUrl(costs)) ?? null },
  };
}
