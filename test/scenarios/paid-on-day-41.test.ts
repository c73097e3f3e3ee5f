import { afterAll, beforeAll, expect, test } from 'vitest';
import { validatePain001 } from '../../src/features/bank-files/validate-pain001.ts';
import { importStatement } from '../../src/features/banking/import-statement.ts';
import { approvePayout } from '../../src/features/banking/payouts/approve-payout.ts';
import { selectPayouts } from '../../src/features/banking/payouts/payouts.sql.ts';
import { proposePayouts } from '../../src/features/banking/payouts/propose-payouts.ts';
import { moneyOfCases } from '../../src/features/billing/case-money.ts';
import { netStatement } from '../../src/features/cases/net-statement.ts';
import { balancesByKind, brokenAccounts, ledgerSum } from '../../src/features/ledger/balances.ts';
import { day } from '../../src/kernel/civil-date.ts';
import { euros } from '../../src/kernel/money.ts';
import { orThrow } from '../../src/kernel/result.ts';
import type { Actor } from '../../src/platform/context.ts';
import { sendOrder } from '../support/payouts.ts';
import { pdfText } from '../support/pdf-text.ts';
import { createScenario, type Scenario } from '../support/scenario.ts';
import { aStatementFile } from '../support/statement-builder.ts';

// 1 200,00 € due on 1 July; on 19 October, 110 days late at 12.40 %: 44,84 € of penalties, and the indemnity of 40 €.
const PAID_ON = day('2026-10-19');
const PAID = euros('1284.84');
// 60,00 € TTC for the case; 15 % of 1 284,84 € is 192,73 € HT, 38,55 € of VAT.
const FEES = euros('291.28');
const NET = euros('993.56');

let scenario: Scenario;
let caseId: string;

beforeAll(async () => {
  scenario = await createScenario({ startsAt: new Date('2026-09-08T07:00:00Z') });
  const opened = await scenario.openCase({ invoice: { number: 'F-2026-0041' } });
  caseId = opened.id;
  await scenario.playTo(PAID_ON, 12 * 60);
  const { paymentReference } = await scenario.view(caseId);
  scenario.bank.receive({
    on: PAID_ON,
    amount: PAID,
    name: 'MENUISERIE BREHAT',
    iban: 'FR7630006000011234567890189',
    remittance: `Votre facture F-2026-0041 ${paymentReference}`,
  });
  await scenario.bank.tell(scenario.operator);
});
afterAll(() => scenario.close());

const kinds = async () => (await scenario.journal(caseId)).map(({ kind }) => kind);
const payouts = () => scenario.platform((ctx) => selectPayouts(ctx, 100));
const approve = (payoutId: string, actor: Actor) => scenario.platform((ctx) => approvePayout(ctx, { payoutId }), actor);

test('what is owed that day is the law’s count, to the cent', async () => {
  const { payments } = await scenario.view(caseId);
  expect(payments).toMatchObject([
    {
      amountCents: 128_484,
      toInterestCents: 4_484,
      toIndemnityCents: 4_000,
      toPrincipalCents: 120_000,
      surplusCents: 0,
      receivedOn: PAID_ON,
      origin: 'client-funds',
    },
  ]);
});

test('the case closes by itself, and the journal says why', async () => {
  expect(await scenario.view(caseId)).toMatchObject({
    state: 'paid',
    closedOn: PAID_ON,
    closedReason: 'paid',
    plan: [],
  });
  const last = (await kinds()).slice(-4);
  expect(last[0]).toBe('payment-received');
  expect(last.toSorted()).toEqual(['closed', 'fees-charged', 'message-sent', 'payment-received']);
});

test('the debtor is thanked once, for the amount it paid', async () => {
  const thanks = (await scenario.messages(caseId)).filter(({ template }) => template === 'thanks');
  expect(thanks).toMatchObject([{ channel: 'email', state: 'sent', countsAsContact: false }]);
  expect(thanks[0]?.bodyText?.replaceAll(/[\u00a0\u202f]/g, ' ')).toContain('1 284,84 €');
});

test('our fees are those of the tariff, to the cent, and the rest is the creditor’s', async () => {
  const money = (await scenario.as((ctx) => moneyOfCases(ctx, [caseId]))).get(caseId);
  expect(money).toMatchObject({ collected: PAID, feesGross: FEES, toPayOut: NET });
  expect((money?.feesNet ?? 0n) + (money?.feesTax ?? 0n)).toBe(FEES);
  const balances = await scenario.platform(balancesByKind);
  expect(balances).toMatchObject({ bank: -PAID, unmatched: 0n, collected: 0n, surplus: 0n, payable: NET, fees: FEES });
});

