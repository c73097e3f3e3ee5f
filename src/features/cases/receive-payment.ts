import type { z } from 'zod';
import { addDays, type CivilDate, day } from '../../kernel/civil-date.ts';
import { cents, parseAmount } from '../../kernel/money.ts';
import type { Context } from '../../platform/context.ts';
import { owedOn } from '../payments/claim-position.ts';
import type { paymentReceived } from '../payments/payments.events.ts';
import { writeToDebtor } from './answer-debtor.ts';
import { endHolds, selectCaseForUpdate, selectHolds } from './cases.sql.ts';
import { closeCase } from './close-case.ts';
import { type Dossier, loadDossiers } from './dossier.ts';
import { writeJournal } from './journal.ts';
import { lookAgain } from './look-again.ts';
import type { CaseSettings } from './settings.ts';

export type PaymentReceived = z.infer<typeof paymentReceived.schema>;

/**
 * Money came in for a case: the journal tells it with its allocation, a promise that it honours is kept, "already paid" is answered,
 * and a case with nothing left to pay closes with thanks to the debtor; otherwise the debtor gets a receipt. Played twice, it changes nothing more.
 */
export async function receivePayment(ctx: Context, payment: PaymentReceived, settings: CaseSettings): Promise<void> {
  if (!payment.caseId) return;
  const row = await selectCaseForUpdate(ctx, payment.caseId);
  if (!row) return;
  await writeJournal(ctx, [
    {
      tenantId: row.tenant_id,
      caseId: row.id,
      kind: payment.origin === 'direct' ? 'direct-payment' : 'payment-received',
      data: {
        paymentId: payment.paymentId,
        amountCents: centsOf(payment.amount),
        toInterestCents: centsOf(payment.toInterest),
        toIndemnityCents: centsOf(payment.toIndemnity),
        toPrincipalCents: centsOf(payment.toPrincipal),
        surplusCents: centsOf(payment.surplus),
        receivedOn: payment.receivedOn,
        payerName: payment.payerName,
      },
    },
  ]);
  if (row.closed_on) return;
  const [dossier] = await loadDossiers(ctx, [row]);
  const owed = dossier && owedOnArrival(dossier, payment, ctx.today);
  if (dossier && owed && (owed.total <= 0n || paidWhatWasAsked(dossier, payment))) {
    if (owed.total > 0n) {
      const data = { amountCents: Number(owed.total), because: 'bank-delay', paymentId: payment.paymentId };
      await writeJournal(ctx, [{ tenantId: row.tenant_id, caseId: row.id, kind: 'waived', data }]);
    }
    await closeCase(ctx, { caseId: row.id, reason: 'paid' });
    const amount = payment.amount;
    await writeToDebtor(ctx, {
      caseId: row.id,
      template: 'thanks',
      key: `thanks:${row.id}`,
      settings,
      extra: () => ({ settled: { paidOn: payment.receivedOn, amount } }),
    });
    return;
  }
  await endAnsweredHolds(ctx, row.id, centsOf(payment.amount));
  if (payment.origin === 'client-funds') await sendReceipt(ctx, row.id, payment, settings);
  await lookAgain(ctx, row, settings);
}

/** A receipt for each payment that we hold for the creditor (CPCE R124-6); the thanks of a closed case are one too. */
async function sendReceipt(ctx: Context, caseId: string, payment: PaymentReceived, settings: CaseSettings) {
  const { amount, toInterest, toIndemnity, toPrincipal } = payment;
  const receivedOn = day(payment.receivedOn);
  await writeToDebtor(ctx, {
    caseId,
    template: 'payment-receipt',
    key: `receipt:${payment.paymentId}`,
    settings,
    extra: () => ({ receipt: { receivedOn, amount, toInterest, toIndemnity, toPrincipal } }),
    ...(receivedOn > ctx.today ? { countedOn: receivedOn } : {}),
  });
}

/** What is left once the payment has arrived: a bank may date its lines some days ahead of our clock. */
function owedOnArrival({ position, owed }: Dossier, payment: PaymentReceived, today: CivilDate) {
  const arrives = day(payment.receivedOn);
  if (arrives <= today) return owed;
  const computed = owedOn(position, arrives);
  return computed.refused ? undefined : computed.value;
}

/** Days between the moment a debtor reads an amount on its page and the day its transfer arrives. */
const BANK_DELAY_DAYS = 5;

/**
 * Did this payment cover what was asked on one of the days before it arrived? Interest that ran while the bank was carrying the
 * money is given up, and the journal says so: nobody is dunned for the cents of a delay that is not theirs.
 */
function paidWhatWasAsked({ position }: Dossier, payment: PaymentReceived): boolean {
  const before = { ...position, payments: position.payments.filter(({ id }) => id !== payment.paymentId) };
  const amount = BigInt(centsOf(payment.amount));
  for (let days = 1; days <= BANK_DELAY_DAYS; days++) {
    const asked = owedOn(before, addDays(day(payment.receivedOn), -days));
    if (!asked.refused && asked.value.total > 0n && amount >= asked.value.total) return true;
  }
  return false;
}

/** A promise for a part is kept by that part; "already paid" is answered by money that comes. The rest of the debt runs on. */
async function endAnsweredHolds(ctx: Context, caseId: string, receivedCents: number): Promise<void> {
  const open = (await selectHolds(ctx, [caseId])).filter(({ ended_at }) => ended_at === null);
  const kept = open.filter(
    (hold) => hold.reason === 'promise' && hold.amount_cents !== null && cents(receivedCents) >= hold.amount_cents,
  );
  const answered = open.filter((hold) => hold.reason === 'claimed-paid');
  for (const [holds, outcome] of [
    [kept, 'kept'],
    [answered, 'received'],
  ] as const) {
    await endHolds(
      ctx,
      holds.map(({ id }) => id),
      { on: ctx.today, outcome },
    );
    await writeJournal(
      ctx,
      holds.map((hold) => ({
        tenantId: hold.tenant_id,
        caseId,
        kind: 'hold-ended' as const,
        data: { holdId: hold.id, reason: hold.reason, outcome },
      })),
    );
  }
}

function centsOf(decimalText: string): number {
  const parsed = parseAmount(decimalText);
  if (parsed.refused) throw new Error(`not an amount: ${decimalText}`);
  return Number(parsed.value);
}
