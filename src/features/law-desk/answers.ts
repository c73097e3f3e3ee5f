import { type CivilDate, day } from '../../kernel/civil-date.ts';
import { type Cents, euros, percent } from '../../kernel/money.ts';
import { ok, orThrow, type Result } from '../../kernel/result.ts';
import { expiryOf, parsePeriod } from '../../law/delais/delais.ts';
import { sharePayment } from '../../law/imputation-des-paiements/imputation-des-paiements.ts';
import type { CourtFacts } from '../../law/juridiction-competente/court.ts';
import { competentCourts } from '../../law/juridiction-competente/juridiction-competente.ts';
import { amountOwed } from '../../law/penalites-de-retard/amount-owed.ts';
import { conventionFrom, interestStartOf } from '../../law/penalites-de-retard/convention.ts';
import { interestAfterDecision } from '../../law/penalites-de-retard/interest-after-decision.ts';
import type { OwedFacts } from '../../law/penalites-de-retard/owed.ts';
import { type PrescriptionFacts, prescriptionOf } from '../../law/prescription/prescription.ts';
import { parseRoadFacts } from '../../law/road-facts.ts';
import { roadsFor } from '../../law/roads.ts';
import type { LawInForce } from '../../law/schedule.ts';
import { toWire } from '../../law/wire.ts';
import type {
  DecisionInput,
  DelaiInput,
  FraisInput,
  ImputationInput,
  JuridictionInput,
  PenalitesInput,
  PrescriptionInput,
} from './law-desk.contract.ts';
import type { LawNow } from './law-now.ts';
import { regulatedCosts } from './regulated-costs.ts';

/** Why the law or the facts do not allow an answer; `argument` is the name of the fact, as it was sent. */
export type AnswerRefusal = { kind: string; argument?: string };
export type Answer = Result<unknown, AnswerRefusal>;

/** Without what is undefined: optional facts are absent, never `undefined`. */
function present<T extends Record<string, unknown>>(facts: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as never;
}

const dayIf = (text: string | undefined): CivilDate | undefined => (text === undefined ? undefined : day(text));
const centsIf = (text: string | undefined): Cents | undefined => (text === undefined ? undefined : euros(text));

const dated = ({ on, amount }: { on: string; amount: string }) => ({ on: day(on), amount: euros(amount) });

/** The facts of a computation from checked text: what was parsed by the contract cannot be refused again. */
export function owedFactsOf(input: PenalitesInput): OwedFacts {
  const { capitalisation, furtherCompensation } = input;
  return {
    parties: input.parties,
    principal: euros(input.principal),
    dueOn: day(input.dueOn),
    on: day(input.on),
    payments: input.payments.map(dated),
    creditNotes: input.creditNotes.map(dated),
    ...present({
      issuedOn: dayIf(input.issuedOn),
      contractualRate:
        input.contractualRate === undefined ? undefined : percent(input.contractualRate.replace(',', '.')),
      miseEnDemeureOn: dayIf(input.miseEnDemeureOn),
      insolvencyOpenedOn: dayIf(input.insolvencyOpenedOn),
      creditorIsProfessional: input.creditorIsProfessional,
      indemnityRank: input.indemnityRank,
      capitalisation: capitalisation && { ...capitalisation, from: day(capitalisation.from) },
      gracePeriods: input.gracePeriods?.map(({ from, to }) => ({ from: day(from), to: day(to) })),
      furtherCompensation: furtherCompensation && { ...furtherCompensation, spent: euros(furtherCompensation.spent) },
    }),
  };
}

export function answerPenalites(input: PenalitesInput, inForce: LawInForce): Answer {
  const owed = amountOwed(owedFactsOf(input), inForce);
  if (owed.refused) return owed;
  return wired({ ...owed.value, convention: conventionFrom(interestStartOf(input.parties)) });
}

