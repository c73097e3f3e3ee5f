import type { CivilDate } from '../../kernel/civil-date.ts';
import { type Cents, divideHalfUp, minus, plus, shareOf, smaller, ZERO } from '../../kernel/money.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { article, distinctSources, type Source, secondHand, unconfirmed } from '../citation.ts';
import { economicContribution } from '../juridiction-competente/juridiction-competente.values.ts';
import {
  type LawInForce,
  type LawNotKnown,
  publishedLaw,
  type Ruling,
  rowOn,
  type Schedule,
  scheduleIn,
  sourceOf,
  valueOn,
} from '../schedule.ts';
import * as tariff from './frais-reglementes.values.ts';
import {
  type CappedFee,
  discount,
  formerCreditorRates,
  instalmentFee,
  notMultiplied,
  smallClaimsService,
} from './other-fees.values.ts';

/** The price of an act and how each part is made; no travel and no total while the travel of that day was not read. */
export type ActCost = {
  act: tariff.Act;
  /** Before travel and VAT. */
  fee: Cents;
  travel?: Cents;
  beforeVat?: Cents;
  vat?: Cents;
  total?: Cents;
  /** What nobody has read of the rest. */
  missing: LawNotKnown[];
  because: Source[];
};

export type FeeFacts = {
  readonly act: tariff.Act;
  readonly on: CivilDate;
  /** The sum of the obligation, which sets the coefficient. */
  readonly obligation: Cents;
  readonly isElectronic: boolean;
};

export type FeeRefusal = LawNotKnown | { kind: 'not-positive'; argument: string };

/**
 * What an act of a commissaire de justice costs on a day, by the regulated tariff. A fee that was not read is refused; without its
 * travel, it comes alone and the answer says what is missing.
 */
export function actCost(facts: FeeFacts, inForce: LawInForce = publishedLaw): Result<ActCost, FeeRefusal> {
  if (facts.obligation <= 0n) return refuse({ kind: 'not-positive', argument: 'obligation' });
  const fixed = valueOn(tariff.actFees[facts.act], facts.on, inForce);
  if (fixed.refused) return fixed;
  const table = valueOn(tariff.coefficients, facts.on, inForce);
  if (table.refused) return table;
  const rate = valueOn(tariff.feesVat, facts.on, inForce);
  if (rate.refused) return rate;
  const step = table.value.value.find(({ upTo }) => upTo === undefined || facts.obligation <= upTo);
  const fee = divideHalfUp(fixed.value.value * (step?.halves ?? 2n), 2n) as Cents;
  const travel = valueOn(facts.isElectronic ? tariff.electronicTravel : tariff.paperTravel, facts.on, inForce);
  if (travel.refused) {
    const because = distinctSources(fixed.value.because, table.value.because);
    return ok({ act: facts.act, fee, missing: [travel.refusal], because });
  }
  const beforeVat = plus(fee, travel.value.value);
  const vat = shareOf(beforeVat, rate.value.value);
  return ok({
    act: facts.act,
    fee,
    travel: travel.value.value,
    beforeVat,
    vat,
    total: plus(beforeVat, vat),
    missing: [],
    because: distinctSources(fixed.value.because, table.value.because, travel.value.because, rate.value.because),
  });
}

/** A sum through a degressive scale, rounded half-up once at the end, then capped. */
export function throughScale(sum: Cents, scale: tariff.Scale): Cents {
  if (sum <= scale.fixedUpTo.sum) return sum <= 0n ? ZERO : scale.fixedUpTo.fee;
  let [from, numerator] = [0n, 0n];
  for (const { upTo, rate } of scale.slices) {
    const to = upTo === undefined || sum < upTo ? sum : upTo;
    numerator += (to - from) * rate;
    from = to;
    if (from === sum) break;
  }
  const fee = divideHalfUp(numerator, 1_000_000n) as Cents;
  return scale.cap === undefined ? fee : smaller(fee, scale.cap);
}

