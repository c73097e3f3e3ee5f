import type { CivilDate } from '../../kernel/civil-date.ts';
import type { Source } from '../citation.ts';
import type { LawNotKnown } from '../schedule.ts';
import type { EventKind } from './events.ts';
import type { ClaimKind, Parties } from './prescription.values.ts';

export type PrescriptionEvent = { readonly on: CivilDate; readonly kind: EventKind };

/** What decides the prescription of a claim. */
export type PrescriptionFacts = {
  readonly parties: Parties;
  readonly claim?: ClaimKind;
  readonly issuedOn?: CivilDate;
  readonly dueOn: CivilDate;
  /** End of the service, or delivery of the goods: where a shorter period may start before the due date. */
  readonly performedOn?: CivilDate;
  /** Is the public buyer the State, a local authority or a body with a public accountant? Taken for true until it is said. */
  readonly hasPublicAccountant?: boolean;
  /** Period that the contract sets instead, in whole years, 1 to 10 (C. civ. 2254). */
  readonly contractualYears?: number;
  /** On the same day, they happened in this order. */
  readonly events: readonly PrescriptionEvent[];
  /** The day for which the question is asked: is the claim prescribed, and which acts are still in time? */
  readonly on?: CivilDate;
};

/**
 * Why an event cannot be: it needs a claim that is due; it ends nothing that had begun; no title, order or surviving proceedings
 * comes before it; it cannot be done to a public body.
 */
export type Impossible =
  | 'before-due-date'
  | 'nothing-to-end'
  | 'no-title'
  | 'no-order-served'
  | 'no-proceedings'
  | 'public-body';

type Place = { argument: 'dueOn' } | { argument: 'events'; index: number };

export type PrescriptionRefusal =
  | (LawNotKnown & Place)
  | ({ kind: 'date-too-far'; on: CivilDate } & Place)
  | ({ kind: 'before-invoice'; on: CivilDate; issuedOn: CivilDate } & Place)
  | { kind: 'event-cannot-happen'; argument: 'events'; index: number; event: EventKind; why: Impossible }
  | { kind: 'not-allowed'; argument: 'contractualYears' | 'hasPublicAccountant'; because: Source[] };
