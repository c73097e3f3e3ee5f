import { addDays, type CivilDate, daysBetween, inParis, later, parisInstant } from '../../kernel/civil-date.ts';
import type { Cents } from '../../kernel/money.ts';
import { isWorkingDay, nextWorkingDay } from '../../law/delais/holidays.ts';
import type { Unreachable } from '../claims/contacts/recipient.ts';
import { type Hold, isActive } from './hold.ts';
import type { Channel } from './strategies.ts';

/**
 * The rules of dignity, shared by every channel and by every case of one debtor with one creditor. They are ours: no text fixes
 * them, the law forbids what exceeds them (C. pén. 222-16 and 222-33-2-2, C. conso. L121-7).
 */
export const LIMITS = {
  /** Full days of silence between two days of contact. */
  daysBetweenContacts: 3,
  contactDaysPerWeek: 2,
  messagesPerSixtyDays: 12,
} as const;

/** A written channel, or a person's call. */
export type Way = Channel | 'call';

/** When each channel may reach somebody, minutes after midnight in Paris, on working days. */
const HOURS: Record<Way, { from: number; until: number }> = {
  email: { from: 9 * 60, until: 18 * 60 + 30 },
  sms: { from: 10 * 60, until: 18 * 60 },
  letter: { from: 8 * 60, until: 20 * 60 },
  'registered-letter': { from: 8 * 60, until: 20 * 60 },
  call: { from: 10 * 60, until: 19 * 60 },
};

export type PossiblePayment = { entryId: string; on: CivilDate; amount: Cents; why: string[] };

/** Everything the gate looks at before a message may leave. */
export type GateFacts = {
  /** What is owed today, all included; undefined when the law does not answer. */
  outstanding: Cents | undefined;
  closedOn?: CivilDate;
  holds: readonly Hold[];
  /** Money on the client-funds account that nobody has matched and that may come from this debtor. */
  possiblePayments: readonly PossiblePayment[];
  /** Days and numbers of messages already sent to this debtor for this creditor, all cases and channels together. */
  contacts: readonly { on: CivilDate; messages: number }[];
  debtorClosed: boolean;
  /** Running insolvency proceedings that this claim is older than: it may be declared, not asked for (C. com. L622-7, L622-21). */
  insolvency?: { procedure: string; openedOn: CivilDate };
  prescribedOn?: CivilDate;
  hasMandate: boolean;
  /** Why what would be sent reaches nobody, if so. */
  unreachable?: Unreachable | undefined;
  /** Last statement of the client-funds account: kept as proof of how fresh our knowledge was. */
  lastStatementOn?: CivilDate;
};

export type Blocker = { kind: BlockerKind; until?: Date; facts: Record<string, unknown> };
export type BlockerKind =
  | 'paid'
  | 'closed'
  | 'disputed'
  | 'claimed-paid'
  | 'promise-running'
  | 'paused'
  | 'possible-payment'
  | 'too-soon'
  | 'cap-reached'
  | 'quiet-hours'
  | 'not-a-working-day'
  | 'no-address'
  | 'prescribed'
  | 'debtor-closed'
  | 'debtor-insolvent'
  | 'law-not-known'
  | 'no-mandate';

export type Gate = { allowed: boolean; blockers: Blocker[]; firstAllowedAt?: Date };

/**
 * May this debtor be reached at this instant by all of `ways`, which go together? Answers every reason against, not the first, and
 * the first instant at which all could leave when every reason ends by itself.
 */
export function passGate(facts: GateFacts, ways: readonly Way[], now: Date): Gate {
  const paced = ways.flatMap((way) => paceBlockers(facts.contacts, way, now));
  return answer(facts, [...factBlockers(facts, now), ...withoutRepetition(paced)], ways, now);
}

/** The same for what reaches nobody (asking the creditor to decide): the facts count, not the pace. */
export function passOpenGate(facts: GateFacts, now: Date): Gate {
  return answer(facts, factBlockers(facts, now), [], now);
}

function answer(facts: GateFacts, blockers: Blocker[], ways: readonly Way[], now: Date): Gate {
  if (blockers.length === 0) return { allowed: true, blockers, firstAllowedAt: now };
  if (blockers.some(({ until }) => until === undefined)) return { allowed: false, blockers };
  const lifted = blockers.map(({ until }) => inParis(until as Date).date).reduce(later, inParis(now).date);
  return { allowed: false, blockers, firstAllowedAt: firstOpening(facts.contacts, ways, lifted, now) };
}

function withoutRepetition(blockers: Blocker[]): Blocker[] {
  return blockers.filter((blocker, index) => blockers.findIndex(({ kind }) => kind === blocker.kind) === index);
}

const HOLD_BLOCKERS: Record<Hold['reason'], BlockerKind> = {
  dispute: 'disputed',
  'claimed-paid': 'claimed-paid',
  promise: 'promise-running',
  pause: 'paused',
};

