import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkDebtor } from '../../src/features/claims/debtor.ts';
import { checkInvoice } from '../../src/features/claims/invoice.ts';
import { findTwins } from '../../src/features/claims/load-claims.ts';
import { lookUpCompany } from '../../src/features/companies/present-company.ts';
import { orThrow } from '../../src/kernel/result.ts';
import { createScenario, debtorInput, invoiceInput, type Scenario } from '../support/scenario.ts';

/** The same invoice deposited twice under another number, or a number that two debtors bear: told before the case is opened. */
let scenario: Scenario;
const other = { kind: 'individual' as const, siren: undefined, name: 'Anne Le Goff', email: 'anne@legoff.example' };

beforeAll(async () => {
  scenario = await createScenario();
  await scenario.openCase({ invoice: { number: 'F-2026-77' } });
  await scenario.openCase({
    debtor: other,
    invoice: { number: 'F-2026-78', totalCents: 60_000, netCents: 50_000, taxCents: 10_000 },
  });
});
afterAll(() => scenario.close());

async function twins(debtor: Parameters<typeof debtorInput>[0], invoice: Parameters<typeof invoiceInput>[0]) {
  const input = debtorInput(debtor);
  const company = await lookUpCompany(scenario.application.wiring.directory, input.siren);
  return scenario.as(async (ctx) =>
    findTwins(ctx, orThrow(checkDebtor(input, company)), orThrow(checkInvoice(invoiceInput(invoice), ctx.today))),
  );
}

test('an invoice known is not its own twin', async () => {
  expect(await twins({}, { number: 'F-2026-77' })).toEqual({ sameNumber: false });
});

test('the same day and amount of one debtor under another number is told, with that number', async () => {
  expect(await twins({}, { number: 'FA-77' })).toEqual({ sameNumber: false, sameAmountNumber: 'F-2026-77' });
  expect(await twins({}, { number: 'FA-77', issuedOn: '2026-06-02' })).toEqual({ sameNumber: false });
  expect(await twins(other, { number: 'FA-78' })).toEqual({ sameNumber: false });
});

test('a number that another debtor bears is told, whatever its case', async () => {
  expect(await twins(other, { number: 'f-2026-77' })).toMatchObject({ sameNumber: true });
  expect(await twins(other, { number: 'F-2026-78', totalCents: 60_000, netCents: 50_000, taxCents: 10_000 })).toEqual({
    sameNumber: false,
  });
});
