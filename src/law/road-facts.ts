import { parseAmount, ZERO } from '../kernel/money.ts';
import { type Result, refuse } from '../kernel/result.ts';
import { parseCalculableDay } from './calculable-day.ts';
import { zones } from './delais/holidays.ts';
import { eventKinds, isEventKind } from './prescription/events.ts';
import type { PrescriptionEvent, PrescriptionRefusal } from './prescription/prescription.ts';
import type { RoadFacts } from './road.ts';
import { type PrescriptionOnly, type RoadEventRefusal, withPrescription } from './road-prescription.ts';
import { type LawInForce, publishedLaw } from './schedule.ts';

export type FactsRefusal =
  | {
      kind: 'not-an-object' | 'missing' | 'unknown-fact' | 'not-a-boolean' | 'not-a-text' | 'not-a-whole-number';
      argument: string;
    }
  | { kind: 'not-a-date' | 'date-too-far' | 'not-an-amount'; argument: string; text: string }
  | { kind: 'not-one-of'; argument: string; text: string; allowed: readonly string[] };

type Reader = (value: unknown, argument: string) => unknown;

/** Stops the reading of a document at its first fault; never leaves this file. */
class Fault extends Error {
  readonly refusal: FactsRefusal;
  constructor(refusal: FactsRefusal) {
    super(refusal.kind);
    this.refusal = refusal;
  }
}

const aDate: Reader = (value, argument) => {
  const parsed = typeof value === 'string' ? parseCalculableDay(value) : undefined;
  if (!parsed || parsed.refused) {
    throw new Fault({ kind: parsed?.refusal.kind ?? 'not-a-date', argument, text: `${value}` });
  }
  return parsed.value;
};
const anAmount: Reader = (value, argument) => {
  const parsed = typeof value === 'string' || typeof value === 'number' ? parseAmount(`${value}`) : undefined;
  if (!parsed || parsed.refused) throw new Fault({ kind: 'not-an-amount', argument, text: `${value}` });
  return parsed.value;
};
const aWholeNumber: Reader = (value, argument) => {
  if (!Number.isInteger(value)) throw new Fault({ kind: 'not-a-whole-number', argument });
  return value;
};
const aBoolean: Reader = (value, argument) => {
  if (typeof value !== 'boolean') throw new Fault({ kind: 'not-a-boolean', argument });
  return value;
};
const aText: Reader = (value, argument) => {
  if (typeof value !== 'string' || value.trim() === '') throw new Fault({ kind: 'not-a-text', argument });
  return value.trim();
};
const oneOf =
  (...allowed: readonly string[]): Reader =>
  (value, argument) => {
    if (typeof value !== 'string' || !allowed.includes(value))
      throw new Fault({ kind: 'not-one-of', argument, text: `${value}`, allowed });
    return value;
  };

function object(shape: Record<string, Reader>): Reader {
  return (value, argument) => {
    if (value === null || typeof value !== 'object' || Array.isArray(value)) {
      throw new Fault({ kind: 'not-an-object', argument: argument || 'facts' });
    }
    const read: Record<string, unknown> = {};
    for (const [key, inner] of Object.entries(value)) {
      const name = argument ? `${argument}.${key}` : key;
      const reader = Object.hasOwn(shape, key) ? shape[key] : undefined;
      if (!reader) throw new Fault({ kind: 'unknown-fact', argument: name });
      if (inner !== null && inner !== undefined) read[key] = reader(inner, name);
    }
    return read;
  };
}

const aKindOfEvent: Reader = (value, argument) => {
  if (typeof value === 'string' && isEventKind(value)) return value;
  throw new Fault({ kind: 'not-one-of', argument, text: `${value}`, allowed: eventKinds });
};
const anEvent = object({ on: aDate, kind: aKindOfEvent });
const events: Reader = (value, argument) => {
  if (!Array.isArray(value)) throw new Fault({ kind: 'not-an-object', argument });
  return value.map((one, index) => {
    const event = anEvent(one, `${argument}.${index}`) as Partial<PrescriptionEvent>;
    for (const key of ['on', 'kind'] as const) {
      if (event[key] === undefined) throw new Fault({ kind: 'missing', argument: `${argument}.${index}.${key}` });
    }
    return event;
  });
};

