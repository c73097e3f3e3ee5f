import type { CivilDate } from '../../kernel/civil-date.ts';
import { type Cents, divideHalfUp, plus, shareOf, smaller, ZERO } from '../../kernel/money.ts';
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

/** The price of an act, before and with VAT, and how each part is made. */
export type ActCost = {
  act: tariff.Act;
  fee: Cents;
  travel: Cents;
  beforeVat: Cents;
  vat: Cents;
  total: Cents;
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

/** What an act of a commissaire de justice costs on a day, by the regulated tariff; a period that was not read is refused. */
export function actCost(facts: FeeFacts, inForce: LawInForce = publishedLaw): Result<ActCost, FeeRefusal> {
  if (facts.obligation <= 0n) return refuse({ kind: 'not-positive', argument: 'obligation' });
  const fixed = valueOn(tariff.actFees[facts.act], facts.on, inForce);
  if (fixed.refused) return fixed;
  const table = valueOn(tariff.coefficients, facts.on, inForce);
  if (table.refused) return table;
  const travel = valueOn(facts.isElectronic ? tariff.electronicTravel : tariff.paperTravel, facts.on, inForce);
  if (travel.refused) return travel;
  const rate = valueOn(tariff.feesVat, facts.on, inForce);
  if (rate.refused) return rate;
  const step = table.value.value.find(({ upTo }) => upTo === undefined || facts.obligation <= upTo);
  const fee = divideHalfUp(fixed.value.value * (step?.halves ?? 2n), 2n) as Cents;
  const beforeVat = plus(fee, travel.value.value);
  const vat = shareOf(beforeVat, rate.value.value);
  return ok({
    act: facts.act,
    fee,
    travel: travel.value.value,
    beforeVat,
    vat,
    total: plus(beforeVat, vat),
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
  withVat: boolean;
  advancedBy: 'creditor' | 'debtor';
  because: Source[];
};

const tariffNotRead = unconfirmed(article('code de commerce', 'A444-11'), {
  note: 'tarif de la période en cours non lu : à demander à l’étude',
});

/** The cost of an act as a line, or the same line without an amount when the tariff of the day was not read. */
export function actCostLine(facts: FeeFacts, inForce: LawInForce = publishedLaw): Cost {
  const cost = actCost(facts, inForce);
  const base = { item: facts.act, withVat: true, advancedBy: 'creditor' } as const;
  return cost.refused
    ? { ...base, because: [tariffNotRead] }
    : { ...base, amount: cost.value.total, because: cost.value.because };
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
  const note = 'taux et tranches en vigueur non lus';
  return { ...base, because: [unconfirmed(article('code de commerce', 'A444-32'), { note })] };
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
  const quoted: Cost = {
    item: 'greffe',
    quoted: tariff.commercialInjonctionFees.map((one) => ({ ...one })),
    withVat: true,
    advancedBy: 'creditor',
    because: [
      secondHand(
        { kind: 'text', title: 'arrêté du 25 février 2026', id: 'JORFTEXT000053593881' },
        { conflict: 'trois montants publiés se contredisent : à demander au greffe' },
      ),
    ],
  };
  return withAwaited(quoted, tariff.commercialInjonctionFee, on, inForce);
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