export function answerDecision(input: DecisionInput, inForce: LawInForce): Answer {
  const { principal, decidedOn, enforceableOn, creditor, on, payments } = input;
  const owed = interestAfterDecision(
    {
      principal: euros(principal),
      decidedOn: day(decidedOn),
      creditor,
      on: day(on),
      payments: payments.map(dated),
      ...present({ enforceableOn: dayIf(enforceableOn) }),
    },
    inForce,
  );
  return owed.refused ? owed : wired({ ...owed.value, convention: conventionFrom('decision') });
}

export function answerImputation(input: ImputationInput, { today }: Pick<LawNow, 'today'>): Answer {
  const [amount, on] = [euros(input.amount), dayIf(input.on) ?? today];
  const debts = input.debts.map(({ id, dueOn, owed, interestToPay }) => ({
    id,
    dueOn: day(dueOn),
    owed: euros(owed),
    ...present({ interestToPay }),
  }));
  const shared = sharePayment(amount, debts, on, input.chosen);
  return shared.refused ? shared : wired({ on, amount, ...shared.value });
}

export function answerPrescription(input: PrescriptionInput, inForce: LawInForce): Answer {
  const { parties, dueOn, events, issuedOn, performedOn, claim, contractualYears, hasPublicAccountant, on } = input;
  const facts: PrescriptionFacts = {
    parties,
    dueOn: day(dueOn),
    events: events.map(({ on, kind }) => ({ on: day(on), kind })),
    ...present({
      claim,
      contractualYears,
      hasPublicAccountant,
      issuedOn: dayIf(issuedOn),
      performedOn: dayIf(performedOn),
      on: dayIf(on),
    }),
  };
  const result = prescriptionOf(facts, inForce);
  return result.refused ? result : wired(result.value);
}

export function answerDelai(input: DelaiInput): Answer {
  const { from, kind, zone, distance } = input;
  const result = expiryOf({
    from: day(from),
    period: orThrow(parsePeriod(input.period)),
    kind,
    ...present({ zone, distance: distance && present(distance) }),
  });
  return result.refused ? result : wired(result.value);
}

type ClaimantInput = NonNullable<JuridictionInput['claimants']>[number];

function claimantFacts({ amount, article700, isInsolvencyPetition, ...one }: ClaimantInput) {
  const asked = { amount: centsIf(amount), article700: centsIf(article700), isInsolvencyPetition };
  const claimant =
    one.kind === 'company'
      ? { ...one, meanTurnover: euros(one.meanTurnover), meanProfit: euros(one.meanProfit) }
      : one.kind === 'person'
        ? { ...one, income: euros(one.income) }
        : one;
  return { claimant, ...present(asked) };
}

export function answerJuridiction(input: JuridictionInput, { today, inForce }: LawNow): Answer {
  const { parties, amount, postcode, commune, on, debtorIsTrader, creditorIsTrader, claimants } = input;
  const facts: CourtFacts = {
    parties,
    amount: euros(amount),
    postcode,
    on: dayIf(on) ?? today,
    ...present({ commune, debtorIsTrader, creditorIsTrader, claimants: claimants?.map(claimantFacts) }),
  };
  const result = competentCourts(facts, inForce);
  return result.refused ? result : wired(result.value);
}

export function answerRoads(document: unknown, inForce: LawInForce): Answer {
  const facts = parseRoadFacts(document, inForce);
  if (facts.refused) return facts;
  const result = roadsFor(facts.value, inForce);
  return result.refused ? result : wired(result.value);
}

export function answerFrais({ on, obligation, ...rest }: FraisInput, inForce: LawInForce): Answer {
  const result = regulatedCosts({ on: day(on), obligation: euros(obligation), ...present(rest) }, inForce);
  return result.refused ? result : wired(result.value);
}

/** Amounts as decimal strings, rates in percent, sources with their address: the same document as the command line. */
function wired(value: unknown): Answer {
  return ok(toWire(value));
}

/** A refusal as JSON, its argument first among its facts. */
export function refusalView(refusal: AnswerRefusal): { argument: string; refusal: unknown } {
  return { argument: refusal.argument ?? '', refusal: toWire(refusal) };
}
