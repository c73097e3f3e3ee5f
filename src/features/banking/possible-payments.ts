import type { CivilDate } from '../../kernel/civil-date.ts';
import type { Cents } from '../../kernel/money.ts';
import type { Context } from '../../platform/context.ts';
import { asPlatform } from '../ledger/as-platform.ts';
import { type ClaimPosition, loadPositions, owedOn } from '../payments/claim-position.ts';
import { possibleRequests } from '../payments/load-payments.ts';
import { nameWords, numberCandidates } from '../payments/lookup-keys.ts';
import type { PaymentRequest } from '../payments/payment.ts';
import { type EntryRow, lineOf, selectCasesPaidFrom, selectLatestDay, selectUnmatchedCredits } from './banking.sql.ts';
import { type Candidate, type Proposal, proposalsFor, writtenText } from './matching.ts';
import { findReferences } from './references.ts';

/** A credit that nobody matched and that may pay the case, with why in French. */
export type PossiblePayment = { caseId: string; entryId: string; on: CivilDate; amount: Cents; why: string[] };

/** How many unmatched credits are looked at: beyond, the operator has other worries. */
const LOOKED_AT = 1000;

/**
 * Money on the client-funds account that may come from the debtors of these cases: what must be cleared before anybody is reminded.
 * A fixed number of queries, in the scope of an organisation too: it learns the day and amount of such a credit, nothing else.
 */
export async function possiblePayments(ctx: Context, caseIds: string[]): Promise<PossiblePayment[]> {
  if (caseIds.length === 0) return [];
  const credits = await asPlatform(ctx, () => selectUnmatchedCredits(ctx, LOOKED_AT));
  const fromDebtors = credits.filter(({ caution }) => caution === null || caution === 'details-disagree');
  const proposals = await proposalsOf(ctx, fromDebtors);
  const wanted = new Set(caseIds);
  return fromDebtors.flatMap((entry) =>
    (proposals.get(entry.id) ?? [])
      .filter(({ request }) => wanted.has(request.caseId))
      .map(({ request, why }) => ({
        caseId: request.caseId,
        entryId: entry.id,
        on: entry.booked_on as CivilDate,
        amount: entry.amount_cents as Cents,
        why,
      })),
  );
}

/** The cases that each movement may pay, best first, by movement: those the scope can see. */
export async function proposalsOf(ctx: Context, entries: EntryRow[]): Promise<Map<string, Proposal[]>> {
  const credits = entries.filter(({ direction }) => direction === 'credit');
  if (credits.length === 0) return new Map();
  const ibans = [...new Set(credits.flatMap(({ counterparty_iban }) => counterparty_iban ?? []))];
  const casesPaidFrom = await asPlatform(ctx, () => selectCasesPaidFrom(ctx, ibans));
  const paidBefore = credits.map(({ counterparty_iban }) => casesPaidFrom.get(counterparty_iban ?? '') ?? []);
  const found = await possibleRequests(
    ctx,
    credits.map((entry, index) => {
      const text = writtenText(lineOf(entry));
      const { exact, doubtful } = findReferences(text);
      return {
        references: [],
        caseReferences: [...exact, ...doubtful.map(({ caseReference }) => caseReference)],
        invoiceKeys: numberCandidates(text),
        nameWords: nameWords(entry.counterparty_name ?? ''),
        amount: entry.amount_cents as Cents,
        caseIds: paidBefore[index] ?? [],
      };
    }),
  );
  const positions = await loadPositions(ctx, [...new Set(found.flat().map(({ invoiceId }) => invoiceId))]);
  return new Map(
    credits.map((entry, index) => {
      const candidates = (found[index] ?? []).map((request) =>
        candidateOf(entry, request, positions.get(request.invoiceId), paidBefore[index] ?? []),
      );
      return [entry.id, proposalsFor(lineOf(entry), candidates)];
    }),
  );
}

function candidateOf(
  entry: EntryRow,
  request: PaymentRequest,
  position: ClaimPosition | undefined,
  paidBefore: readonly string[],
): Candidate {
  const isFromSameAccount = paidBefore.includes(request.caseId);
  if (!position) return { request, isFromSameAccount };
  const owed = owedOn(position, entry.booked_on as CivilDate);
  const known = owed.refused ? {} : { owed: { total: owed.value.total, principal: owed.value.principal } };
  return { request, isFromSameAccount, initialPrincipal: position.principal, ...known };
}

/** Last day that a statement of the client-funds account tells of: how fresh our knowledge of payments is. */
export async function latestStatementOn(ctx: Context): Promise<CivilDate | undefined> {
  return asPlatform(ctx, () => selectLatestDay(ctx));
}
