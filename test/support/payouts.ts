import type { Payout } from '../../src/features/banking/payouts/payout.ts';
import { sendPayouts } from '../../src/features/banking/payouts/send-payouts.ts';
import { keepDocument, storeFile } from '../../src/features/documents/keep-document.ts';
import { orThrow } from '../../src/kernel/result.ts';
import type { Scenario } from './scenario.ts';

/** Sends approved payouts as an operator would, and answers the payment order's identifier and text. */
export async function sendOrder(
  scenario: Scenario,
  payouts: readonly Pick<Payout, 'id'>[],
): Promise<{ id: string; text: string }> {
  const { clientFunds } = scenario.config;
  const account = { name: clientFunds.holder, iban: clientFunds.iban, bic: clientFunds.bic };
  let text = '';
  const sent = await scenario.platform(async (ctx) =>
    orThrow(
      await sendPayouts(ctx, {
        payoutIds: payouts.map(({ id }) => id),
        account,
        store: async (inner, { name, contentType, bytes }) => {
          text = new TextDecoder().decode(bytes);
          const file = await storeFile(scenario.application.wiring.files, bytes, contentType);
          return keepDocument(inner, { kind: 'payment-order', name, contentType, file });
        },
      }),
    ),
  );
  await scenario.application.simulation.settle();
  return { id: sent.id, text };
}
