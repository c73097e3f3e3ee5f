import type { CivilDate } from '../../../kernel/civil-date.ts';
import type { Cents } from '../../../kernel/money.ts';
import type { Context } from '../../../platform/context.ts';
import { selectInvoices } from '../claims.sql.ts';
import { type Invoice, invoiceOf } from '../invoice.ts';
import { numberKey } from '../load-claims.ts';
import { selectByNumbers, selectCreditNotes, selectNamed, selectNaming, selectReplaced } from './linked.sql.ts';
import { isDepositInvoice } from './relations.ts';

/** The invoices known here under the numbers that a document gives. */
export async function invoicesNamed(ctx: Context, references: readonly { number: string }[]): Promise<Invoice[]> {
  const keys = [...new Set(references.map(({ number }) => numberKey(number)))];
  return (await selectByNumbers(ctx, keys)).map(invoiceOf);
}

/** The invoices known here whose files name this number. */
export async function invoicesNaming(ctx: Context, number: string): Promise<Invoice[]> {
  return (await selectNaming(ctx, [numberKey(number)])).map(invoiceOf);
}

/** One document beside an invoice: what it is to it, and where its file is. */
export type LinkedInvoice = {
  relation: 'replaced' | 'credit-note' | 'deposit' | 'balance' | 'named' | 'naming';
  number: string;
  issuedOn?: CivilDate;
  amount?: Cents;
  /** When it is an invoice deposited here. */
  invoiceId?: string;
  documentId?: string;
  documentPages?: readonly number[];
};

/** What an invoice replaced, its credit notes, the invoices it names and those that name it, of the same debtor. */
export async function linkedInvoices(ctx: Context, invoice: Invoice): Promise<LinkedInvoice[]> {
  const [row] = await selectInvoices(ctx, [invoice.id]);
  const links = await selectNamed(ctx, invoice.id);
  const replaced = await selectReplaced(ctx, invoice.id);
  const old = new Set(replaced.map(({ number_key }) => number_key));
  const known = row ? await invoicesNamed({ ...ctx, tenantId: row.tenant_id as Context['tenantId'] }, links) : [];
  const naming = row
    ? await invoicesNaming({ ...ctx, tenantId: row.tenant_id as Context['tenantId'] }, invoice.number)
    : [];
  const isOurs = ({ debtorId, id }: Invoice) => debtorId === invoice.debtorId && id !== invoice.id;
  return [
    ...replaced.map(
      (one): LinkedInvoice => ({
        relation: 'replaced',
        number: one.number,
        issuedOn: one.issued_on as CivilDate,
        amount: one.total_cents as Cents,
        ...fileOf(one),
      }),
    ),
    ...(await selectCreditNotes(ctx, invoice.id)).map(
      (note): LinkedInvoice => ({
        relation: 'credit-note',
        number: note.number,
        issuedOn: note.issued_on as CivilDate,
        amount: note.amount_cents as Cents,
        ...fileOf(note),
      }),
    ),
    ...links
      .filter(({ number_key }) => !old.has(number_key))
      .map((link): LinkedInvoice => {
        const other = known.find((one) => isOurs(one) && numberKey(one.number) === link.number_key);
        if (other) return { relation: isDepositInvoice(other.typeCode) ? 'deposit' : 'named', ...factsOf(other) };
        return {
          relation: 'named',
          number: link.number,
          ...(link.issued_on ? { issuedOn: link.issued_on as CivilDate } : {}),
        };
      }),
    ...naming.filter(isOurs).map(
      (other): LinkedInvoice => ({
        relation: isDepositInvoice(invoice.typeCode) ? 'balance' : 'naming',
        ...factsOf(other),
      }),
    ),
  ];
}

function factsOf({ id, number, issuedOn, total, documentId, documentPages }: Invoice) {
  return {
    number,
    issuedOn,
    amount: total,
    invoiceId: id,
    ...(documentId ? { documentId } : {}),
    ...(documentPages ? { documentPages } : {}),
  };
}

function fileOf({ document_id, document_pages }: { document_id: string | null; document_pages: number[] | null }) {
  return {
    ...(document_id ? { documentId: document_id } : {}),
    ...(document_pages ? { documentPages: document_pages } : {}),
  };
}
