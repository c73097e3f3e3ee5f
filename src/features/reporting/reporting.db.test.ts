import { afterAll, beforeAll, expect, test } from 'vitest';
import { createScenario, type Scenario } from '../../../test/support/scenario.ts';
import { day } from '../../kernel/civil-date.ts';
import { euros } from '../../kernel/money.ts';
import { orThrow } from '../../kernel/result.ts';
import type { Context } from '../../platform/context.ts';
import { holdCase } from '../cases/holds/hold-case.ts';
import { recordCreditNote } from '../cases/record-credit-note.ts';
import { recordDirectPayment } from '../cases/record-direct-payment.ts';
import * as listsSql from './case-list.sql.ts';
import * as figuresSql from './dashboard.sql.ts';
import * as moneySql from './money.sql.ts';
import * as daySql from './today.sql.ts';

/** The figures of the lists and of the dashboard are those of the cases' own pages: the same money, counted another way. */
let scenario: Scenario;
const cases: string[] = [];
const TODAY = day('2026-09-21');

beforeAll(async () => {
  scenario = await createScenario();
  for (const siren of ['210049912', '210029104', '210008298', '210087482']) {
    const debtor = { siren, name: `Débiteur ${siren}`, email: `compta@d${siren}.example` };
    cases.push((await scenario.openCase({ debtor })).id);
  }
  const other = await scenario.addCreditor('210066676', 'Cabinet Morvan');
  await scenario.openCase({ creditor: other, debtor: { siren: '210049912', name: 'Chez un autre' } });
  await scenario.playTo(TODAY);
  const [partly, credited, promised, paid] = cases as [string, string, string, string];
  const { settings } = scenario.application.wiring;
  const references = await Promise.all([partly, paid].map(async (id) => (await scenario.view(id)).paymentReference));
  const owed = (await scenario.view(paid)).owed.totalCents;
  const amounts = [euros('500.00'), euros((owed / 100 + 10).toFixed(2))];
  for (const [index, remittance] of references.entries()) {
    scenario.bank.receive({ on: TODAY, amount: amounts[index] as never, name: 'D', remittance });
  }
  await scenario.bank.tell(scenario.operator);
  const note = { caseId: credited, number: 'AV-1', issuedOn: TODAY, amount: euros('200.00'), settings };
  orThrow(await scenario.as((ctx) => recordCreditNote(ctx, note)));
  const direct = { caseId: credited, receivedOn: TODAY, amount: euros('100.00'), key: 'k' };
  orThrow(await scenario.as((ctx) => recordDirectPayment(ctx, direct)));
  const promise = { caseId: promised, settings, reason: 'promise', promisedOn: day('2026-09-30') } as const;
  orThrow(await scenario.as((ctx) => holdCase(ctx, promise)));
  await scenario.application.simulation.settle();
});
afterAll(() => scenario.close());

const ask = <T>(work: (ctx: Context) => Promise<T>) => scenario.as(work);
const views = () => Promise.all(cases.map((id) => scenario.view(id)));
const sum = (amounts: number[]) => amounts.reduce((total, amount) => total + amount, 0);

test('the list says of each case what its page says', async () => {
  const query = { sort: 'opened', direction: 'asc', limit: 100, offset: 0 } as const;
  const rows = await ask((ctx) => listsSql.selectCaseList(ctx, query));
  expect(rows).toHaveLength(4);
  for (const view of await views()) {
    const row = rows.find(({ id }) => id === view.id);
    expect(row, view.reference).toMatchObject({ state: view.state, reference: view.reference, total: 4n });
    expect(Number(row?.principal_cents), view.reference).toBe(view.owed.principalCents);
    expect(Number(row?.collected_cents)).toBe(sum(view.payments.map(({ amountCents }) => amountCents)));
    expect(row?.next_step_on ?? null).toBe(view.next?.on ?? null);
  }
});

test('the tabs, the aged balance and the overdue total are the same open cases', async () => {
  const open = (await views()).filter(({ closedOn }) => closedOn === null);
  const owed = sum(open.map((view) => view.owed.principalCents));
  const figures = await ask(daySql.selectFigures);
  expect(figures).toMatchObject({ overdue_cases: open.length, overdue_cents: BigInt(owed) });
  const buckets = await ask(figuresSql.selectAgedBalance);
  expect(sum(buckets.map(({ cents }) => Number(cents)))).toBe(owed);
  expect(buckets).toMatchObject([{ bucket: '61-90', cases: open.length }]);
  const states = await ask(listsSql.selectStateCounts);
  expect(sum(states.map((state) => state.cases))).toBe(cases.length);
  expect(states.find(({ state }) => state === 'paid')).toMatchObject({ cases: 1, cents: 0n });
});

test('the receipts are every payment once, and the totals are those of the ledger', async () => {
  const all = await views();
  const receipts = await ask(moneySql.selectReceipts);
  const payments = all.flatMap((view) => view.payments);
  expect(receipts.map(({ payment_id }) => payment_id).toSorted()).toEqual(payments.map(({ id }) => id).toSorted());
  const totals = await ask(moneySql.selectMoneyTotals);
  const onAccount = payments.filter(({ origin }) => origin === 'client-funds');
  expect(Number(totals.collected)).toBe(sum(onAccount.map(({ amountCents }) => amountCents)));
  expect(Number(totals.fees)).toBe(sum(all.map(({ money }) => money.feesGrossCents)));
  expect(Number(totals.payable)).toBe(sum(all.map(({ money }) => money.toPayOutCents)));
  const surplus = sum(onAccount.map(({ surplusCents }) => surplusCents));
  expect(totals.fees + totals.payable).toBe(totals.collected - BigInt(surplus));
});

test('the debtors’ rows add up to the cases', async () => {
  const debtors = await ask((ctx) => listsSql.selectDebtorList(ctx, undefined));
  const figures = await ask(daySql.selectFigures);
  expect(debtors.reduce((total, { owed_cents }) => total + owed_cents, 0n)).toBe(figures.overdue_cents);
  expect(sum(debtors.map(({ open_cases }) => open_cases))).toBe(figures.overdue_cases);
  expect(await ask((ctx) => listsSql.selectDebtorList(ctx, 'Chez un autre'))).toEqual([]);
  expect(await ask((ctx) => listsSql.selectDebtorList(ctx, '%')), 'a sign of SQL is only a sign').toEqual([]);
});

test('what waits for a person is there, with its case: calls to make, and nothing of those that wait for nobody', async () => {
  const todos = await ask(daySql.selectTodos);
  const open = (await views()).flatMap((view) => view.calls.filter(({ state }) => state === 'open').map(() => view.id));
  expect(
    todos
      .filter(({ kind }) => kind === 'call')
      .map(({ case_id }) => case_id)
      .toSorted(),
  ).toEqual(open.toSorted());
  const ids = new Set(cases);
  for (const { case_id } of todos) if (case_id) expect(ids.has(case_id)).toBe(true);
});
