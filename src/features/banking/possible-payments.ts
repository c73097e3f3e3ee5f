import type { CivilDate } from '../../kernel/civil-date.ts';
import type { Cents } from '../../kernel/money.ts';
import type { Context } from '../../platform/context.ts';
import { asPlatform } from '../../platform/db.ts';
import { type ClaimPosition, loadPositions, owedOn } from '../payments/claim-position.ts';
import { paymentRequestsOf, possibleRequests } from '../payments/load-payments.ts';
import { nameWords, numberCandidates } from '../payments/lookup-keys.ts';
import type { PaymentRequest } from '../payments/payment.ts';
import { type EntryRow, lineOf, selectCasesPaidFrom, selectLatestDay, selectUnmatchedCredits } from './banking.sql.ts';
import { indexClues } from './clue-index.ts';
import { type Candidate, type Proposal, proposalsFor, writtenText } from './matching.ts';
import { findReferences } from './references.ts';

/** A credit that nobody matched and that may pay the case, with why in French. */
export type PossiblePayment = { caseId: string; entryId: string; on: CivilDate; amount: Cents; why: string[] };

/** How many unmatched credits are looked at: beyond, the operator has other worries. */
const LOOKED_AT = 1000;

/**
 * Money on the client-funds account that may come from the debtors of these cases: what must be cleared before anybody is reminded.
 * Five queries whatever the number of cases, whose clues are then compared in memory: each credit meets only the cases that share
 * one with it. In the scope of an organisation too: it learns the day and amount of such a credit, nothing else.
 */
export async function possiblePayments(ctx: Context, caseIds: string[]): Promise<PossiblePayment[]> {
  if (caseIds.length === 0) return [];
  const credits = await asPlatform(ctx, () => selectUnmatchedCredits(ctx, LOOKED_AT));
  const fromDebtors = credits.filter(({ caution }) => caution === null || caution === 'details-disagree');
  if (fromDebtors.length === 0) return [];
  const requests = [...(await paymentRequestsOf(ctx, caseIds)).values()];
  const positions = await loadPositions(ctx, [...new Set(requests.map(({ invoiceId }) => invoiceId))]);
  const paidFrom = await casesPaidFrom(ctx, fromDebtors);
  const clues = indexClues(requests, positions, ctx.today);
  return fromDebtors.flatMap((entry) => {
    const paidBefore = paidFrom.get(entry.counterparty_iban ?? '') ?? [];
    const candidates = clues
      .sharedWith(lineOf(entry), paidBefore)
      .map((request) => candidateOf(entry, request, positions.get(request.invoiceId), paidBefore));
    return proposalsFor(lineOf(entry), candidates).map(({ request, why }) => ({
      caseId: request.caseId,
      entryId: entry.id,
      on: entry.booked_on as CivilDate,
      amount: entry.amount_cents as Cents,
      why,
    }));
  });
}

/** The cases that each movement may pay, best first, by movement: those the scope can see. */
export async function proposalsOf(ctx: Context, entries: EntryRow[]): Promise<Map<string, Proposal[]>> {
  const credits = entries.filter(({ direction }) => direction === 'credit');
  if (credits.length === 0) return new Map();
  const paidFrom = await casesPaidFrom(ctx, credits);
  const paidBefore = credits.map(({ counterparty_iban }) => paidFrom.get(counterparty_iban ?? '') ?? []);
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

async function casesPaidFrom(ctx: Context, credits: EntryRow[]): Promise<Map<string, string[]>> {
  const ibans = [...new Set(credits.flatMap(({ counterparty_iban }) => counterparty_iban ?? []))];
  return asPlatform(ctx, () => selectCasesPaidFrom(ctx, ibans));
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
