import { afterAll, beforeAll, expect, test } from 'vitest';
import { owedOn } from '../../src/features/payments/claim-position.ts';
import { addDays, day } from '../../src/kernel/civil-date.ts';
import type { Cents } from '../../src/kernel/money.ts';
import { orThrow } from '../../src/kernel/result.ts';
import { createScenario, type Scenario } from '../support/scenario.ts';

const ARRIVES_ON = day('2026-10-05');
let scenario: Scenario;

beforeAll(async () => {
  scenario = await createScenario({ startsAt: new Date('2026-09-08T07:00:00Z') });
});
afterAll(() => scenario.close());

/** A debtor reads what it owes some days before its transfer arrives, and sends just that. */
async function payWhatWasAsked(number: string, siren: string, daysBefore: number) {
  const { id } = await scenario.openCase({ invoice: { number }, debtor: { siren } });
  await scenario.playTo(ARRIVES_ON, 11 * 60);
  const { position, row } = await scenario.dossier(id);
  const asked = orThrow(owedOn(position, addDays(ARRIVES_ON, -daysBefore))).total;
  scenario.bank.receive({ on: ARRIVES_ON, amount: asked as Cents, name: 'DEBITEUR', remittance: row.reference });
  await scenario.bank.tell(scenario.operator);
  return { id, asked };
}

test('interest that ran while the bank was carrying the money is given up, and said so', async () => {
  const { id } = await payWhatWasAsked('F-SLOW-3', '210091534', 3);
  const { row } = await scenario.dossier(id);
  expect(row).toMatchObject({ state: 'paid', closed_reason: 'paid' });
  const waived = (await scenario.journal(id)).filter(({ kind }) => kind === 'waived');
  expect(waived).toHaveLength(1);
  expect(waived[0]?.data).toMatchObject({ because: 'bank-delay' });
  expect(Number(waived[0]?.data.amountCents)).toBeGreaterThan(0);
  expect((await scenario.messages(id)).map(({ template }) => template)).toContain('thanks');
});

test('an amount that is too old leaves the rest to pay', async () => {
  const { id } = await payWhatWasAsked('F-SLOW-9', '210049912', 9);
  const { row, owed } = await scenario.dossier(id);
  expect(row.closed_on).toBeNull();
  expect(owed?.total).toBeGreaterThan(0n);
});
