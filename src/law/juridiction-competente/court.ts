import type { CivilDate } from '../../kernel/civil-date.ts';
import type { Cents } from '../../kernel/money.ts';
import type { Source } from '../citation.ts';
import type { LawNotKnown } from '../schedule.ts';
import type { CourtKind } from './court-names.ts';
import type { Contribution, ContributionFacts } from './economic-contribution.ts';
import type { Place, PlaceRefusal } from './places.ts';

export type Court = {
  kind: CourtKind;
  /** « Tribunal de commerce de Cannes »; absent when the official lists do not say which one. */
  name?: string;
  seat?: string;
  /** The chambre de proximité that may hear it instead of the seat, by the tribunaux d'instance of 2010: unconfirmed. */
  proximity?: { seat: string; name: string };
  competence: 'commercial' | 'civil' | 'administrative';
  /** May the creditor act without a lawyer? Not said of the administrative court. */
  lawyer?: 'mandatory' | 'optional';
  /** Must an amicable attempt come first, on pain of inadmissibility (CPC 750-1)? Absent when it is not settled: a warning says so. */
  priorAmicableAttempt?: boolean;
  /** Is the judgment without appeal? */
  lastResort: boolean;
  /** May the contribution for economic justice be due? */
  economicContribution: boolean;
  /** What each claimant whose accounts were given owes of it. */
  contributions?: Contribution[];
  because: Source[];
};

export type CourtFacts = {
  readonly parties: 'professionals' | 'public-buyer' | 'consumer';
  /** Principal and accessories asked for together. */
  readonly amount: Cents;
  readonly on: CivilDate;
  readonly postcode: string;
  readonly commune?: string;
  /** Is the debtor a trader (commerçant) or a commercial company? Between professionals, true unless said otherwise. */
  readonly debtorIsTrader?: boolean;
  /** Is the creditor one? Against a trader, one who is not may choose either court. True unless said otherwise. */
  readonly creditorIsTrader?: boolean;
  /** The claimants' accounts; each asks the whole amount unless its own is given. */
  readonly claimants?: readonly (Omit<ContributionFacts, 'on' | 'amount'> & { readonly amount?: Cents })[];
};

export type CourtWarning =
  | { kind: 'trader-assumed'; party: 'debtor' | 'creditor' }
  | { kind: 'court-not-listed'; court: 'commercial' | 'judicial' | 'administrative'; departement?: string }
  | { kind: 'list-is-old'; source: Source }
  | { kind: 'cedex-code'; departement: string }
  | { kind: 'consumer-may-choose' }
  | { kind: 'protection-judge'; source: Source }
  | { kind: 'creditor-may-choose-court'; source: Source }
  | { kind: 'place-of-performance'; source: Source }
  | { kind: 'clause-may-decide'; source: Source }
  | { kind: 'connected-claims-add-up'; source: Source }
  | { kind: 'amicable-attempt-not-settled' }
  | { kind: 'experiment-end-computed'; until: CivilDate };

export type Courts = { courts: Court[]; place: Place; because: Source[]; warnings: CourtWarning[] };
export type CourtRefusal = LawNotKnown | PlaceRefusal | { kind: 'not-positive'; argument: 'amount' };

/** The two kinds of court of the judicial order. */
export type Heard = 'commercial' | 'judicial';