function scaled(
  history: Schedule<tariff.Scale>,
  recovered: Cents,
  on: CivilDate,
  inForce: LawInForce,
): Result<Ruling<Cents>, LawNotKnown> {
  const scale = valueOn(history, on, inForce);
  return scale.refused ? scale : ok({ ...scale.value, value: throughScale(recovered, scale.value.value) });
}

/** Droit d'engagement des poursuites on the sum claimed, before VAT. */
export function engagementFee(
  claimed: Cents,
  on: CivilDate,
  inForce: LawInForce = publishedLaw,
): Result<Ruling<Cents>, LawNotKnown> {
  return scaled(tariff.engagementScale, claimed, on, inForce);
}

/** What the office may give up of the droit d'engagement, at most (A444-52): a share of what the slices above its threshold cost. */
export function engagementDiscount(
  claimed: Cents,
  on: CivilDate,
  inForce: LawInForce = publishedLaw,
): Result<Ruling<Cents>, LawNotKnown> {
  const rule = valueOn(discount, on, inForce);
  if (rule.refused) return rule;
  const scale = valueOn(tariff.engagementScale, on, inForce);
  if (scale.refused) return scale;
  const { rate, engagementFrom } = rule.value.value;
  const [all, below] = [claimed, smaller(claimed, engagementFrom)].map((sum) => throughScale(sum, scale.value.value));
  return ok({ ...rule.value, value: shareOf(minus(all ?? ZERO, below ?? ZERO), rate) });
}

/** What managing instalments costs (A444-44), before VAT: one fee, and the most that all of them may reach. */
export function instalmentCost(
  on: CivilDate,
  inForce: LawInForce = publishedLaw,
): Result<Ruling<CappedFee>, LawNotKnown> {
  return valueOn(instalmentFee, on, inForce);
}

/** What the debtor owes the commissaire de justice on the sum recovered with a title, before VAT. */
export function debtorRecoveryFee(
  recovered: Cents,
  on: CivilDate,
  inForce: LawInForce = publishedLaw,
): Result<Ruling<Cents>, LawNotKnown> {
  return scaled(tariff.debtorScale, recovered, on, inForce);
}

/** One line of what a road costs. Without `amount`, nobody could read it: the `quoted` amounts contradict each other, or none is known. */
export type Cost = {
  item: string;
  amount?: Cents;
  /** Amounts that sources quote for the same item. */
  quoted?: { amount: Cents; told: string }[];
  /** A part of it that is known, before VAT: never a total. */
  part?: { amount: Cents; missing: 'travel' };
  withVat: boolean;
  advancedBy: 'creditor' | 'debtor';
  because: Source[];
};

const travelNotRead = unconfirmed(article('code de commerce', 'A444-48'), {
  note: 'frais de déplacement de cette période non lus : émolument seul, aucun total',
});

/** The cost of an act as a line: without an amount when a part of it was not read on that day, and which. */
export function actCostLine(facts: FeeFacts, inForce: LawInForce = publishedLaw): Cost {
  const cost = actCost(facts, inForce);
  const base = { item: facts.act, withVat: true, advancedBy: 'creditor' } as const;
  if (cost.refused) {
    const note = 'tarif de cette période non lu : à demander à l’étude';
    return { ...base, because: [unconfirmed(article('code de commerce', tariff.actArticles[facts.act]), { note })] };
  }
  const { fee, total, because } = cost.value;
  if (total !== undefined) return { ...base, amount: total, because };
  const part = { amount: fee, missing: 'travel' } as const;
  return { ...base, withVat: false, part, because: [...because, travelNotRead] };
}

/** The same line with the amount of a row that an operator has read, or as it is while nobody has. */
export function withAwaited(line: Cost, fee: Schedule<Cents>, on: CivilDate, inForce: LawInForce): Cost {
  const known = valueOn(fee, on, inForce);
  if (known.refused) return line;
  const { item, withVat, advancedBy } = line;
  return { item, withVat, advancedBy, amount: known.value.value, because: [...known.value.because] };
}

