import { type CivilDate, later } from '../../kernel/civil-date.ts';
import { type Cents, minus, smaller, ZERO } from '../../kernel/money.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { OwedRefusal } from '../../law/penalites-de-retard/owed.ts';
import { type ClaimPosition, owedOn } from './claim-position.ts';
import type { Allocation, Payment } from './payment.ts';

export type Received = { on: CivilDate; amount: Cents };

/**
 * Divides a payment as the law does on the day it was received, among those already known. Surplus is what it adds to the money
 * nobody owes, whichever payment the law would call in excess: a payment that arrives late but was received early may leave a
 * later one with nothing to pay.
 */
export function allocate(position: ClaimPosition, received: Received): Result<Allocation, OwedRefusal> {
  const on = position.payments.reduce((last, payment) => later(last, payment.on), received.on);
  const before = owedOn(position, on);
  if (before.refused) return before;
  const payment = { ...received } as Payment;
  const after = owedOn({ ...position, payments: [...position.payments, payment] }, on);
  if (after.refused) return after;
  const own = after.value.imputation.findLast(
    ({ kind, on: day, amount }) => kind === 'payment' && day === received.on && amount === received.amount,
  );
  if (!own) throw new Error(`payment of ${received.on} is in no imputation`);
  const surplus = smaller(received.amount, minus(after.value.surplus, before.value.surplus));
  return ok(withSurplus(own, surplus));
}

/** The division with at least this surplus: taken from the indemnity, then the principal, then interest. */
function withSurplus(line: Allocation, surplus: Cents): Allocation {
  let lacking = surplus > line.surplus ? minus(surplus, line.surplus) : ZERO;
  const less = (part: Cents): Cents => {
    const taken = smaller(part, lacking);
    lacking = minus(lacking, taken);
    return minus(part, taken);
  };
  const toIndemnity = less(line.toIndemnity);
  const toPrincipal = less(line.toPrincipal);
  const toInterest = less(line.toInterest);
  return { toInterest, toIndemnity, toPrincipal, surplus: surplus > line.surplus ? surplus : line.surplus };
}
