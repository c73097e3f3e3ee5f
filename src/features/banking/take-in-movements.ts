import type { Context } from '../../platform/context.ts';
import type { TransferOrder } from '../ledger/transfer.ts';
import { requestsByReference } from '../payments/load-payments.ts';
import type { BankLine } from './bank-line.ts';
import { automaticMatch, writtenText } from './matching.ts';
import { executePayouts } from './payouts/execute-payouts.ts';
import type { Payout } from './payouts/payout.ts';
import { selectOurs } from './payouts/payouts.sql.ts';
import { type Match, receivedOrder, recordMatches } from './record-matches.ts';
import { findReferences } from './references.ts';
import type { ImportWarning } from './statement-warnings.ts';

/** What was decided of the movements nobody told before. */
export type TakenIn = {
  lines: BankLine[];
  matches: Map<string, Match>;
  payouts: Map<string, Payout>;
  /** For the ledger: the caller makes them, last. */
  orders: TransferOrder[];
  /** By the fingerprint of the movement they are about. */
  warnings: Map<string, ImportWarning>;
};

/** Decides of each new movement, records payments and executions, and gathers what the ledger must move. */
export async function takeInMovements(ctx: Context, found: BankLine[]): Promise<TakenIn> {
  const ours = await selectOurs(ctx, {
    ibans: found.flatMap(({ counterpartyIban }) => counterpartyIban ?? []),
    endToEndIds: found.flatMap(({ direction, endToEndId }) =>
      direction === 'credit' && endToEndId ? [endToEndId] : [],
    ),
  });
  // A payout that comes back carries its own references, whether the bank says it is a return or not.
  const lines = found.map((line): BankLine => {
    const comesBack =
      line.direction === 'credit' && line.endToEndId !== undefined && ours.endToEndIds.has(line.endToEndId);
    return comesBack && !line.caution ? { ...line, caution: 'returned' } : line;
  });
  const warnings = new Map<string, ImportWarning>();
  for (const line of lines) {
    if (line.caution) warnings.set(line.fingerprint, cautionWarning(line));
  }
  const matches = await automaticMatches(
    ctx,
    lines.filter(({ counterpartyIban }) => counterpartyIban === undefined || !ours.ibans.has(counterpartyIban)),
  );
  const recorded = await recordMatches(ctx, matches);
  const matchOrders: TransferOrder[] = [];
  const done = new Map<string, Match>();
  for (const [index, answer] of recorded.entries()) {
    const match = matches[index] as Match;
    if (answer.refused) {
      const because = answer.refusal.kind;
      warnings.set(match.credit.fingerprint, { kind: 'not-recorded', movement: match.credit, because });
    } else {
      done.set(match.credit.fingerprint, match);
      matchOrders.push(...answer.value.orders);
    }
  }
  const debits = lines.filter(({ direction }) => direction === 'debit');
  const executed = await executePayouts(
    ctx,
    debits.filter(({ caution }) => !caution),
  );
  for (const debit of debits) {
    if (debit.caution || executed.payouts.has(debit.fingerprint)) continue;
    warnings.set(debit.fingerprint, { kind: 'debit-without-payout', movement: debit });
  }
  for (const { debit, payout } of executed.differing) {
    const [endToEndId, expected] = [payout.endToEndId, payout.amount];
    warnings.set(debit.fingerprint, { kind: 'payout-amount-differs', movement: debit, endToEndId, expected });
  }
  const received = lines.filter(({ direction }) => direction === 'credit').map(receivedOrder);
  return {
    lines,
    matches: done,
    payouts: executed.payouts,
    orders: [...received, ...matchOrders, ...executed.orders],
    warnings,
  };
}

function cautionWarning(line: BankLine): ImportWarning {
  if (line.caution === 'details-disagree') return { kind: 'details-disagree', movement: line };
  return { kind: 'undone-by-bank', movement: line, direction: line.direction };
}

async function automaticMatches(ctx: Context, lines: BankLine[]): Promise<Match[]> {
  const credits = lines.filter(({ direction, caution }) => direction === 'credit' && !caution);
  const caseReferences = [...new Set(credits.flatMap((credit) => findReferences(writtenText(credit)).exact))];
  if (caseReferences.length === 0) return [];
  const requests = await requestsByReference(ctx, { references: [], caseReferences });
  const byReference = new Map(requests.map((request) => [request.caseReference, request]));
  return credits.flatMap((credit) => {
    const request = automaticMatch(credit, byReference);
    return request ? [{ credit, request }] : [];
  });
}