const facts = object({
  on: aDate,
  parties: oneOf('professionals', 'public-buyer', 'consumer'),
  creditorIsTrader: aBoolean,
  debtorIsTrader: aBoolean,
  debtorCountry: oneOf('france', 'european-union', 'elsewhere'),
  principal: anAmount,
  interest: anAmount,
  indemnity: anAmount,
  dueOn: aDate,
  issuedOn: aDate,
  bornOn: aDate,
  isInvoiced: aBoolean,
  basis: oneOf('contract', 'statute', 'bill', 'other'),
  dispute: oneOf('none', 'not-serious', 'serious'),
  isProven: aBoolean,
  prescriptionExpiresOn: aDate,
  amicableAttempt: oneOf('done', 'dispensed', 'none'),
  insolvency: object({
    openedOn: aDate,
    publishedOn: aDate,
    kind: oneOf('sauvegarde', 'redressement', 'liquidation'),
    creditorAbroad: aBoolean,
    noticeOn: aDate,
    declaredOn: aDate,
    disputedOn: aDate,
    contractTerminatedOn: aDate,
    reliefGrantedOn: aDate,
    observationEndedOn: aDate,
    isUseful: aBoolean,
  }),
  debtorIsStruckOff: aBoolean,
  debtorIsSoleTrader: aBoolean,
  debtorIsInConciliation: aBoolean,
  injonction: object({
    requestedOn: aDate,
    orderedOn: aDate,
    servedOn: aDate,
    isServedInPerson: aBoolean,
    firstReachedOn: aDate,
    objectedOn: aDate,
    noticedOn: aDate,
    feeInvitedOn: aDate,
  }),
  europeanOrderServedOn: aDate,
  invitationSentOn: aDate,
  commandementRequestedOn: aDate,
  commandementServedOn: aDate,
  recordEnforceableOn: aDate,
  summonsServedOn: aDate,
  hearingOn: aDate,
  defaultJudgmentOn: aDate,
  postcode: aText,
  commune: aText,
  zone: oneOf(...zones),
  resides: oneOf('metropole', 'outre-mer', 'etranger'),
  events,
  claim: oneOf('sale-or-services', 'goods-transport', 'ship-supplies'),
  contractualYears: aWholeNumber,
  hasPublicAccountant: aBoolean,
});

type Read = RoadFacts & Partial<PrescriptionOnly>;

/**
 * The facts of a claim from a JSON document: dates `YYYY-MM-DD`, amounts decimal strings, names as in `RoadFacts`, plus those of
 * `PrescriptionOnly`, from which the prescription is computed with the acts that the facts hold, when `prescriptionExpiresOn` is
 * not given. A fault names its place.
 */
export function parseRoadFacts(
  document: unknown,
  inForce: LawInForce = publishedLaw,
): Result<RoadFacts, FactsRefusal | PrescriptionRefusal | RoadEventRefusal> {
  let read: Read;
  try {
    read = facts(document, '') as Read;
    for (const key of ['on', 'parties', 'principal', 'dueOn'] as const) {
      if (read[key] === undefined) throw new Fault({ kind: 'missing', argument: key });
    }
    if (read.insolvency && read.insolvency.openedOn === undefined) {
      throw new Fault({ kind: 'missing', argument: 'insolvency.openedOn' });
    }
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return refuse(error.refusal);
  }
  const { events: happened = [], claim, contractualYears, hasPublicAccountant, ...rest } = read;
  const only: PrescriptionOnly = {
    events: happened,
    ...(claim === undefined ? {} : { claim }),
    ...(contractualYears === undefined ? {} : { contractualYears }),
    ...(hasPublicAccountant === undefined ? {} : { hasPublicAccountant }),
  };
  const complete: RoadFacts = { ...rest, interest: read.interest ?? ZERO, indemnity: read.indemnity ?? ZERO };
  return withPrescription(complete, only, inForce);
}
