import { type Cents, cents, divideHalfUp, minus, plus, shareOf, smaller, sumOf, ZERO } from '../../kernel/money.ts';
import type { Tariff } from './tariff.ts';

/** A fee and its VAT; `base`: what it is counted on. Each is rounded half-up to the cent. */
export type Fee = { kind: 'opening' | 'success'; base: Cents; net: Cents; tax: Cents };

/** What earlier payments of the case already paid us: opening fee with VAT, base of the success fees, and all that was divided. */
export type ChargedSoFar = { openingGross: Cents; successBase: Cents; divided: Cents };

export const nothingCharged: ChargedSoFar = { openingGross: ZERO, successBase: ZERO, divided: ZERO };

/** `fees` and `payable` sum to the amount, to the cent. */
export type Division = { fees: Fee[]; feesTotal: Cents; payable: Cents };

/**
 * Divides what was collected between us and the creditor: first what is left of the opening fee, then the success fee on all
 * that was recovered and not yet charged. Never more than the amount: what a small payment cannot bear is carried to the next
 * ones. `amount` is positive and without surplus, which is the debtor's.
 */
export function dividePayment(tariff: Tariff, invoiceTotal: Cents, amount: Cents, before: ChargedSoFar): Division {
  const opening = openingFee(tariff, amount, before.openingGross);
  const left = opening ? minus(amount, grossOf(opening)) : amount;
  const uncharged = minus(plus(before.divided, amount), before.successBase);
  const success = invoiceTotal > tariff.successAbove ? successFee(tariff, uncharged, left) : undefined;
  const fees = [opening, success].filter((fee) => fee !== undefined);
  const feesTotal = sumOf(fees.map(grossOf));
  return { fees, feesTotal, payable: minus(amount, feesTotal) };
}

export function grossOf(fee: Pick<Fee, 'net' | 'tax'>): Cents {
  return plus(fee.net, fee.tax);
}

/** The whole opening fee with VAT. */
export function openingGross(tariff: Tariff): Cents {
  return plus(tariff.openingNet, shareOf(tariff.openingNet, tariff.vatRate));
}

/** What is left of the opening fee, within the amount. Its VAT is cut so that the parts sum to the VAT of the whole. */
function openingFee(tariff: Tariff, amount: Cents, already: Cents): Fee | undefined {
  const whole = openingGross(tariff);
  const gross = smaller(minus(whole, already), amount);
  if (gross <= 0n) return undefined;
  const netUpTo = (paid: Cents) => divideHalfUp(paid * tariff.openingNet, whole) as Cents;
  const net = minus(netUpTo(plus(already, gross)), netUpTo(already));
  return { kind: 'opening', base: gross, net, tax: minus(gross, net) };
}

/** The success fee on the largest part of `base` whose fee with VAT fits in `room`. */
function successFee(tariff: Tariff, base: Cents, room: Cents): Fee | undefined {
  const feeOn = (part: Cents): Fee => {
    const net = shareOf(part, tariff.successRate);
    return { kind: 'success', base: part, net, tax: shareOf(net, tariff.vatRate) };
  };
  const fits = (part: Cents) => grossOf(feeOn(part)) <= room;
  const largest = fits(base) ? base : lastThat(fits, base);
  const fee = feeOn(largest);
  return grossOf(fee) > 0n ? fee : undefined;
}

/** The largest number from 0 to `limit` that passes a test that holds at 0 and, once failed, fails ever after. */
function lastThat(passes: (value: Cents) => boolean, limit: Cents): Cents {
  let [low, high] = [0n, limit as bigint];
  while (low < high) {
    const middle = (low + high + 1n) / 2n;
    if (passes(cents(middle))) low = middle;
    else high = middle - 1n;
  }
  return cents(low);
}
