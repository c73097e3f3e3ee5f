import type { CivilDate } from '../../kernel/civil-date.ts';
import { type Cents, percentText, sumOf } from '../../kernel/money.ts';
import { dividePayment, nothingCharged, openingGross } from './divide-payment.ts';
import { tariffOn } from './tariff.ts';

/** What a case costs, as HTTP carries it (the `costView` of cases). */
export type Cost = {
  openingNetCents: number;
  openingTaxCents: number;
  openingGrossCents: number;
  successPercent: string;
  ifAllRecoveredNetCents: number;
  ifAllRecoveredTaxCents: number;
  ifAllRecoveredGrossCents: number;
  netToCreditorCents: number;
  tariff: string;
};

/**
 * The price before anything is signed: the opening fee, and what we would withhold if all that is owed were recovered in one
 * payment, by the very division that will be made. `invoiceTotal` TTC decides of the success fee.
 */
export function costOf(input: { invoiceTotal: Cents; recoverable: Cents; on: CivilDate }): Cost {
  const tariff = tariffOn(input.on);
  const hasSuccessFee = input.invoiceTotal > tariff.successAbove;
  const whole = dividePayment(tariff, input.invoiceTotal, input.recoverable, nothingCharged);
  const opening = openingGross(tariff);
  return {
    openingNetCents: Number(tariff.openingNet),
    openingTaxCents: Number(opening - tariff.openingNet),
    openingGrossCents: Number(opening),
    successPercent: hasSuccessFee ? percentText(tariff.successRate) : '0.00',
    ifAllRecoveredNetCents: Number(sumOf(whole.fees.map(({ net }) => net))),
    ifAllRecoveredTaxCents: Number(sumOf(whole.fees.map(({ tax }) => tax))),
    ifAllRecoveredGrossCents: Number(whole.feesTotal),
    netToCreditorCents: Number(whole.payable),
    tariff: tariff.id,
  };
}
