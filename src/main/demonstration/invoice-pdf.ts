import { typstPdfRenderer } from '../../adapters/pdf/typst.ts';
import type { Company } from '../../features/companies/ports.ts';
import { amountText, dayText } from '../../features/correspondence/templates/french-format.ts';
import { decimal } from '../../kernel/money.ts';
import { type DemonstrationInvoice, taxOf } from './invoices-of-kermeur.ts';

const renderer = typstPdfRenderer(new URL('./', import.meta.url));

/** The invoice that the creditor deposits, as its own software would print it: a plain PDF. */
export async function invoicePdf(invoice: DemonstrationInvoice, company: Company): Promise<Uint8Array> {
  return renderer.render({
    template: 'invoice.typ',
    data: {
      number: invoice.number,
      issued: dayText(invoice.issuedOn),
      due: dayText(invoice.dueOn),
      subject: invoice.subject,
      net: amountText(decimal(invoice.net)),
      tax: amountText(decimal(taxOf(invoice))),
      total: amountText(decimal(invoice.total)),
      buyer: [company.name, ...company.headOffice.lines],
    },
  });
}
