import type { Cents } from '../../kernel/money.ts';
import { minus } from '../../kernel/money.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Context } from '../../platform/context.ts';
import { bankAccount, caseAccount, unmatchedFunds } from '../ledger/account.ts';
import type { TransferOrder } from '../ledger/transfer.ts';
import type { Payment, PaymentRequest } from '../payments/payment.ts';
import { type RecordPaymentRefusal, recordPayments } from '../payments/record-payment.ts';
import type { BankLine } from './bank-line.ts';

type Credit = Pick<BankLine, 'fingerprint' | 'bookedOn' | 'amount' | 'counterpartyName'>;
export type Match = { credit: Credit; request: PaymentRequest };
export type Matched = { payment: Payment; orders: TransferOrder[] };

/** The ledger's order for a credit seen on a statement: it is on our account, whose it is comes next. */
export function receivedOrder(credit: Credit): TransferOrder {
  const subject = `bank-entry:${credit.fingerprint}`;
  return {
    from: bankAccount,
    to: unmatchedFunds,
    amount: credit.amount,
    kind: 'received',
    subject,
    effectiveOn: credit.bookedOn,
    key: `${subject}:received`,
  };
}

/**
 * Records credits as payments of the cases they are matched to, and answers the ledger's orders for each: the caller makes them,
 * last, in one call. The day of payment is the one on which the bank booked it on our account. A refusal of one credit leaves it
 * unmatched and does not hold the others.
 */
export async function recordMatches(
  ctx: Context,
  matches: readonly Match[],
): Promise<Result<Matched, RecordPaymentRefusal>[]> {
  const recorded = await recordPayments(
    ctx,
    matches.map(({ credit, request }) => ({
      invoiceId: request.invoiceId,
      caseId: request.caseId,
      amount: credit.amount,
      receivedOn: credit.bookedOn,
      origin: 'client-funds',
      key: `bank-entry:${credit.fingerprint}`,
      ...(credit.counterpartyName ? { payerName: credit.counterpartyName } : {}),
    })),
  );
  return recorded.map((answer, index) => {
    if (answer.refused) return answer;
    return ok({ payment: answer.value, orders: matchOrders(matches[index] as Match, answer.value) });
  });
}

/** From nobody's money to the case's; what exceeds the debt is kept apart, for the debtor. */
function matchOrders({ credit, request }: Match, payment: Payment): TransferOrder[] {
  const subject = `bank-entry:${credit.fingerprint}`;
  const order = (kind: 'collected' | 'surplus', amount: Cents): TransferOrder => ({
    from: unmatchedFunds,
    to: caseAccount(kind, request.tenantId, request.caseId),
    amount,
    kind: kind === 'collected' ? 'matched' : 'surplus-kept',
    subject,
    effectiveOn: credit.bookedOn,
    key: `${subject}:${kind}`,
  });
  return [order('collected', minus(payment.amount, payment.surplus)), order('surplus', payment.surplus)].filter(
    ({ amount }) => amount > 0n,
  );
}
