import { inParis } from '../../kernel/civil-date.ts';
import { decimal, minus, sumOf } from '../../kernel/money.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Context } from '../../platform/context.ts';
import { payoutsOfCases } from '../banking/payouts/case-payouts.ts';
import { moneyOfCases } from '../billing/case-money.ts';
import { tariffOn } from '../billing/tariff.ts';
import { type RenderRefusal, renderMessage } from '../correspondence/render-message.ts';
import type { Dossier } from './dossier.ts';
import { messageFactsOf } from './message-facts-of.ts';
import type { CaseSettings } from './settings.ts';

export type NetStatement = { name: string; document: { template: string; data: unknown } };

/** What was collected on a case, how it was divided, our fees with VAT, and what was paid out: the creditor's statement, as a document. */
export async function netStatement(
  ctx: Context,
  dossier: Dossier,
  settings: CaseSettings,
): Promise<Result<NetStatement, { kind: 'nothing-paid-out' } | { kind: 'not-renderable'; because: RenderRefusal }>> {
  const { row, position, organisation } = dossier;
  const received = position.payments.filter(({ origin }) => origin === 'client-funds');
  const money = (await moneyOfCases(ctx, [row.id])).get(row.id);
  const payouts = ((await payoutsOfCases(ctx, [row.id])).get(row.id) ?? []).filter(
    ({ state }) => state === 'sent' || state === 'executed',
  );
  const last = payouts.at(-1);
  if (!money || !last || received.length === 0 || !organisation.iban) return refuse({ kind: 'nothing-paid-out' });
  const collected = sumOf(received.map(({ amount, surplus }) => minus(amount, surplus)));
  const paidOut = sumOf(payouts.map(({ amount }) => amount));
  const tariff = tariffOn(inParis(row.opened_at).date);
  const facts = messageFactsOf(dossier, [], settings, ctx.now, {
    operator: {
      name: settings.collector.name,
      addressLines: settings.collector.addressLines,
      ...(settings.collector.email ? { email: settings.collector.email } : {}),
    },
    settlement: {
      receipts: received.map(({ on, amount, surplus, payerName }) => ({
        on,
        amount: decimal(minus(amount, surplus)),
        ...(payerName ? { from: payerName } : {}),
      })),
      collected: decimal(collected),
      allocation: {
        principal: decimal(sumOf(received.map(({ toPrincipal }) => toPrincipal))),
        interest: decimal(sumOf(received.map(({ toInterest }) => toInterest))),
        indemnity: decimal(sumOf(received.map(({ toIndemnity }) => toIndemnity))),
      },
      fee: {
        net: decimal(money.feesNet),
        tva: decimal(money.feesTax),
        tvaPercent: '20.00',
        gross: decimal(money.feesGross),
        basis: `60,00 € TTC à l’ouverture, puis 15 % HT de ce qui est recouvré au-delà de 500 € de facture (tarif ${tariff.id}).`,
      },
      paidOut: decimal(paidOut),
      paidOutOn: last.executedOn ?? inParis(last.approvedAt ?? last.proposedAt).date,
      payoutReference: last.endToEndId,
      creditorIban: last.iban,
      heldBalance: decimal(minus(minus(collected, money.feesGross), paidOut)),
    },
  });
  const rendered = renderMessage('net-statement', facts);
  if (rendered.refused) return refuse({ kind: 'not-renderable', because: rendered.refusal });
  if (rendered.value.channel !== 'letter') throw new Error('the net statement is a document');
  return ok({ name: `releve-net-${row.reference}.pdf`, document: rendered.value.document });
}
