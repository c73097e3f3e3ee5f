import { addDays, type CivilDate, later } from '../kernel/civil-date.ts';
import type { Cents } from '../kernel/money.ts';
import { orThrow } from '../kernel/result.ts';
import { distinctSources, type Source } from './citation.ts';
import { type DelaiFacts, type DelaiKind, expiryOf, type Period, type Residence } from './delais/delais.ts';
import type { Zone } from './delais/holidays.ts';
import type { Cost } from './frais-reglementes/frais-reglementes.ts';

export const roadKinds = [
  'procedure-simplifiee',
  'creances-incontestees',
  'injonction-de-payer',
  'injonction-europeenne',
  'petits-litiges-europeens',
  'refere-provision',
  'assignation',
  'declaration-de-creance',
] as const;
export type RoadKind = (typeof roadKinds)[number];

/** What is known of a claim when a road is looked at. What is absent is unknown: a condition that rests on it is `unknown`. */
export type RoadFacts = {
  /** The day the road would be taken. */
  readonly on: CivilDate;
  readonly parties: 'professionals' | 'public-buyer' | 'consumer';
  readonly creditorIsTrader?: boolean;
  readonly debtorIsTrader?: boolean;
  readonly debtorCountry?: 'france' | 'european-union' | 'elsewhere';
  readonly principal: Cents;
  readonly interest: Cents;
  readonly indemnity: Cents;
  readonly dueOn: CivilDate;
  readonly issuedOn?: CivilDate;
  /** The day the debt was born: delivery, or end of the service. Decides what insolvency proceedings do to it. */
  readonly bornOn?: CivilDate;
  readonly isInvoiced?: boolean;
  readonly basis?: 'contract' | 'statute' | 'bill' | 'other';
  /** Has the debtor contested the debt, and could a judge take the objection seriously? */
  readonly dispute?: 'none' | 'not-serious' | 'serious';
  readonly isProven?: boolean;
  readonly prescriptionExpiresOn?: CivilDate;
  /** Conciliation, mediation or procédure participative already tried, or a dispense of CPC 750-1. */
  readonly amicableAttempt?: 'done' | 'dispensed' | 'none';
  readonly insolvency?: InsolvencyState;
  /** Struck off the register, a sole trader (entrepreneur individuel), in conciliation (C. com. L611-4): what each changes is told. */
  readonly debtorIsStruckOff?: boolean;
  readonly debtorIsSoleTrader?: boolean;
  readonly debtorIsInConciliation?: boolean;
  readonly injonction?: InjonctionFacts;
  /** Service of a European order for payment on the debtor. */
  readonly europeanOrderServedOn?: CivilDate;
  readonly invitationSentOn?: CivilDate;
  /** The commandement of CPCE L126-2: asked of the commissaire de justice, then served. */
  readonly commandementRequestedOn?: CivilDate;
  readonly commandementServedOn?: CivilDate;
  /** The day the greffier made the record of no contest enforceable. */
  readonly recordEnforceableOn?: CivilDate;
  readonly summonsServedOn?: CivilDate;
  readonly hearingOn?: CivilDate;
  /** A judgment given by default, or deemed contradictory because the debtor did not come (CPC 478). */
  readonly defaultJudgmentOn?: CivilDate;
  /** The debtor's place in France, which gives the court. */
  readonly postcode?: string;
  readonly commune?: string;
  /** Where the court's days are counted, when the postcode does not tell it. */
  readonly zone?: Zone;
  readonly resides?: Residence;
};

export type InsolvencyState = {
  readonly openedOn: CivilDate;
  /** BODACC. */
  readonly publishedOn?: CivilDate;
  readonly kind?: 'sauvegarde' | 'redressement' | 'liquidation';
  readonly creditorAbroad?: boolean;
  /** Personal notice to a creditor with a published security or contract. */
  readonly noticeOn?: CivilDate;
  readonly declaredOn?: CivilDate;
  /** Letter by which the mandataire disputes the claim. */
  readonly disputedOn?: CivilDate;
  readonly contractTerminatedOn?: CivilDate;
  /** Decision that relieves the creditor of a missed declaration. */
  readonly reliefGrantedOn?: CivilDate;
  readonly observationEndedOn?: CivilDate;
  /** A debt born after the opening: for the needs of the proceedings, or in return for what the debtor received (L622-17)? */
  readonly isUseful?: boolean;
};

export type InjonctionFacts = {
  readonly requestedOn?: CivilDate;
  readonly orderedOn?: CivilDate;
  readonly servedOn?: CivilDate;
  readonly isServedInPerson?: boolean;
  /** First act served in person, or first measure that made assets unavailable, after a service that was not in person. */
  readonly firstReachedOn?: CivilDate;
  readonly objectedOn?: CivilDate;
  /** The greffe tells the creditor of the opposition; it invites him to consign the fee of the opposition (commercial court). */
  readonly noticedOn?: CivilDate;
  readonly feeInvitedOn?: CivilDate;
};

