import type { CivilDate } from '../../kernel/civil-date.ts';
import type { Cents } from '../../kernel/money.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { distinctSources, type Source } from '../../law/citation.ts';
import {
  type ActCost,
  actCost,
  type Cost,
  creditorRecoveryLine,
  debtorRecoveryFee,
  economicContributionLines,
  engagementDiscount,
  engagementFee,
  type FeeRefusal,
  injonctionCourtFee,
  instalmentCost,
  legalAidContributionLine,
  smallClaimsLine,
} from '../../law/frais-reglementes/frais-reglementes.ts';
import { type Act, acts } from '../../law/frais-reglementes/frais-reglementes.values.ts';
import { debtorBearer, engagementBearer, overseasIncrease } from '../../law/frais-reglementes/other-fees.values.ts';
import { ceiling } from '../../law/procedure-simplifiee/procedure-simplifiee.ts';
import { type LawInForce, type LawNotKnown, type Ruling, valueOn } from '../../law/schedule.ts';

export type RegulatedCostsFacts = {
  readonly on: CivilDate;
  /** The sum of the obligation: what is claimed or recovered. */
  readonly obligation: Cents;
  readonly isElectronic?: boolean;
  /** Would the instance go before a commercial court? True unless said otherwise. */
  readonly isCommercial?: boolean;
};

export type RegulatedCosts = {
  acts: ActCost[];
  /** Fees on the sum itself, or on how it is paid, before VAT. */
  fees: RegulatedFee[];
  /** What a court asks, and what nobody here could read. */
  costs: Cost[];
  /** Tariffs that nobody has read for that day: the last known one is never used instead. */
  notKnown: { item: string; refusal: LawNotKnown }[];
  warnings: RegulatedCostsWarning[];
  because: Source[];
};

export type RegulatedFee = {
  item: 'engagement-fee' | 'debtor-recovery-fee' | 'instalment-fee';
  amount: Cents;
  /** The most that several of them may reach. */
  cap?: Cents;
  /** What the office may give up, at most. */
  largestDiscount?: Cents;
  /** Who bears it, and how sure that is; absent when no source says. */
  borneBy?: { party: 'debtor'; read: Source['read']; source: Source };
  because: readonly Source[];
};

export type RegulatedCostsWarning =
  /** Tariffs and VAT are those of metropolitan France. */
  | { kind: 'overseas-differs'; source: Source }
  /** Letters and disbursements come on top. */
  | { kind: 'disbursements-not-counted' }
  | { kind: 'travel-not-known'; acts: Act[] };

/** Every regulated cost of recovering a sum on a day, by the tariffs in force; a tariff that was not read is named, not guessed. */
export function regulatedCosts(facts: RegulatedCostsFacts, inForce: LawInForce): Result<RegulatedCosts, FeeRefusal> {
  const { on, obligation } = facts;
  const isElectronic = facts.isElectronic ?? false;
  const isCommercial = facts.isCommercial ?? true;
  if (obligation <= 0n) return refuse({ kind: 'not-positive', argument: 'obligation' });
  const found: RegulatedCosts = { acts: [], fees: [], costs: [], notKnown: [], warnings: [], because: [] };
  for (const act of acts as readonly Act[]) {
    const cost = actCost({ act, on, obligation, isElectronic }, inForce);
    if (!cost.refused) found.acts.push(cost.value);
    else if (cost.refusal.kind === 'law-not-known-on') found.notKnown.push({ item: act, refusal: cost.refusal });
    else return refuse(cost.refusal);
  }
  addFees(found, on, obligation, inForce);
  const contribution = legalAidContributionLine(on, isCommercial, false, inForce);
  found.costs.push(
    creditorRecoveryLine(obligation, on, inForce),
    ...(isSmall(on, obligation, inForce) ? [smallClaimsLine(on, inForce)] : []),
    injonctionCourtFee(isCommercial, on, inForce),
    ...(contribution ? [contribution] : []),
    ...economicContributionLines(on, obligation, isCommercial, inForce),
  );
  const withoutTravel = found.acts.filter(({ missing }) => missing.length > 0).map(({ act }) => act);
  if (withoutTravel.length > 0) found.warnings.push({ kind: 'travel-not-known', acts: withoutTravel });
  found.warnings.push({ kind: 'disbursements-not-counted' }, { kind: 'overseas-differs', source: overseasIncrease });
  found.because = distinctSources(...[...found.acts, ...found.fees, ...found.costs].map(({ because }) => because));
  return ok(found);
}

const borneByDebtor = (source: Source) => ({ borneBy: { party: 'debtor', read: source.read, source } as const });

function addFees(found: RegulatedCosts, on: CivilDate, obligation: Cents, inForce: LawInForce): void {
  const engagement = engagementFee(obligation, on, inForce);
  const reduction = engagementDiscount(obligation, on, inForce);
  const largestDiscount =
    reduction.refused || reduction.value.value === 0n ? {} : { largestDiscount: reduction.value.value };
  const instalment = instalmentCost(on, inForce);
  const cap = instalment.refused ? {} : { cap: instalment.value.value.cap };
  const onePayment: Result<Ruling<Cents>, LawNotKnown> = instalment.refused
    ? instalment
    : ok({ ...instalment.value, value: instalment.value.value.fee });
  const all: [Pick<RegulatedFee, 'item' | 'borneBy' | 'cap' | 'largestDiscount'>, typeof onePayment][] = [
    [{ item: 'engagement-fee', ...borneByDebtor(engagementBearer), ...largestDiscount }, engagement],
    [{ item: 'debtor-recovery-fee', ...borneByDebtor(debtorBearer) }, debtorRecoveryFee(obligation, on, inForce)],
    [{ item: 'instalment-fee', ...cap }, onePayment],
  ];
  for (const [fee, ruling] of all) {
    if (ruling.refused) {
      found.notKnown.push({ item: fee.item, refusal: ruling.refusal });
      continue;
    }
    const reduced = fee.largestDiscount !== undefined && !reduction.refused ? reduction.value.because : [];
    const bearer = fee.borneBy ? [fee.borneBy.source] : [];
    found.fees.push({
      ...fee,
      amount: ruling.value.value,
      because: distinctSources(ruling.value.because, reduced, bearer),
    });
  }
}

/** Is the sum within the ceiling of the procédure simplifiée? */
function isSmall(on: CivilDate, obligation: Cents, inForce: LawInForce): boolean {
  const most = valueOn(ceiling, on, inForce);
  return !most.refused && obligation <= most.value.value;
}
