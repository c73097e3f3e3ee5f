import { afterAll, beforeAll, expect, test } from 'vitest';
import { correctInvoice } from '../../src/features/cases/linked/correct-invoice.ts';
import { linkedFacts, linkedView } from '../../src/features/cases/linked/linked-claims.ts';
import { openCase } from '../../src/features/cases/open-case.ts';
import { recordCreditNote } from '../../src/features/cases/record-credit-note.ts';
import { recordDirectPayment } from '../../src/features/cases/record-direct-payment.ts';
import { beginSending } from '../../src/features/cases/send-message.ts';
import { recordProceedings } from '../../src/features/cases/watch/record-watch.ts';
import type { DebtorInput, InvoiceInput } from '../../src/features/claims/claims.contract.ts';
import { checkDebtor } from '../../src/features/claims/debtor.ts';
import { depositInvoice, findDeposit } from '../../src/features/claims/deposit-invoice.ts';
import { checkInvoice } from '../../src/features/claims/invoice.ts';
import { linkedFindings } from '../../src/features/claims/linked/linked-findings.ts';
import { lookUpCompany } from '../../src/features/companies/present-company.ts';
import { queueMessages } from '../../src/features/correspondence/messages.ts';
import { mergeDebtors } from '../../src/features/debtor-merges/merge-debtors.ts';
import { storeFile } from '../../src/features/documents/keep-document.ts';
import { invoiceFromXml } from '../../src/features/invoice-files/grammars/invoice-from-xml.ts';
import { bytesOf, ciiInvoice, type InvoiceParts } from '../../src/features/invoice-files/testing/invoice-xml.ts';
import { paymentRequestsOf } from '../../src/features/payments/load-payments.ts';
import { day } from '../../src/kernel/civil-date.ts';
import { euros } from '../../src/kernel/money.ts';
import { orThrow } from '../../src/kernel/result.ts';
import { parseSiren } from '../../src/kernel/siren.ts';
import { createScenario, debtorInput, invoiceInput, type Scenario } from '../support/scenario.ts';

/** What a corrected invoice must not undo: the law of the old claim, its numbers, what was paid on it. */
let scenario: Scenario;
beforeAll(async () => {
  scenario = await createScenario();
});
afterAll(() => scenario.close());

const settings = () => scenario.application.wiring.settings;
const named = (number: string) =>
  `<ram:InvoiceReferencedDocument><ram:IssuerAssignedID>${number}</ram:IssuerAssignedID></ram:InvoiceReferencedDocument>`;

/** A dropped electronic invoice. */
async function dropped(parts: Partial<InvoiceParts>): Promise<string> {
  const bytes = bytesOf(ciiInvoice(parts));
  const file = await storeFile(scenario.application.wiring.files, bytes, 'application/xml');
  const reading = orThrow(invoiceFromXml(bytes));
  const name = { fileName: `${parts.number}.xml`, contentType: 'application/xml' };
  return (await scenario.as((ctx) => depositInvoice(ctx, { ...name, file, reading }))).id;
}
const corrected = (number: string, old: string) =>
  dropped({ number, typeCode: '384', extra: { settlement: named(old) } });

async function correct(
  caseId: string,
  invoice: Partial<InvoiceInput>,
  rest: { depositId?: string; debtorSiren?: string } = {},
) {
  const input = invoiceInput({ netCents: 75_000, taxCents: 15_000, totalCents: 90_000, ...invoice });
  return scenario.as(async (ctx) => {
    const checked = orThrow(checkInvoice(input, ctx.today, { mayBeDueLater: true }));
    return correctInvoice(ctx, { caseId, invoice: checked, settings: settings(), ...rest });
  });
}

async function open(
  invoice: Partial<InvoiceInput>,
  depositId: string,
  rest: { excludesDeposits?: boolean; debtor?: Partial<DebtorInput> } = {},
) {
  const input = debtorInput(rest.debtor);
  const company = await lookUpCompany(scenario.application.wiring.directory, input.siren);
  const debtor = orThrow(checkDebtor(input, company));
  return scenario.as(async (ctx) => {
    const checked = orThrow(checkInvoice(invoiceInput(invoice), ctx.today));
    const signatory = { name: 'Maëlle Kermeur', role: 'gérante' };
    const facts = await linkedFacts(ctx, { depositId, debtor, invoice: checked });
    const excludes = rest.excludesDeposits ? { excludesDeposits: true } : {};
    const opened = await openCase(ctx, {
      debtor,
      invoice: checked,
      depositId,
      signatory,
      settings: settings(),
      ...excludes,
    });
    return { opened, findings: facts ? linkedFindings(facts).map(({ kind }) => kind) : [] };
  });
}

const person = (name: string) => ({
  kind: 'individual' as const,
  siren: undefined,
  name,
  email: `a@${name.replace(/\W/g, '').toLowerCase()}.example`,
});
const blockers = async (id: string) => (await scenario.view(id)).gate.blockers.map(({ kind }) => kind);

test('a claim born before the judgment stays frozen, whatever the days of its corrected invoices', async () => {
  const siren = orThrow(parseSiren('210091534'));
  const found = new Map([
    [
      siren,
      {
        procedure: 'redressement' as const,
        state: 'open' as const,
        openedOn: day('2026-09-01'),
        publishedOn: day('2026-09-03'),
        isDoubtful: false,
      },
    ],
  ]);
  const { id } = await scenario.openCase({ invoice: { number: 'C-1' } });
  const later = await scenario.openCase({
    invoice: { number: 'C-2', issuedOn: '2026-09-03', dueOn: '2026-09-04' },
  });
  await scenario.as((ctx) => recordProceedings(ctx, { asked: [siren], found, settings: settings() }));
  expect(await blockers(id)).toContain('debtor-insolvent');
  expect(await blockers(later.id)).not.toContain('debtor-insolvent');

  orThrow(await correct(id, { number: 'C-1R', issuedOn: '2026-09-05', dueOn: '2026-09-06' }));
  orThrow(await correct(id, { number: 'C-1S', issuedOn: '2026-09-05', dueOn: '2026-09-06' }));
  expect(await blockers(id)).toContain('debtor-insolvent');
  expect((await scenario.dossier(id)).position.insolvencyOpenedOn).toBe('2026-09-01');

  orThrow(await correct(later.id, { number: 'C-2R', issuedOn: '2026-06-01', dueOn: '2026-07-01' }));
  expect(await blockers(later.id)).toContain('debtor-insolvent');
  expect((await scenario.dossier(later.id)).position.insolvencyOpenedOn).toBe('2026-09-01');
});

test('a correction does not revive a prescribed claim', async () => {
  const { id } = await scenario.openCase({
    debtor: person('Alfa'),
    invoice: { number: 'AA-1', issuedOn: '2024-03-01', dueOn: '2024-04-01' },
  });
  const before = (await scenario.dossier(id)).prescription?.expiresOn;
  expect(await blockers(id)).toContain('prescribed');
  orThrow(await correct(id, { number: 'AA-1R', issuedOn: '2026-09-05', dueOn: '2026-09-06' }));
  expect((await scenario.dossier(id)).prescription?.expiresOn).toBe(before);
  expect(await blockers(id)).toContain('prescribed');
});
