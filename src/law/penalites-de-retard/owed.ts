import type { CivilDate } from '../../kernel/civil-date.ts';
import type { Cents, Rate } from '../../kernel/money.ts';
import type { Source } from '../citation.ts';
import type { FurtherCompensation, FurtherRefusal } from '../indemnite-forfaitaire/indemnite-forfaitaire.ts';
import type { LawNotKnown } from '../schedule.ts';
import type { Imputation, InterestLine } from './accrual.ts';
import type { Capitalisation } from './capitalisation.ts';
import type { Parties } from './convention.ts';
import type { OwedSettings } from './settings.ts';
import type { IndemnityRank } from './split-payment.ts';

export type { Parties } from './convention.ts';
export type DatedAmount = { readonly on: CivilDate; readonly amount: Cents };

/** Time to pay granted by a judge, both days included. */
export type GracePeriod = { readonly from: CivilDate; readonly to: CivilDate };

/** How a contract or an invoice states its late-payment rate. */
export type PenaltyClause =
  | { readonly kind: 'fixed'; readonly rate: Rate }
  /** `times` over `per` (1 when absent): « 1,5 fois le taux d’intérêt légal » is 3 over 2. */
  | { readonly kind: 'legal-times'; readonly times: bigint; readonly per?: bigint }
  | { readonly kind: 'legal-plus'; readonly points: Rate }
  | { readonly kind: 'ecb-plus'; readonly points: Rate };

export type OwedFacts = {
  readonly parties: Parties;
  /** TTC amount of the invoice. */
  readonly principal: Cents;
  readonly issuedOn?: CivilDate;
  readonly dueOn: CivilDate;
  /** The day the statement speaks of. */
  readonly on: CivilDate;
  /** Yearly rate of the contract or the invoice; counts only between professionals, and never below the floor. */
  readonly contractualRate?: Rate;
  /** The same, when the contract says it by reference to another rate: it then moves with the semesters. */
  readonly contractualClause?: PenaltyClause;
  readonly payments: readonly DatedAmount[];
  readonly creditNotes: readonly DatedAmount[];
  /** Day the debtor was put on notice: what makes interest run toward a consumer, when it is after the due date. */
  readonly miseEnDemeureOn?: CivilDate;
  /** Day of the judgment that opens sauvegarde, redressement or liquidation judiciaire of the debtor. */
  readonly insolvencyOpenedOn?: CivilDate;
  /** Chooses the legal-interest column toward a consumer; true unless said otherwise. */
  readonly creditorIsProfessional?: boolean;
  readonly indemnityRank?: IndemnityRank;
  /** Interest on interest, only when the contract or a judgment allows it (C. civ. 1343-2). */
  readonly capitalisation?: Capitalisation;
  /** Time to pay granted by a judge, both days included: penalties for delay are not incurred then (C. civ. 1343-5). */
  readonly gracePeriods?: readonly GracePeriod[];
  /** What recovery cost beyond the fixed indemnity, claimed « sur justification » (C. com. L441-10, II). */
  readonly furtherCompensation?: FurtherCompensation;
  /** Last day that may bear interest: to claim less than is due, when the rate of the days after it is not published. */
  readonly interestUntil?: CivilDate;
};

export type OwedWarning =
  | { kind: 'contractual-rate-below-floor'; from: CivilDate; to: CivilDate; contractual: Rate; floor: Rate }
  | { kind: 'contractual-rate-not-applied'; parties: Parties; rate?: Rate }
  | { kind: 'no-mise-en-demeure' }
  /** A debtor is not late before the term: one sent on the due date or before makes nothing run. */
  | { kind: 'mise-en-demeure-before-due-date'; on: CivilDate; dueOn: CivilDate }
  | { kind: 'mise-en-demeure-not-yet-counted'; on: CivilDate }
  | { kind: 'not-yet-counted'; what: Argument; on: CivilDate; amount: Cents }
  | { kind: 'interest-stopped-by-insolvency'; on: CivilDate }
  | { kind: 'indemnity-barred-by-insolvency'; on: CivilDate }
  /** Late from `on`, before the first amount our tables know: none is claimed. */
  | { kind: 'indemnity-not-known-then'; on: CivilDate; knownFrom: CivilDate }
  /** The date given is not counted: interest and indemnity run as if it had not been. */
  | { kind: 'public-buyer-has-no-insolvency'; on: CivilDate }
  | { kind: 'grace-longer-than-two-years'; from: CivilDate; to: CivilDate }
  | { kind: 'opening-before-invoice'; on: CivilDate; issuedOn: CivilDate }
  | { kind: 'paid-after-opening'; on: CivilDate; amount: Cents }
  | { kind: 'overpaid'; amount: Cents }
  /** `amount` beyond the principal left: `setOff` paid interest and indemnity, `surplus` is for the debtor. */
  | { kind: 'credit-note-exceeds-principal'; amount: Cents; setOff: Cents; surplus: Cents }
  | { kind: 'conflicting-sources'; source: Source }
  | { kind: 'unconfirmed-source'; source: Source };

/** What is owed on a day for one invoice; the amounts are what remains after the payments and credit notes counted. */
export type Owed = {
  principal: Cents;
  interest: Cents;
  indemnity: Cents;
  /** Present when it was asked for. */
  furtherCompensation?: Cents;
  total: Cents;
  /** Interest since the start, before any payment: the sum of the lines. */
  accrued: Cents;
  /** What was paid or credited beyond all that was owed: for the debtor. */
  surplus: Cents;
  lines: InterestLine[];
  imputation: Imputation[];
  /** What no text decides, or what the parties or a judge chose: each with its value and its article. */
  settings: OwedSettings;
  because: Source[];
  warnings: OwedWarning[];
};

export type Argument =
  | 'principal'
  | 'dueOn'
  | 'on'
  | 'contractualRate'
  | 'payments'
  | 'creditNotes'
  | 'miseEnDemeureOn'
  | 'capitalisation'
  | 'gracePeriods'
  | 'furtherCompensation';

/** Facts that cannot be: the argument is named, and its place in the list when it is one of several. */
export type FactsRefusal =
  | { kind: 'not-positive'; argument: Argument; index?: number }
  | { kind: 'ends-before-it-begins'; argument: 'gracePeriods'; index: number; from: CivilDate; to: CivilDate }
  | { kind: 'before-invoice'; argument: Argument; index?: number; on: CivilDate; issuedOn: CivilDate }
  /** More than a year before the due date: no invoice is that old unless its day of issue says so. */
  | {
      kind: 'before-invoice';
      argument: 'payments' | 'creditNotes';
      index: number;
      on: CivilDate;
      dueOn: CivilDate;
      give: 'issuedOn';
    };

export type OwedRefusal = LawNotKnown | FactsRefusal | (FurtherRefusal & { argument: 'furtherCompensation' });
