import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importStatement } from '../../src/features/banking/import-statement.ts';
import { approvePayout } from '../../src/features/banking/payouts/approve-payout.ts';
import { selectPayouts } from '../../src/features/banking/payouts/payouts.sql.ts';
import { proposePayouts } from '../../src/features/banking/payouts/propose-payouts.ts';
import { type PaymentReceived, receivePayment } from '../../src/features/cases/receive-payment.ts';
import { tellCreditor } from '../../src/features/cases/tell-creditor.ts';
import { day } from '../../src/kernel/civil-date.ts';
import { euros } from '../../src/kernel/money.ts';
import { orThrow } from '../../src/kernel/result.ts';
import { sendOrder } from '../support/payouts.ts';
import { createScenario, type Scenario } from '../support/scenario.ts';
import { aStatementFile } from '../support/statement-builder.ts';

// 1 200,00 € due on 1 July; on 19 October, 110 days late at 12.40 %: 44,84 € of penalties, and the indemnity of 40 €.
// 500,00 € pay the penalties, then 455,16 € of principal.
const PAID_ON = day('2026-10-19');

let scenario: Scenario;
let caseId: string;

beforeAll(async () => {
  scenario = await createScenario({ startsAt: new Date('2026-09-08T07:00:00Z') });
  caseId = (await scenario.openCase({ invoice: { number: 'F-2026-0041' } })).id;
  await scenario.playTo(PAID_ON, 12 * 60);
  await pay('500.00');
});
afterAll(() => scenario.close());

async function pay(amount: string): Promise<void> {
  const { paymentReference } = await scenario.view(caseId);
  scenario.bank.receive({
    on: PAID_ON,
    amount: euros(amount),
    name: 'MENUISERIE BREHAT',
    iban: 'FR7630006000011234567890189',
    remittance: paymentReference,
  });
  await scenario.bank.tell(scenario.operator);
}

const sent = async (wanted: string) => (await scenario.messages(caseId)).filter(({ template }) => template === wanted);
const said = (text: string | null | undefined) => text?.replaceAll(/[\u00a0\u202f]/g, ' ');
const settings = () => scenario.application.wiring.settings;

test('a payment in part gets one receipt: the amount, the day, how it was divided, what remains', async () => {
  const receipts = await sent('payment-receipt');
  expect(receipts).toMatchObject([{ recipient: 'compta@brehat.example', state: 'sent', countsAsContact: false }]);
  const text = said(receipts[0]?.bodyText);
  for (const words of ['500,00 €', '19 octobre 2026', '44,84 €', '455,16 €', '744,84 €', '784,84 €']) {
    expect(text, words).toContain(words);
  }
  expect(await sent('thanks')).toEqual([]);
});

test('the same news of a payment heard again sends no second receipt', async () => {
  const payload = await scenario.as(async (ctx) => {
    const { rows } = await sql<{ payload: PaymentReceived }>`
      select payload from event where kind = 'payment-received'`.execute(ctx.tx);
    return rows[0]!.payload;
  });
  await scenario.as((ctx) => receivePayment(ctx, payload, settings()));
  await scenario.application.simulation.settle();
  expect(await sent('payment-receipt')).toHaveLength(1);
});

test('a payment that closes the case is thanked for, and needs no other receipt', async () => {
  await pay('784.84');
  expect(await scenario.view(caseId)).toMatchObject({ state: 'paid' });
  expect(await sent('payment-receipt')).toHaveLength(1);
  expect(await sent('thanks')).toHaveLength(1);
});

test('a payout sent gives its creditor one notice, even told twice', async () => {
  const operator = { name: scenario.config.collector.name, iban: scenario.config.operatorIban };
  orThrow(await scenario.platform((ctx) => proposePayouts(ctx, { operator })));
  const payouts = (await scenario.platform((ctx) => selectPayouts(ctx, 100))).filter((payout) => payout.caseId);
  for (const { id } of payouts) {
    orThrow(await scenario.platform((ctx) => approvePayout(ctx, { payoutId: id }), scenario.secondOperator));
  }
  await sendOrder(scenario, payouts);
  expect(payouts.length).toBeGreaterThan(0);
  for (const { id } of payouts) {
    await scenario.as((ctx) => tellCreditor(ctx, { payoutId: id, caseId }, settings()));
  }
  await scenario.application.simulation.settle();
  const notices = await sent('payout-notice');
  expect(notices).toHaveLength(payouts.length);
  expect(notices[0]).toMatchObject({ recipient: 'compta@kermeur.example', state: 'sent', countsAsContact: false });
  expect(said(notices[0]?.bodyText)).toContain('1 284,84 €');
});

test('a payment in part that the bank dates tomorrow is taken off what the receipt says remains', async () => {
  const debtor = { siren: '210029104', name: 'Autre débiteur' };
  const { id } = await scenario.openCase({ debtor, invoice: { number: 'F-2026-0042' } });
  const { paymentReference } = await scenario.view(id);
  const account = scenario.config.clientFunds.iban;
  const movement = { amount: euros('700.00'), bookedOn: '2026-10-20', text: paymentReference };
  const bytes = aStatementFile({ iban: account, movements: [movement] });
  orThrow(await scenario.platform((ctx) => importStatement(ctx, { bytes, fileName: 'r.xml', account })));
  await scenario.application.simulation.settle();
  const receipts = (await scenario.messages(id)).filter(({ template }) => template === 'payment-receipt');
  expect(receipts).toMatchObject([{ state: 'sent', facts: { writtenOn: '2026-10-20' } }]);
  // 111 days late: 45,25 € of penalties, so 654,75 € to the principal, and 545,25 € of it left with the indemnity.
  expect(receipts[0]?.facts.owed).toMatchObject({ principal: '545.25', interest: '0.00', total: '585.25' });
});