test('a payout is proposed by one person and approved by another, however often they click', async () => {
  const { config } = scenario;
  const operator = { name: config.collector.name, iban: config.operatorIban };
  const proposed = await scenario.platform((ctx) => proposePayouts(ctx, { operator }));
  expect(orThrow(proposed).payoutIds).toHaveLength(2);
  const again = await scenario.platform((ctx) => proposePayouts(ctx, { operator }));
  expect(orThrow(again).payoutIds).toHaveLength(0);
  for (const { id, amount, caseId: of } of await payouts()) {
    expect(amount).toBe(of ? NET : FEES);
    expect(await approve(id, scenario.operator)).toMatchObject({ refused: true, refusal: { kind: 'same-person' } });
    const clicks = await Promise.all([approve(id, scenario.secondOperator), approve(id, scenario.secondOperator)]);
    expect(clicks.map(({ refused }) => refused)).toEqual([false, false]);
  }
  await scenario.application.simulation.settle();
  expect((await kinds()).filter((kind) => kind === 'payout-approved')).toHaveLength(1);
});

test('they leave in one pain.001 that is valid against its schema, once', async () => {
  const ready = await payouts();
  const { text: order } = await sendOrder(scenario, ready);
  expect(orThrow(validatePain001(order))).toEqual({ transfers: 2, total: '1284.84' });
  expect(order).toContain('<InstdAmt Ccy="EUR">993.56</InstdAmt>');
  await expect(sendOrder(scenario, ready)).rejects.toThrow(/payout-not-approved/);
  const balances = await scenario.platform(balancesByKind);
  expect(balances).toMatchObject({ payable: 0n, fees: 0n, 'in-transit': PAID });
});

test('the bank’s next statement says they left: the client-funds account is empty and the ledger sums to zero', async () => {
  const movements = (await payouts()).map(({ amount, endToEndId, iban, beneficiaryName }) => ({
    amount,
    endToEndId,
    iban,
    name: beneficiaryName,
    bookedOn: '2026-10-20',
    direction: 'debit' as const,
  }));
  await scenario.playTo(day('2026-10-20'));
  const account = scenario.config.clientFunds.iban;
  const bytes = aStatementFile({ iban: account, opening: PAID, movements });
  const taken = await scenario.platform((ctx) => importStatement(ctx, { bytes, fileName: 'r.xml', account }));
  expect(orThrow(taken)).toMatchObject({ newEntries: 2, matched: 2, unmatched: 0 });
  await scenario.application.simulation.settle();
  expect((await payouts()).map(({ state }) => state)).toEqual(['executed', 'executed']);
  expect(Object.values(await scenario.platform(balancesByKind))).toEqual([0n, 0n, 0n, 0n, 0n, 0n, 0n]);
  expect(await scenario.platform(ledgerSum)).toBe(0n);
  expect(await scenario.platform(brokenAccounts)).toEqual([]);
  const told = (await kinds()).filter((kind) => kind.startsWith('payout-'));
  expect(told).toEqual(['payout-proposed', 'payout-approved', 'payout-sent', 'payout-executed']);
});

test('the creditor is told of the payout once, with the figures of its statement', async () => {
  const notices = (await scenario.messages(caseId)).filter(({ template }) => template === 'payout-notice');
  expect(notices).toMatchObject([{ recipient: 'compta@kermeur.example', state: 'sent', countsAsContact: false }]);
  const text = notices[0]?.bodyText?.replaceAll(/[\u00a0\u202f]/g, ' ');
  for (const figure of ['1 284,84 €', '291,28 €', '993,56 €']) expect(text, figure).toContain(figure);
});

test('the creditor’s net statement, as a PDF, has the same figures', async () => {
  const { settings, delivery } = scenario.application.wiring;
  const dossier = await scenario.dossier(caseId);
  const statement = orThrow(await scenario.as((ctx) => netStatement(ctx, dossier, settings)));
  const text = (await pdfText(await delivery.pdf.render(statement.document))).replaceAll(/[\u00a0\u202f]/g, ' ');
  for (const figure of ['1 284,84', '291,28', '993,56']) expect(text, figure).toContain(figure);
});

test('nothing more is asked of a debtor who has paid', async () => {
  const before = await scenario.messages(caseId);
  await scenario.playTo(day('2026-12-31'));
  const after = await scenario.messages(caseId);
  expect(after).toHaveLength(before.length);
  expect(after.filter(({ sentAt }) => sentAt && sentAt >= new Date('2026-10-19T10:00:00Z'))).toMatchObject([
    { template: 'thanks', recipient: 'compta@brehat.example' },
    { template: 'payout-notice', recipient: 'compta@kermeur.example' },
  ]);
});
