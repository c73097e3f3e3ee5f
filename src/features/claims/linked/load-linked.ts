import type { CivilDate } from '../../../kernel/civil-date.ts';
import type { Cents } from '../../../kernel/money.ts';
import type { Context } from '../../../platform/context.ts';
import { selectInvoices } from '../claims.sql.ts';
import { type Invoice, invoiceOf } from '../invoice.ts';
import { numberKey } from '../load-claims.ts';
import { selectCreditNotes, selectNamed, selectNames, selectNaming, selectReplaced } from './linked.sql.ts';
import { isDepositInvoice } from './relations.ts';

/** An invoice found by numbers: those, by `numberKey`, that it bears or bore before it was corrected, each with its day. */
export type NamedInvoice = Invoice & { names: readonly { key: string; issuedOn: CivilDate }[] };

/** The invoices known here under the numbers that a document gives, were they replaced since by corrected ones. */
export async function invoicesNamed(ctx: Context, references: readonly { number: string }[]): Promise<NamedInvoice[]> {
  const names = Map.groupBy(
    await selectNames(ctx, [...new Set(references.map(({ number }) => numberKey(number)))]),
    ({ invoice_id }) => invoice_id,
  );
  return (await selectInvoices(ctx, [...names.keys()])).map((row) => ({
    ...invoiceOf(row),
    names: (names.get(row.id) ?? []).map(({ number_key, issued_on }) => ({
      key: number_key,
      issuedOn: issued_on as CivilDate,
    })),
  }));
}

/** Is this one of the numbers by which an invoice was found? */
export function isNamed({ names }: Pick<NamedInvoice, 'names'>, number: string): boolean {
  return names.some(({ key }) => key === numberKey(number));
}

/** The invoices known here whose files name one of these numbers. */
export async function invoicesNaming(ctx: Context, numbers: readonly string[]): Promise<Invoice[]> {
  return (await selectNaming(ctx, [...new Set(numbers.map(numberKey))])).map(invoiceOf);
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
    ? await invoicesNaming({ ...ctx, tenantId: row.tenant_id as Context['tenantId'] }, [
        invoice.number,
        ...replaced.map(({ number }) => number),
      ])
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
        const other = known.find((one) => isOurs(one) && isNamed(one, link.number));
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
