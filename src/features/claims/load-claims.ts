import type { CivilDate } from '../../kernel/civil-date.ts';
import type { Context } from '../../platform/context.ts';
import type { Claim } from './claim.ts';
import {
  type DebtorRow,
  selectClaims,
  selectDebtors,
  selectInvoices,
  selectInvoicesByNumbers,
  selectTwin,
  updateMiseEnDemeure,
} from './claims.sql.ts';
import { selectContacts } from './contacts/contacts.sql.ts';
import { type CheckedDebtor, type DebtorParty, debtorOf } from './debtor.ts';
import { type CheckedInvoice, type Invoice, invoiceOf } from './invoice.ts';

/** The claims of these invoices (those the scope can see), with their credit notes. */
export async function loadClaims(ctx: Context, invoiceIds: string[]): Promise<Claim[]> {
  return selectClaims(ctx, invoiceIds);
}

/** The debtors of these identifiers, by identifier. */
export async function loadDebtors(ctx: Context, ids: string[]): Promise<Map<string, DebtorParty>> {
  return new Map((await withContacts(ctx, await selectDebtors(ctx, ids))).map((debtor) => [debtor.id, debtor]));
}

/** These debtors with all their contacts, in one more query. */
export async function withContacts(ctx: Context, rows: readonly DebtorRow[]): Promise<DebtorParty[]> {
  const ids = rows.map(({ id }) => id);
  const contacts = Map.groupBy(await selectContacts(ctx, ids), ({ debtorId }) => debtorId);
  return rows.map((row) => debtorOf(row, contacts.get(row.id) ?? []));
}

/** The invoices of these identifiers, by identifier. */
export async function loadInvoices(ctx: Context, ids: string[]): Promise<Map<string, Invoice>> {
  return new Map((await selectInvoices(ctx, ids)).map((row) => [row.id, invoiceOf(row)]));
}

/** How an invoice's number is compared with what others write: without blanks around, whatever the case. */
export function numberKey(number: string): string {
  return number.trim().toLowerCase();
}

/** The organisation's invoices of these numbers, by `numberKey`; a number may be that of several debtors. */
export async function invoicesByNumber(ctx: Context, numbers: string[]): Promise<Map<string, Invoice[]>> {
  const rows = await selectInvoicesByNumbers(ctx, [...new Set(numbers.map(numberKey))]);
  return Map.groupBy(rows.map(invoiceOf), ({ number }) => numberKey(number));
}

/** Invoices already known that may be this one: of its number for another debtor, or of its debtor, day and amount. */
export async function findTwins(
  ctx: Context,
  debtor: CheckedDebtor,
  invoice: CheckedInvoice,
): Promise<{ sameNumber: boolean; sameAmountNumber?: string }> {
  const { number, issuedOn, total } = invoice;
  const named = (await invoicesByNumber(ctx, [number])).get(numberKey(number)) ?? [];
  const debtors = await loadDebtors(
    ctx,
    named.map(({ debtorId }) => debtorId),
  );
  const isSame = (other: DebtorParty | undefined) =>
    debtor.siren === undefined ? other?.name === debtor.name : other?.siren === debtor.siren;
  const twin = await selectTwin(ctx, { siren: debtor.siren ?? null, name: debtor.name, issuedOn, total, number });
  return {
    sameNumber: named.some(({ debtorId }) => !isSame(debtors.get(debtorId))),
    ...(twin === undefined ? {} : { sameAmountNumber: twin }),
  };
}

/** The first mise en demeure makes legal interest run against a consumer (C. civ. 1231-6, 1344-1): later ones change nothing. */
export async function recordMiseEnDemeure(ctx: Context, invoiceIds: string[], on: CivilDate): Promise<void> {
  await updateMiseEnDemeure(ctx, invoiceIds, on);
}
