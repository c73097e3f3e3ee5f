import { type Cents, parseAmount, sumOf } from '../../../kernel/money.ts';
import { orThrow } from '../../../kernel/result.ts';
import type { MessageFacts } from '../message-facts.ts';

/** A sum that does not hold, with both sides as decimal strings. */
export type BrokenSum = { sum: string; expected: string; found: string };

const amountOf = (text: string | undefined): Cents => orThrow(parseAmount(text ?? '0.00'));
const total = (amounts: (string | undefined)[]) => sumOf(amounts.map(amountOf));

/** Every sum a reader could redo with a pencil is redone here: a letter that does not add up must not leave. */
export function brokenSums(facts: MessageFacts): BrokenSum[] {
  const { owed, invoices, receipt, settlement } = facts;
  const checks: [string, bigint, bigint][] = [
    ['owed.total', total([owed.principal, owed.interest, owed.indemnity]), amountOf(owed.total)],
    ['owed.principal', total(invoices.map((invoice) => invoice.balance)), amountOf(owed.principal)],
    ['owed.interest', total(owed.lines.map((line) => line.interest)), total([owed.interest, owed.interestPaid])],
    ...invoices.map(({ number, total: whole, paid, credited, balance }): [string, bigint, bigint] => [
      `invoice ${number}`,
      amountOf(whole) - amountOf(paid) - amountOf(credited),
      amountOf(balance),
    ]),
  ];
  if (receipt) {
    checks.push([
      'receipt.amount',
      total([receipt.toInterest, receipt.toIndemnity, receipt.toPrincipal]),
      amountOf(receipt.amount),
    ]);
  }
  if (settlement) {
    const { allocation, fee, collected } = settlement;
    checks.push(
      ['settlement.receipts', total(settlement.receipts.map((receipt) => receipt.amount)), amountOf(collected)],
      [
        'settlement.allocation',
        total([allocation.principal, allocation.interest, allocation.indemnity]),
        amountOf(collected),
      ],
      ['settlement.fee', total([fee.net, fee.tva]), amountOf(fee.gross)],
      [
        'settlement.paidOut',
        amountOf(collected) - amountOf(fee.gross),
        total([settlement.paidOut, settlement.heldBalance]),
      ],
    );
  }
  return checks
    .filter(([, expected, found]) => expected !== found)
    .map(([sum, expected, found]) => ({ sum, expected: cents(expected), found: cents(found) }));
}

function cents(amount: bigint): string {
  const digits = (amount < 0n ? -amount : amount).toString().padStart(3, '0');
  return `${amount < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

export type NotOwedByConsumer = 'indemnity' | 'commercial-penalties';

/** A consumer owes neither the 40 € (C. com. D441-5) nor the penalties of L441-10: both are between professionals. */
export function notOwedByConsumer({ debtor, owed }: MessageFacts): NotOwedByConsumer[] {
  if (debtor.kind !== 'individual') return [];
  const found: NotOwedByConsumer[] = [];
  if (amountOf(owed.indemnity) !== 0n) found.push('indemnity');
  if (owed.articles.some(({ label }) => /[LD]\s*\.?\s*441-(?:10|5)/.test(label))) found.push('commercial-penalties');
  return found;
}
