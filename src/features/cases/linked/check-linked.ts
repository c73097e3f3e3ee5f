import { sumOf, ZERO } from '../../../kernel/money.ts';
import { ok, type Result, refuse } from '../../../kernel/result.ts';
import type { Context } from '../../../platform/context.ts';
import type { CheckedDebtor } from '../../claims/debtor.ts';
import type { CheckedInvoice } from '../../claims/invoice.ts';
import { linkedFindings, mustAnswerForDeposits, settledAndNotDeducted } from '../../claims/linked/linked-findings.ts';
import { linkedFacts } from './linked-claims.ts';

export type LinkedRefusal =
  | { kind: 'replaces-open-case'; caseId: string; reference: string; number: string }
  | { kind: 'replaces-settled-claim'; numbers: string[]; settledCents: number }
  | { kind: 'deposit-may-count-twice'; numbers: string[] };

/** May a case open on this invoice beside those it is linked to? Never when the same money would be asked twice. */
export async function checkLinked(
  ctx: Context,
  claim: { depositId?: string; debtor: CheckedDebtor; invoice: CheckedInvoice; excludesDeposits?: boolean },
): Promise<Result<null, LinkedRefusal>> {
  const facts = await linkedFacts(ctx, claim);
  if (!facts) return ok(null);
  const replaced =
    facts.relations.kind === 'corrected-invoice' ? facts.named.find(({ openCase }) => openCase) : undefined;
  if (replaced?.openCase) {
    const { id, reference } = replaced.openCase;
    return refuse({ kind: 'replaces-open-case', caseId: id, reference, number: replaced.number });
  }
  const settled = settledAndNotDeducted(facts);
  if (settled.length > 0) {
    return refuse({
      kind: 'replaces-settled-claim',
      numbers: settled.map(({ number }) => number),
      settledCents: Number(sumOf(settled.map((one) => one.settled ?? ZERO))),
    });
  }
  if (claim.excludesDeposits || !mustAnswerForDeposits(linkedFindings(facts))) return ok(null);
  return refuse({
    kind: 'deposit-may-count-twice',
    numbers: [...facts.named, ...facts.naming].map(({ number }) => number),
  });
}
