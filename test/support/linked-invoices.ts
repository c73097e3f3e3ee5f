import { correctInvoice } from '../../src/features/cases/linked/correct-invoice.ts';
import { linkedFacts } from '../../src/features/cases/linked/linked-claims.ts';
import { openCase } from '../../src/features/cases/open-case.ts';
import type { DebtorInput, InvoiceInput } from '../../src/features/claims/claims.contract.ts';
import { checkDebtor } from '../../src/features/claims/debtor.ts';
import { depositInvoice } from '../../src/features/claims/deposit-invoice.ts';
import { checkInvoice } from '../../src/features/claims/invoice.ts';
import { linkedFindings } from '../../src/features/claims/linked/linked-findings.ts';
import { lookUpCompany } from '../../src/features/companies/present-company.ts';
import { storeFile } from '../../src/features/documents/keep-document.ts';
import { invoiceFromXml } from '../../src/features/invoice-files/grammars/invoice-from-xml.ts';
import { bytesOf, ciiInvoice, type InvoiceParts } from '../../src/features/invoice-files/testing/invoice-xml.ts';
import { orThrow } from '../../src/kernel/result.ts';
import { debtorInput, invoiceInput, type Scenario } from './scenario.ts';

/** The XML by which an invoice names an earlier one. */
export const named = (number: string) =>
  `<ram:InvoiceReferencedDocument><ram:IssuerAssignedID>${number}</ram:IssuerAssignedID></ram:InvoiceReferencedDocument>`;

/** What stories of invoices that speak of each other do: drop a file, correct a claim, open one from what was dropped. */
export function linkedInvoices(scenario: () => Scenario) {
  const settings = () => scenario().application.wiring.settings;

  /** A dropped electronic invoice. */
  async function dropped(parts: Partial<InvoiceParts>): Promise<string> {
    const bytes = bytesOf(ciiInvoice(parts));
    const file = await storeFile(scenario().application.wiring.files, bytes, 'application/xml');
    const reading = orThrow(invoiceFromXml(bytes));
    const name = { fileName: `${parts.number}.xml`, contentType: 'application/xml' };
    return (await scenario().as((ctx) => depositInvoice(ctx, { ...name, file, reading }))).id;
  }
  const corrected = (number: string, old: string) =>
    dropped({ number, typeCode: '384', extra: { settlement: named(old) } });

  async function correct(
    caseId: string,
    invoice: Partial<InvoiceInput>,
    rest: { depositId?: string; debtorSiren?: string } = {},
  ) {
    const input = invoiceInput({ netCents: 75_000, taxCents: 15_000, totalCents: 90_000, ...invoice });
    return scenario().as(async (ctx) => {
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
    const company = await lookUpCompany(scenario().application.wiring.directory, input.siren);
    const debtor = orThrow(checkDebtor(input, company));
    return scenario().as(async (ctx) => {
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

  return { settings, dropped, corrected, correct, open };
}