function factBlockers(facts: GateFacts, now: Date): Blocker[] {
  const today = inParis(now).date;
  const blockers: Blocker[] = [];
  const block = (kind: BlockerKind, details: Record<string, unknown> = {}, until?: Date) =>
    blockers.push({ kind, facts: details, ...(until ? { until } : {}) });
  if (facts.closedOn) block('closed', { on: facts.closedOn });
  if (facts.outstanding === undefined) block('law-not-known');
  else if (facts.outstanding <= 0n) block('paid');
  for (const hold of facts.holds.filter((candidate) => isActive(candidate, today))) {
    const until = hold.untilOn ? parisInstant(addDays(hold.untilOn, 1), 0) : undefined;
    block(
      HOLD_BLOCKERS[hold.reason],
      { since: hold.startsOn, ...(hold.promisedOn ? { promisedOn: hold.promisedOn } : {}) },
      until,
    );
  }
  for (const { entryId, on, amount, why } of facts.possiblePayments) {
    block('possible-payment', { entryId, on, amountCents: Number(amount), why });
  }
  if (facts.prescribedOn && facts.prescribedOn < today) block('prescribed', { on: facts.prescribedOn });
  if (facts.debtorClosed) block('debtor-closed');
  if (facts.insolvency) block('debtor-insolvent', { ...facts.insolvency, on: facts.insolvency.openedOn });
  if (!facts.hasMandate) block('no-mandate');
  if (facts.unreachable) block('no-address', { ...facts.unreachable });
  return blockers;
}

function paceBlockers(contacts: GateFacts['contacts'], channel: Way, now: Date): Blocker[] {
  const { date: today, minutes } = inParis(now);
  const blockers: Blocker[] = [];
  const soon = tooSoon(contacts, today);
  if (soon) blockers.push({ kind: soon.kind, facts: soon.facts, until: parisInstant(soon.until, HOURS[channel].from) });
  if (!isWorkingDay(today, 'metropole')) {
    const open = nextWorkingDay(today, 'metropole');
    blockers.push({ kind: 'not-a-working-day', facts: { on: today }, until: parisInstant(open, HOURS[channel].from) });
  } else if (minutes < HOURS[channel].from || minutes >= HOURS[channel].until) {
    const open = minutes < HOURS[channel].from ? today : nextWorkingDay(addDays(today, 1), 'metropole');
    blockers.push({ kind: 'quiet-hours', facts: { channel }, until: parisInstant(open, HOURS[channel].from) });
  }
  return blockers;
}

/** Is `on` too close to the contacts already made? A day on which we already wrote is not a new contact: a step may use two channels. */
function tooSoon(contacts: GateFacts['contacts'], on: CivilDate) {
  const earlier = contacts.filter((contact) => contact.on < on);
  const last = earlier
    .map((contact) => contact.on)
    .reduce<CivilDate | undefined>((a, b) => (a ? later(a, b) : b), undefined);
  if (last && daysBetween(last, on) <= LIMITS.daysBetweenContacts) {
    const until = addDays(last, LIMITS.daysBetweenContacts + 1);
    return { kind: 'too-soon' as const, facts: { last, days: LIMITS.daysBetweenContacts }, until };
  }
  const week = earlier.filter((contact) => daysBetween(contact.on, on) < 7);
  if (week.length >= LIMITS.contactDaysPerWeek) {
    const until = addDays(
      week.map((contact) => contact.on).reduce((a, b) => (a < b ? a : b)),
      7,
    );
    return { kind: 'cap-reached' as const, facts: { per: 'week', limit: LIMITS.contactDaysPerWeek }, until };
  }
  const sixty = contacts.filter((contact) => daysBetween(contact.on, on) < 60);
  if (sixty.reduce((sum, { messages }) => sum + messages, 0) >= LIMITS.messagesPerSixtyDays) {
    const until = addDays(
      sixty.map((contact) => contact.on).reduce((a, b) => (a < b ? a : b)),
      60,
    );
    return { kind: 'cap-reached' as const, facts: { per: 'sixty-days', limit: LIMITS.messagesPerSixtyDays }, until };
  }
  return undefined;
}

/** The first instant from `from` on at which pace, day and hours all allow every way. */
function firstOpening(contacts: GateFacts['contacts'], ways: readonly Way[], from: CivilDate, now: Date): Date {
  const opensAt = Math.max(...ways.map((way) => HOURS[way].from), 0);
  const closesAt = Math.min(...ways.map((way) => HOURS[way].until), 24 * 60 - 1);
  let day = nextWorkingDay(from, 'metropole');
  for (let guard = 0; guard < 400; guard++) {
    const soon = tooSoon(contacts, day);
    const opens = parisInstant(day, opensAt);
    if (!soon && now < parisInstant(day, closesAt)) return opens > now ? opens : now;
    day = nextWorkingDay(soon ? later(soon.until, addDays(day, 1)) : addDays(day, 1), 'metropole');
  }
  throw new Error('no opening within a year');
}

/** The instant at which a way opens on a day. */
export function openingOf(way: Way, on: CivilDate): Date {
  return parisInstant(on, HOURS[way].from);
}
