import { inParis } from '../../kernel/civil-date.ts';
import { decimal, minus, sumOf } from '../../kernel/money.ts';
import type { Context } from '../../platform/context.ts';
import { payoutsOfCases } from '../banking/payouts/case-payouts.ts';
import { moneyOfCases } from '../billing/case-money.ts';
import { tariffOn } from '../billing/tariff.ts';
import type { MessageFacts } from '../correspondence/message-facts.ts';
import type { Dossier } from './dossier.ts';
import type { CaseSettings } from './settings.ts';

export type SettlementFacts = Required<Pick<MessageFacts, 'operator' | 'settlement'>>;

/**
 * What was collected on a case for its creditor, how it was divided, our fees with VAT and what was paid out, as facts of a message
 * to that creditor. Told of one payout, or of the last; undefined while nothing has been paid out.
 */
export async function settlementOf(
  ctx: Context,
  dossier: Dossier,
  settings: CaseSettings,
  payoutId?: string,
): Promise<SettlementFacts | undefined> {
  const { row, position, organisation } = dossier;
  const received = position.payments.filter(({ origin }) => origin === 'client-funds');
  const money = (await moneyOfCases(ctx, [row.id])).get(row.id);
  const payouts = ((await payoutsOfCases(ctx, [row.id])).get(row.id) ?? []).filter(
    ({ state }) => state === 'sent' || state === 'executed',
  );
  const told = payoutId ? payouts.find(({ id }) => id === payoutId) : payouts.at(-1);
  if (!money || !told || received.length === 0 || !organisation.iban) return undefined;
  const collected = sumOf(received.map(({ amount, surplus }) => minus(amount, surplus)));
  const paidOut = sumOf(payouts.map(({ amount }) => amount));
  const tariff = tariffOn(inParis(row.opened_at).date);
  return {
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
      ...(told.amount === paidOut ? {} : { thisPayout: decimal(told.amount) }),
      paidOutOn: told.executedOn ?? inParis(told.approvedAt ?? told.proposedAt).date,
      payoutReference: told.endToEndId,
      creditorIban: told.iban,
      heldBalance: decimal(minus(minus(collected, money.feesGross), paidOut)),
    },
  };
}