/** Admissible or not, and why; `unknown` waits for a fact, or for a judge where nothing is settled. */
export type Condition = { condition: string; met: 'yes' | 'no' | 'unknown'; because: Source[] };

/**
 * A deadline computed from a fact: `cautiousOn` is the last day to rely on for who must act. A wait gives instead the first day
 * the thing may be done, on the latest reading.
 */
export type Deadline = {
  deadline: string;
  isWait?: true;
  /** On the day of the facts: too late to act in time or, for a wait, over. */
  isPast?: boolean;
  from: CivilDate;
  expiresOn: CivilDate;
  cautiousOn: CivilDate;
  /** What happens after it. */
  otherwise: string;
  because: Source[];
};

export type Step = {
  step: string;
  by: 'creditor' | 'debtor' | 'court' | 'commissaire-de-justice' | 'lawyer' | 'mandataire' | 'liquidateur';
  because?: Source[];
};

export type Form = { name: string; number?: string; isMandatory: boolean; because: Source[] };

export type RoadWarning = { kind: string; because?: Source[] };

export type Road = {
  road: RoadKind;
  /** `no` as soon as a condition fails; `unknown` while one is not known. */
  admissible: 'yes' | 'no' | 'unknown';
  conditions: Condition[];
  steps: Step[];
  deadlines: Deadline[];
  forms: Form[];
  costs: Cost[];
  lawyer: 'mandatory' | 'optional' | 'unknown';
  because: Source[];
  warnings: RoadWarning[];
};

export const totalClaimed = (facts: RoadFacts): Cents => (facts.principal + facts.interest + facts.indemnity) as Cents;

/** Is it a matter for a commercial court: between professionals, unless one of them is known not to be a trader? */
export function isCommercialMatter(facts: RoadFacts): boolean {
  return facts.parties === 'professionals' && facts.debtorIsTrader !== false && facts.creditorIsTrader !== false;
}

export function condition(name: string, met: boolean | undefined, ...because: Source[]): Condition {
  return { condition: name, met: met === undefined ? 'unknown' : met ? 'yes' : 'no', because };
}

/** Where and how a period is counted: its zone, and the distance that lengthens it (CPC 643, 644). */
export type Counting = { kind?: DelaiKind; zone?: Zone; distance?: DelaiFacts['distance'] };

/** A deadline counted from a fact; the periods of the law are never malformed, so this does not refuse. */
export function deadline(
  name: string,
  from: CivilDate,
  period: Period,
  otherwise: string,
  because: readonly Source[],
  { kind = 'procedural', zone, distance }: Counting = {},
): Deadline {
  const place = { ...(zone === undefined ? {} : { zone }), ...(distance === undefined ? {} : { distance }) };
  const expiry = orThrow(expiryOf({ from, period, kind, ...place }));
  return {
    deadline: name,
    from,
    expiresOn: expiry.expiresOn,
    cautiousOn: expiry.cautiousOn,
    otherwise,
    because: distinctSources(because, expiry.because),
  };
}

/** A wait that ends on a day: nothing may be done before it. */
export function notBefore(
  name: string,
  from: CivilDate,
  firstOn: CivilDate,
  otherwise: string,
  because: readonly Source[],
): Deadline {
  return {
    deadline: name,
    isWait: true,
    from,
    expiresOn: firstOn,
    cautiousOn: firstOn,
    otherwise,
    because: [...because],
  };
}

/** A wait of a whole period: it runs to its latest reading, and ends on the morrow. */
export function afterPeriod(
  name: string,
  from: CivilDate,
  period: Period,
  otherwise: string,
  because: readonly Source[],
  counting: Counting = {},
): Deadline {
  const wait = deadline(name, from, period, otherwise, because, counting);
  return notBefore(name, from, addDays(later(wait.expiresOn, wait.cautiousOn), 1), otherwise, wait.because);
}

function seenOn(on: CivilDate, one: Deadline): Deadline {
  return { ...one, isPast: one.isWait ? one.expiresOn <= on : one.cautiousOn < on };
}

type Parts = Omit<Road, 'road' | 'admissible' | 'because' | 'warnings'> & {
  because?: readonly Source[];
  warnings?: readonly RoadWarning[];
};

/** A road from its parts, as seen on the day of the facts: its admissibility and its reasons follow from what it holds. */
export function road(kind: RoadKind, on: CivilDate, parts: Parts): Road {
  const { conditions, steps, deadlines, forms, costs, warnings = [] } = parts;
  const admissible = conditions.some((one) => one.met === 'no')
    ? 'no'
    : conditions.some((one) => one.met === 'unknown')
      ? 'unknown'
      : 'yes';
  const lists = [...conditions, ...steps, ...deadlines, ...forms, ...costs, ...warnings].map(
    (one) => one.because ?? [],
  );
  return {
    ...parts,
    road: kind,
    admissible,
    deadlines: deadlines.map((one) => seenOn(on, one)),
    because: distinctSources(parts.because ?? [], ...lists),
    warnings: [...warnings],
  };
}
