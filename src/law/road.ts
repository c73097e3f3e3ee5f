import type { CivilDate } from '../kernel/civil-date.ts';
import type { Cents } from '../kernel/money.ts';
import { orThrow } from '../kernel/result.ts';
import { article, distinctSources, official, type Source, secondHand } from './citation.ts';
import { type DelaiKind, expiryOf, type Period, type Residence } from './delais/delais.ts';
import type { Zone } from './delais/holidays.ts';
import type { Cost } from './frais-reglementes/frais-reglementes.ts';

export const roadKinds = [
  'procedure-simplifiee',
  'creances-incontestees',
  'injonction-de-payer',
  'injonction-europeenne',
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
  readonly isInvoiced?: boolean;
  readonly basis?: 'contract' | 'statute' | 'bill' | 'other';
  /** Has the debtor contested the debt, and could a judge take the objection seriously? */
  readonly dispute?: 'none' | 'not-serious' | 'serious';
  readonly isProven?: boolean;
  readonly prescriptionExpiresOn?: CivilDate;
  /** Conciliation, mediation or procédure participative already tried, or a dispense of CPC 750-1. */
  readonly amicableAttempt?: 'done' | 'dispensed' | 'none';
  readonly insolvency?: {
    openedOn: CivilDate;
    publishedOn?: CivilDate;
    kind?: 'sauvegarde' | 'redressement' | 'liquidation';
    creditorAbroad?: boolean;
    /** Personal notice to a creditor with a published security or contract. */
    noticeOn?: CivilDate;
  };
  readonly injonction?: InjonctionFacts;
  readonly invitationSentOn?: CivilDate;
  readonly commandementServedOn?: CivilDate;
  readonly hearingOn?: CivilDate;
  readonly zone?: Zone;
  readonly resides?: Residence;
};

export type InjonctionFacts = {
  readonly requestedOn?: CivilDate;
  readonly orderedOn?: CivilDate;
  readonly servedOn?: CivilDate;
  readonly isServedInPerson?: boolean;
  /** First act served in person, or first measure that made assets unavailable, after a service that was not in person. */
  readonly firstReachedOn?: CivilDate;
  readonly objectedOn?: CivilDate;
};

/** Admissible or not, and why; `unknown` waits for a fact, or for a judge where nothing is settled. */
export type Condition = { condition: string; met: 'yes' | 'no' | 'unknown'; because: Source[] };

/** A deadline computed from a fact: `cautiousOn` is the last day to rely on for who must act. */
export type Deadline = {
  deadline: string;
  from: CivilDate;
  expiresOn: CivilDate;
  cautiousOn: CivilDate;
  /** What happens after it. */
  otherwise: string;
  because: Source[];
};

export type Step = {
  step: string;
  by: 'creditor' | 'debtor' | 'court' | 'commissaire-de-justice' | 'lawyer' | 'mandataire';
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

const dueRule = official(article('code civil', '2233'), { note: '3° : créance à terme' });
const prescriptionRule = official(article('code civil', '2229'));
const stayRule = secondHand(article('code de commerce', 'L622-21', 'LEGIARTI000044052603'));

/** Conditions of every road that asks a payment: due, not prescribed, debtor not in insolvency proceedings. */
export function commonConditions(facts: RoadFacts): Condition[] {
  const { prescriptionExpiresOn: expiresOn, insolvency } = facts;
  return [
    condition('claim-is-due', facts.dueOn < facts.on, dueRule),
    condition('not-prescribed', expiresOn === undefined ? undefined : facts.on <= expiresOn, prescriptionRule),
    condition('debtor-not-insolvent', insolvency === undefined || facts.on < insolvency.openedOn, stayRule),
  ];
}

/** A deadline counted from a fact; the periods of the law are never malformed, so this does not refuse. */
export function deadline(
  name: string,
  from: CivilDate,
  period: Period,
  otherwise: string,
  because: Source[],
  options: { kind?: DelaiKind; zone?: Zone; resides?: Residence } = {},
): Deadline {
  const { kind = 'procedural', zone, resides } = options;
  const expiry = orThrow(
    expiryOf({
      from,
      period,
      kind,
      ...(zone === undefined ? {} : { zone }),
      ...(resides === undefined ? {} : { distance: { court: 'metropole', resides } }),
    }),
  );
  return {
    deadline: name,
    from,
    expiresOn: expiry.expiresOn,
    cautiousOn: expiry.cautiousOn,
    otherwise,
    because: distinctSources(because, expiry.because),
  };
}

/** A road from its parts: its admissibility and its reasons follow from the conditions and deadlines. */
export function road(
  kind: RoadKind,
  parts: Omit<Road, 'road' | 'admissible' | 'because' | 'warnings'> & { because?: Source[]; warnings?: RoadWarning[] },
): Road {
  const { conditions, deadlines, forms, costs } = parts;
  const admissible = conditions.some((one) => one.met === 'no')
    ? 'no'
    : conditions.some((one) => one.met === 'unknown')
      ? 'unknown'
      : 'yes';
  const lists = [...conditions, ...deadlines, ...forms, ...costs].map((one) => one.because);
  return {
    ...parts,
    road: kind,
    admissible,
    because: distinctSources(parts.because ?? [], ...lists),
    warnings: parts.warnings ?? [],
  };
}
