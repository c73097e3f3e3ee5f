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
  engagementFee,
  type FeeRefusal,
  injonctionCourtFee,
  legalAidContributionLine,
} from '../../law/frais-reglementes/frais-reglementes.ts';
import { type Act, acts } from '../../law/frais-reglementes/frais-reglementes.values.ts';
import type { LawInForce, LawNotKnown, Ruling } from '../../law/schedule.ts';

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
  /** Fees on the sum itself, before VAT. */
  fees: {
    item: 'engagement-fee' | 'debtor-recovery-fee';
    amount: Cents;
    borneBy: 'debtor';
    because: readonly Source[];
  }[];
  /** What a court asks, and what nobody here could read. */
  costs: Cost[];
  /** Tariffs that nobody has read for that day: the last known one is never used instead. */
  notKnown: { item: string; refusal: LawNotKnown }[];
  because: Source[];
};

/** Every regulated cost of recovering a sum on a day, by the tariffs in force; a tariff that was not read is named, not guessed. */
export function regulatedCosts(facts: RegulatedCostsFacts, inForce: LawInForce): Result<RegulatedCosts, FeeRefusal> {
  const { on, obligation } = facts;
  const isElectronic = facts.isElectronic ?? false;
  const isCommercial = facts.isCommercial ?? true;
  if (obligation <= 0n) return refuse({ kind: 'not-positive', argument: 'obligation' });
  const found: RegulatedCosts = { acts: [], fees: [], costs: [], notKnown: [], because: [] };
  for (const act of acts as readonly Act[]) {
    const cost = actCost({ act, on, obligation, isElectronic }, inForce);
    if (!cost.refused) found.acts.push(cost.value);
    else if (cost.refusal.kind === 'law-not-known-on') found.notKnown.push({ item: act, refusal: cost.refusal });
    else return refuse(cost.refusal);
  }
  const onTheSum: ['engagement-fee' | 'debtor-recovery-fee', Result<Ruling<Cents>, LawNotKnown>][] = [
    ['engagement-fee', engagementFee(obligation, on, inForce)],
    ['debtor-recovery-fee', debtorRecoveryFee(obligation, on, inForce)],
  ];
  for (const [item, fee] of onTheSum) {
    if (fee.refused) found.notKnown.push({ item, refusal: fee.refusal });
    else found.fees.push({ item, amount: fee.value.value, borneBy: 'debtor', because: fee.value.because });
  }
  const contribution = legalAidContributionLine(on, isCommercial, false, inForce);
  found.costs.push(
    creditorRecoveryLine(obligation, on, inForce),
    injonctionCourtFee(isCommercial, on, inForce),
    ...(contribution ? [contribution] : []),
    ...economicContributionLines(on, obligation, isCommercial, inForce),
  );
  found.because = distinctSources(...[...found.acts, ...found.fees, ...found.costs].map(({ because }) => because));
  return ok(found);
}
