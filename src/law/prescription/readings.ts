import { addYears, type CivilDate, yearOf } from '../../kernel/civil-date.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Source } from '../citation.ts';
import { type LawInForce, type Schedule, scheduleIn, valueOn } from '../schedule.ts';
import type { Reading } from './clock.ts';
import { isTooFar } from './event-history.ts';
import type { PrescriptionFacts, PrescriptionRefusal } from './facts.ts';
import * as law from './prescription.values.ts';

const LONG_STOP = 20;

export type Readings = {
  /** Every period that applies: the one that ends first is guarded. */
  applying: Reading[];
  /** Toward a public buyer of whom nobody said that a public accountant pays: the period of every other buyer. */
  withoutAccountant?: Reading;
  /** From the end of the service, for a claim whose period runs from its due date. */
  fromPerformance?: Reading;
  /** No day of performance was given where the period may start there. */
  startMayBeEarlier: boolean;
};

/** The periods that may run against a claim, and the day each starts. Refuses a contract that cannot choose its own. */
export function readingsOf(facts: PrescriptionFacts, inForce: LawInForce): Result<Readings, PrescriptionRefusal> {
  const { parties, dueOn, performedOn } = facts;
  if (facts.hasPublicAccountant !== undefined && parties !== 'public-buyer') {
    return refuse({ kind: 'not-allowed', argument: 'hasPublicAccountant', because: [law.onlyPublicBodies] });
  }
  const special = specialOf(facts);
  const isPublicBody = parties === 'public-buyer' && facts.hasPublicAccountant !== false;
  const personal = special ?? (parties === 'consumer' ? law.towardConsumers : law.betweenProfessionals);
  const contract = contractOf(facts, isPublicBody);
  if (contract.refused) return contract;
  const reading = (schedule: Schedule<law.PrescriptionPeriod>, fixedStart?: CivilDate) =>
    readingOf(facts, schedule, inForce, fixedStart);
  const applying: Reading[] = [];
  const schedules = isPublicBody ? [...(special ? [special] : []), law.towardPublicBodies] : [personal];
  for (const schedule of schedules) {
    const one = reading(schedule);
    if (one.refused) return one;
    applying.push(one.value);
  }
  const other = isPublicBody && facts.hasPublicAccountant === undefined ? reading(personal) : undefined;
  if (other?.refused) return other;
  const mayStartEarlier = isPublicBody || special !== undefined || parties === 'consumer';
  const isEarlier = performedOn !== undefined && performedOn < dueOn;
  const earlier = isEarlier && !mayStartEarlier ? reading(personal, performedOn) : undefined;
  if (earlier?.refused) return earlier;
  return ok({
    applying,
    ...(other ? { withoutAccountant: other.value } : {}),
    ...(earlier ? { fromPerformance: earlier.value } : {}),
    startMayBeEarlier: mayStartEarlier && performedOn === undefined,
  });
}

/** How many years a date may be carried forward by the longest of these periods. */
export function horizonOf(facts: PrescriptionFacts, inForce: LawInForce): Result<number, PrescriptionRefusal> {
  const schedules = [
    law.betweenProfessionals,
    law.towardConsumers,
    law.towardPublicBodies,
    law.goodsTransport,
    law.shipSupplies,
    law.enforceableTitle,
  ];
  const years = schedules.flatMap((one) => scheduleIn(inForce, one).rows.map(({ value }) => value.years));
  const horizon = Math.max(LONG_STOP, ...years) + 1;
  if (isTooFar(facts.dueOn, horizon)) return refuse({ kind: 'date-too-far', argument: 'dueOn', on: facts.dueOn });
  return ok(horizon);
}

function specialOf({ claim }: PrescriptionFacts): Schedule<law.PrescriptionPeriod> | undefined {
  if (claim === 'goods-transport') return law.goodsTransport;
  return claim === 'ship-supplies' ? law.shipSupplies : undefined;
}

function contractOf(facts: PrescriptionFacts, isPublicBody: boolean): Result<undefined, PrescriptionRefusal> {
  const years = facts.contractualYears;
  if (years === undefined) return ok(undefined);
  if (facts.parties === 'consumer') {
    return refuse({ kind: 'not-allowed', argument: 'contractualYears', because: [law.noLengtheningWithConsumers] });
  }
  if (isPublicBody || !Number.isInteger(years) || years < 1 || years > 10) {
    return refuse({ kind: 'not-allowed', argument: 'contractualYears', because: [law.contractualLimits] });
  }
  return ok(undefined);
}

function readingOf(
  facts: PrescriptionFacts,
  schedule: Schedule<law.PrescriptionPeriod>,
  inForce: LawInForce,
  fixedStart?: CivilDate,
): Result<Reading, PrescriptionRefusal> {
  const rule = valueOn(schedule, facts.dueOn, inForce);
  if (rule.refused) return refuse({ ...rule.refusal, argument: 'dueOn' });
  const { years, from } = rule.value.value;
  const isPublicBody = from === 'next-first-of-january';
  const start = fixedStart ? { on: fixedStart, because: [] } : startOf(facts, isPublicBody);
  const { contractualYears } = facts;
  return ok({
    years: Math.min(years, contractualYears ?? years),
    startsOn: start.on,
    isPublicBody,
    longStopOn: addYears(facts.issuedOn ?? facts.dueOn, LONG_STOP),
    because: [
      ...rule.value.because,
      ...(contractualYears === undefined ? [] : [law.contractualLimits]),
      law.startsAtTerm,
      law.countedByDays,
      law.acquiredAtEnd,
      law.neverExtended,
      ...start.because,
    ],
  });
}

/** The due date, or the performance before it where the period may run from there: the earlier is guarded. */
function startOf(facts: PrescriptionFacts, isPublicBody: boolean): { on: CivilDate; because: Source[] } {
  const { performedOn, dueOn, parties, claim } = facts;
  const fromTerm = { on: dueOn, because: [] };
  if (performedOn === undefined || performedOn >= dueOn) return fromTerm;
  if (isPublicBody) {
    return yearOf(performedOn) < yearOf(dueOn) ? { on: performedOn, because: [law.publicStart] } : fromTerm;
  }
  if (parties === 'consumer') return { on: performedOn, because: [law.consumerStart] };
  if (claim === 'goods-transport') return { on: performedOn, because: [law.transportStart] };
  return claim === 'ship-supplies' ? { on: performedOn, because: [law.shipStart] } : fromTerm;
}
