import type { CivilDate } from '../../kernel/civil-date.ts';
import { type Cents, minus, shareOf, smaller, ZERO } from '../../kernel/money.ts';
import { ok, type Result } from '../../kernel/result.ts';
import { distinctSources, type Source } from '../citation.ts';
import { type LawInForce, type LawNotKnown, publishedLaw, valueOn } from '../schedule.ts';
import { contributionExemptions, economicContribution } from './juridiction-competente.values.ts';

/** Who asks: accounts are means of the last three years; a public body is the State or a local authority. */
export type Claimant =
  | { readonly kind: 'company'; readonly staff: number; readonly meanTurnover: Cents; readonly meanProfit: Cents }
  /** `income`: revenu fiscal de référence. */
  | { readonly kind: 'person'; readonly staff: number; readonly income: Cents }
  | { readonly kind: 'public-body' };

export type ContributionFacts = {
  readonly on: CivilDate;
  /** What this claimant alone asks for. */
  readonly amount: Cents;
  /** The part of it asked under article 700 of the code de procédure civile, which does not count. */
  readonly article700?: Cents;
  readonly isInsolvencyPetition?: boolean;
  readonly claimant: Claimant;
};

export type Contribution = {
  claimant: Claimant['kind'];
  amount: Cents;
  /** Why nothing is due. */
  exemption?: 'public-body' | 'insolvency-petition' | 'at-or-below-threshold' | 'staff-below-minimum' | 'below-scale';
  /** When it is given back, and what its absence costs: said only when something is due. */
  refundedOn?: readonly ['amicable-settlement', 'withdrawal'];
  sanction?: 'inadmissible';
  because: readonly Source[];
};

/**
 * What one initial claimant owes a TAE (décret 2024-1225): nothing for the State and local authorities, for an insolvency petition, at
 * or below 50 000 € (article 700 left out), under 250 employees, be it a company or a person, or below the scale.
 */
export function economicContributionOf(
  facts: ContributionFacts,
  inForce: LawInForce = publishedLaw,
): Result<Contribution, LawNotKnown> {
  const rule = valueOn(economicContribution, facts.on, inForce);
  if (rule.refused) return rule;
  const { above, exemptBelowStaff, companies, people } = rule.value.value;
  const { claimant } = facts;
  const because = distinctSources(rule.value.because, [contributionExemptions]);
  const exempt = (exemption: NonNullable<Contribution['exemption']>) =>
    ok<Contribution>({ claimant: claimant.kind, amount: ZERO, exemption, because });
  if (claimant.kind === 'public-body') return exempt('public-body');
  if (facts.isInsolvencyPetition) return exempt('insolvency-petition');
  const counted = minus(facts.amount, facts.article700 ?? ZERO);
  if (counted <= above) return exempt('at-or-below-threshold');
  if (claimant.staff < exemptBelowStaff) return exempt('staff-below-minimum');
  const slice =
    claimant.kind === 'company'
      ? companies.findLast((one) => claimant.meanTurnover > one.turnoverAbove && claimant.meanProfit > one.profitAbove)
      : people.findLast((one) => claimant.income > one.incomeAbove);
  if (!slice) return exempt('below-scale');
  return ok({
    claimant: claimant.kind,
    amount: smaller(shareOf(counted, slice.rate), slice.cap),
    refundedOn: ['amicable-settlement', 'withdrawal'],
    sanction: 'inadmissible',
    because,
  });
}
