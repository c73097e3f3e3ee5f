import { type CivilDate, parseCivilDate } from '../kernel/civil-date.ts';
import { type Cents, parseAmount, ZERO } from '../kernel/money.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { zones } from './delais/holidays.ts';
import { isEventKind } from './prescription/events.ts';
import { type PrescriptionEvent, type PrescriptionRefusal, prescriptionOf } from './prescription/prescription.ts';
import type { RoadFacts } from './road.ts';
import { type LawInForce, publishedLaw } from './schedule.ts';

export type FactsRefusal =
  | { kind: 'not-an-object' | 'missing' | 'unknown-fact' | 'not-a-boolean'; argument: string }
  | { kind: 'not-a-date' | 'not-an-amount'; argument: string; text: string }
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
  const parsed = parseCivilDate(`${value}`);
  if (parsed.refused) throw new Fault({ kind: 'not-a-date', argument, text: `${value}` });
  return parsed.value;
};
const anAmount: Reader = (value, argument) => {
  const parsed = parseAmount(`${value}`);
  if (parsed.refused) throw new Fault({ kind: 'not-an-amount', argument, text: `${value}` });
  return parsed.value;
};
const aBoolean: Reader = (value, argument) => {
  if (typeof value !== 'boolean') throw new Fault({ kind: 'not-a-boolean', argument });
  return value;
};
const oneOf =
  (...allowed: readonly string[]): Reader =>
  (value, argument) => {
    if (!allowed.includes(`${value}`)) throw new Fault({ kind: 'not-one-of', argument, text: `${value}`, allowed });
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

const anEvent = object({
  on: aDate,
  kind: (value, argument) => {
    if (!isEventKind(`${value}`)) throw new Fault({ kind: 'not-one-of', argument, text: `${value}`, allowed: [] });
    return value;
  },
});
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
  }),
  injonction: object({
    requestedOn: aDate,
    orderedOn: aDate,
    servedOn: aDate,
    isServedInPerson: aBoolean,
    firstReachedOn: aDate,
    objectedOn: aDate,
  }),
  invitationSentOn: aDate,
  commandementServedOn: aDate,
  hearingOn: aDate,
  zone: oneOf(...zones),
  resides: oneOf('metropole', 'outre-mer', 'etranger'),
  events,
});

type Read = RoadFacts & { issuedOn?: CivilDate; events?: PrescriptionEvent[]; interest?: Cents; indemnity?: Cents };

/**
 * The facts of a claim from a JSON document: dates `YYYY-MM-DD`, amounts decimal strings, names as in `RoadFacts`, plus `issuedOn`
 * and `events` from which the prescription is computed when `prescriptionExpiresOn` is not given. A fault names its place.
 */
export function parseRoadFacts(
  document: unknown,
  inForce: LawInForce = publishedLaw,
): Result<RoadFacts, FactsRefusal | PrescriptionRefusal> {
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
  const { issuedOn, events: happened = [], ...rest } = read;
  const complete: RoadFacts = { ...rest, interest: read.interest ?? ZERO, indemnity: read.indemnity ?? ZERO };
  if (complete.prescriptionExpiresOn !== undefined) return ok(complete);
  const prescription = prescriptionOf(
    {
      parties: complete.parties,
      dueOn: complete.dueOn,
      events: happened,
      ...(issuedOn === undefined ? {} : { issuedOn }),
    },
    inForce,
  );
  if (prescription.refused) return prescription;
  const { state, expiresOn } = prescription.value;
  return ok({
    ...complete,
    prescriptionExpiresOn: state === 'running' || expiresOn > complete.on ? expiresOn : complete.on,
  });
}