/**
 * The creditor's own recovery fee (A444-32, cumulative with the debtor's, R444-55), before VAT: its slices were not read, so it has
 * no amount until an operator's row gives them.
 */
export function creditorRecoveryLine(recovered: Cents, on: CivilDate, inForce: LawInForce = publishedLaw): Cost {
  const base = { item: 'creditor-recovery-fee', withVat: false, advancedBy: 'creditor' } as const;
  const fee = scaled(tariff.creditorScale, recovered, on, inForce);
  if (!fee.refused) return { ...base, amount: fee.value.value, because: [...fee.value.because] };
  const former = formerCreditorRates.find(({ until }) => on <= until)?.told;
  const note = ['taux et tranches non lus', ...(former === undefined ? [] : [former])].join(' ; ');
  return { ...base, because: [unconfirmed(article('code de commerce', 'A444-32'), { note })] };
}

/** The procédure simplifiée (n° 113): its tariff was not read, and no coefficient multiplies it (A444-47). */
export function smallClaimsLine(on: CivilDate, inForce: LawInForce = publishedLaw): Cost {
  const base = { item: 'procedure-simplifiee', withVat: true, advancedBy: 'creditor' } as const;
  return withAwaited({ ...base, because: [smallClaimsService, notMultiplied] }, tariff.smallClaimsFee, on, inForce);
}

/** Greffe costs of a request for an injonction de payer. */
export function injonctionCourtFee(isCommercial: boolean, on: CivilDate, inForce: LawInForce = publishedLaw): Cost {
  if (!isCommercial) {
    return {
      item: 'greffe',
      amount: ZERO,
      withVat: false,
      advancedBy: 'creditor',
      because: [
        secondHand(
          { kind: 'publication', publisher: 'service-public.gouv.fr', title: 'fiche F38156', id: 'F38156' },
          { note: '« Il n’y a pas de frais de greffe devant le tribunal judiciaire. »' },
        ),
      ],
    };
  }
  const reference = { kind: 'text', title: 'arrêté du 25 février 2026', id: 'JORFTEXT000053593881' } as const;
  const { from, until } = tariff.commercialInjonctionFees;
  const isQuoted = from <= on && on <= until;
  const line: Cost = {
    item: 'greffe',
    ...(isQuoted ? { quoted: tariff.commercialInjonctionFees.quoted.map((one) => ({ ...one })) } : {}),
    withVat: true,
    advancedBy: 'creditor',
    because: [
      isQuoted
        ? secondHand(reference, {
            note: 'montants relevés en septembre 2026',
            conflict: 'trois montants publiés se contredisent : à demander au greffe',
          })
        : unconfirmed(reference, { note: tariff.formerInjonctionFee }),
    ],
  };
  return withAwaited(line, tariff.commercialInjonctionFee, on, inForce);
}

/** The 50 € of a civil instance at the tribunal judiciaire; none before 1 May 2026, at the commercial court, nor for an injonction. */
export function legalAidContributionLine(
  on: CivilDate,
  isCommercial: boolean,
  isInjonction: boolean,
  inForce: LawInForce = publishedLaw,
): Cost | undefined {
  const rule = valueOn(tariff.legalAidContribution, on, inForce);
  if (rule.refused || isCommercial || isInjonction) return undefined;
  return {
    item: 'legal-aid-contribution',
    amount: rule.value.value,
    withVat: false,
    advancedBy: 'creditor',
    because: [...rule.value.because],
  };
}

/** Above 50 000 € a tribunal des activités économiques may ask its contribution: the amount follows the claimant's own accounts. */
export function economicContributionLines(
  on: CivilDate,
  claimed: Cents,
  isCommercial: boolean,
  inForce: LawInForce = publishedLaw,
): Cost[] {
  const rule = rowOn(scheduleIn(inForce, economicContribution), on);
  if (!rule || !isCommercial || claimed <= rule.value.above) return [];
  return [{ item: 'economic-justice-contribution', withVat: false, advancedBy: 'creditor', because: [sourceOf(rule)] }];
}
