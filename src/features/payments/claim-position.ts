import { addDays, type CivilDate } from '../../kernel/civil-date.ts';
import { type Cents, sumOf } from '../../kernel/money.ts';
import { ok, type Result } from '../../kernel/result.ts';
import { amountOwed } from '../../law/penalites-de-retard/amount-owed.ts';
import type { Owed, OwedFacts, OwedRefusal, OwedWarning } from '../../law/penalites-de-retard/owed.ts';
import type { LawInForce } from '../../law/schedule.ts';
import type { Context } from '../../platform/context.ts';
import type { Claim } from '../claims/claim.ts';
import { loadClaims } from '../claims/load-claims.ts';
import { loadLaw } from '../law-rows/load-law.ts';
import type { Payment } from './payment.ts';
import { selectPaymentsOfInvoices } from './payments.sql.ts';

/** A claim with all that was paid on it, and the law in force when it was read: what is owed on any day follows. */
export type ClaimPosition = Claim & { payments: Payment[]; inForce: LawInForce };

/** What an amount owed rests on, of a claim that is kept or not. */
export type OwedBasis = Omit<OwedFacts, 'on' | 'interestUntil'> & { inForce: LawInForce };

/** `from`: the first day whose rate is not published; no interest is counted from it. */
export type PositionWarning = OwedWarning | { kind: 'rate-not-published'; from: CivilDate; subject: string };

export type OwedPosition = Omit<Owed, 'warnings'> & {
  on: CivilDate;
  warnings: PositionWarning[];
};

/** The claims of these invoices (those the scope can see) with their credit notes and payments, by invoice. */
export async function loadPositions(ctx: Context, invoiceIds: string[]): Promise<Map<string, ClaimPosition>> {
  const claims = await loadClaims(ctx, invoiceIds);
  const inForce = await loadLaw(ctx);
  const payments = Map.groupBy(await selectPaymentsOfInvoices(ctx, invoiceIds), ({ invoiceId }) => invoiceId);
  return new Map(
    claims.map((claim) => [claim.invoiceId, { ...claim, payments: payments.get(claim.invoiceId) ?? [], inForce }]),
  );
}

/**
 * What is owed on a day, by the law of each day. When the rate of the last days is not published yet, interest stops on the last
 * day known and a warning says from when: to claim less than is due is always lawful, to invent a rate never. Every other
 * refusal of the law is handed on.
 */
export function owedOn(position: OwedBasis, on: CivilDate): Result<OwedPosition, OwedRefusal> {
  const { inForce, ...claim } = position;
  const facts: OwedFacts = { ...claim, on };
  const whole = amountOwed(facts, inForce);
  if (!whole.refused) return ok({ ...whole.value, on });
  const unknown = whole.refusal;
  if (unknown.kind !== 'law-not-known-on' || unknown.coveredUntil === undefined || unknown.on <= unknown.coveredUntil) {
    return whole;
  }
  const known = amountOwed({ ...facts, interestUntil: addDays(unknown.on, -1) }, inForce);
  if (known.refused) return known;
  const warning: PositionWarning = { kind: 'rate-not-published', from: unknown.on, subject: unknown.subject };
  return ok({ ...known.value, on, warnings: [warning, ...known.value.warnings] });
}

export type PaidTotals = { total: Cents; clientFunds: Cents; direct: Cents };

/** What was received up to a day, on the client-funds account and by the creditor itself. */
export function paidTotals(position: Pick<ClaimPosition, 'payments'>, on: CivilDate): PaidTotals {
  const received = position.payments.filter((payment) => payment.on <= on);
  const of = (origin: Payment['origin']) =>
    sumOf(received.filter((payment) => payment.origin === origin).map(({ amount }) => amount));
  return { total: sumOf(received.map(({ amount }) => amount)), clientFunds: of('client-funds'), direct: of('direct') };
}

/** The credit notes up to a day: what they took off the principal, and beyond it off the rest. */
export function creditedTotal(position: Pick<ClaimPosition, 'creditNotes'>, on: CivilDate): Cents {
  return sumOf(position.creditNotes.filter((note) => note.on <= on).map(({ amount }) => amount));
}
