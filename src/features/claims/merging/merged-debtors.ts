import type { CivilDate } from '../../../kernel/civil-date.ts';
import type { Cents } from '../../../kernel/money.ts';
import type { Context } from '../../../platform/context.ts';
import { type DebtorRow, lockClaims, selectDebtors } from '../claims.sql.ts';
import { type DebtorContact, isActive, knowingTheSame, type ToldContact } from '../contacts/contact.ts';
import { selectContacts, upsertContacts } from '../contacts/contacts.sql.ts';
import { type CheckedDebtor, type DebtorParty, toldContactOf } from '../debtor.ts';
import { loadDebtors, withContacts } from '../load-claims.ts';
import {
  ROWS_OF_DEBTORS,
  type RowsOfDebtors,
  selectDebtorsForUpdate,
  selectDebtorsOfInvoices,
  selectInvoicesOfDebtors,
  selectKept,
  selectMergedSpelling,
  selectOwnDebtors,
  selectPostcodesOfSpellings,
  selectSharedNumbers,
  updateMergedInto,
  updateReplacedOf,
  updateRestored,
  updateRowsOf,
  updateThawed,
  updateTheseRows,
} from './merged-debtors.sql.ts';

export { ROWS_OF_DEBTORS } from './merged-debtors.sql.ts';

/** A debtor with what a merge must know: since when it is known, and whether it is already another one's spelling. */
export type MergeableDebtor = DebtorParty & { createdAt: Date; mergedInto?: string };

/** The debtor that a spelling stands for since `mergedOn`; `postcode` is the spelling's own. */
export type KeptDebtorOf = { id: string; mergedOn: CivilDate; postcode?: string };

async function mergeable(ctx: Context, rows: readonly DebtorRow[]): Promise<MergeableDebtor[]> {
  const parties = await withContacts(ctx, rows);
  return rows.map((row, index) => ({
    ...(parties[index] as DebtorParty),
    createdAt: row.created_at,
    ...(row.merged_into ? { mergedInto: row.merged_into } : {}),
  }));
}

const byId = (debtors: readonly MergeableDebtor[]) => new Map(debtors.map((debtor) => [debtor.id, debtor]));

/** Every debtor of the organisation that stands for itself, in two queries. */
export async function ownDebtors(ctx: Context): Promise<MergeableDebtor[]> {
  return mergeable(ctx, await selectOwnDebtors(ctx));
}

/** Debtors by identifier, merged ones included. */
export async function mergeableDebtors(ctx: Context, ids: string[]): Promise<Map<string, MergeableDebtor>> {
  return byId(await mergeable(ctx, await selectDebtors(ctx, ids)));
}

/** Nobody deposits a claim of the organisation until this transaction ends. */
export async function holdDeposits(ctx: Context): Promise<void> {
  await lockClaims(ctx);
}

/** Debtors by identifier, locked until this transaction ends. */
export async function lockDebtors(ctx: Context, ids: readonly string[]): Promise<Map<string, MergeableDebtor>> {
  return byId(await mergeable(ctx, await selectDebtorsForUpdate(ctx, ids)));
}

/** The debtors that these stand for; those that stand for themselves are not in the answer. */
export async function keptOf(ctx: Context, ids: readonly string[]): Promise<Map<string, KeptDebtorOf>> {
  return new Map(
    (await selectKept(ctx, ids)).map(({ spelling, id, merged_on, postcode }) => [
      spelling,
      { id, mergedOn: merged_on as CivilDate, ...(postcode ? { postcode } : {}) },
    ]),
  );
}

/**
 * The debtor kept when this name and postcode were merged into it, reached as was typed, or else as it is; undefined when they were not,
 * or when a SIREN says who it is.
 */
export async function attachedDebtor(
  ctx: Context,
  typed: CheckedDebtor,
): Promise<{ id: string; debtor: CheckedDebtor; mergedOn: CivilDate } | undefined> {
  if (typed.siren || !typed.postcode) return undefined;
  const spelling = await selectMergedSpelling(ctx, typed.name, typed.postcode);
  const kept = spelling && (await keptOf(ctx, [spelling.id])).get(spelling.id);
  const party = kept && (await loadDebtors(ctx, [kept.id])).get(kept.id);
  if (!party) return undefined;
  const { id, contacts, ...debtor } = party;
  const { name, email, phone } = { ...reachedBy(contacts), ...toldContactOf(typed) };
  const reached = { ...(name ? { contactName: name } : {}), ...(email ? { email } : {}), ...(phone ? { phone } : {}) };
  return { id, debtor: { ...debtor, ...reached }, mergedOn: kept.mergedOn };
}

/** The first name, email and telephone that contacts have among them. */
function reachedBy(contacts: readonly DebtorContact[]): ToldContact {
  const active = contacts.filter(isActive).toSorted((a, b) => Number(b.isFirst) - Number(a.isFirst));
  const [name] = active.flatMap((contact) => contact.name ?? []);
  const [email] = active.flatMap((contact) => contact.email ?? []);
  const [phone] = active.flatMap((contact) => contact.phone ?? []);
  return { ...(name ? { name } : {}), ...(email ? { email } : {}), ...(phone ? { phone } : {}) };
}

/** The postcodes of the addresses at which this debtor's other spellings were written to. */
export async function postcodesOfSpellings(ctx: Context, debtorId: string): Promise<string[]> {
  return selectPostcodesOfSpellings(ctx, debtorId);
}

/**
 * What hangs on a debtor by itself, moved from one to the other: the identifiers of what moved, by table. The contact that the other
 * addressed first stays so when the kept one has none, and comes after the kept one's own otherwise.
 */
export async function moveRowsOf(
  ctx: Context,
  { from, to }: { from: string; to: string },
): Promise<{ rows: Record<RowsOfDebtors, string[]>; firstContactId?: string }> {
  const contacts = await selectContacts(ctx, [from, to]);
  const first = contacts.find(({ debtorId, isFirst }) => debtorId === from && isFirst);
  const hasFirst = contacts.some(({ debtorId, isFirst }) => debtorId === to && isFirst);
  if (first && hasFirst) await upsertContacts(ctx, [{ ...first, isFirst: false }]);
  const rows: Partial<Record<RowsOfDebtors, string[]>> = {};
  for (const table of ROWS_OF_DEBTORS) rows[table] = await updateRowsOf(ctx, table, { from, to });
  return { rows: rows as Record<RowsOfDebtors, string[]>, ...(first ? { firstContactId: first.id } : {}) };
}

/**
 * The same for rows that a merge had moved: only these go back, and each of the two has one first contact again. What was told of an
 * address while they were one holds for both: who asked for silence there is not written to by the other.
 */
export async function moveRowsBack(
  ctx: Context,
  rows: Readonly<Record<RowsOfDebtors, readonly string[]>>,
  { from, to, firstContactId }: { from: string; to: string; firstContactId: string | undefined },
): Promise<void> {
  const going = new Set(rows.debtor_contact);
  const told = knowingTheSame(await selectContacts(ctx, [from]));
  await upsertContacts(ctx, told);
  const contacts = told.filter(isActive);
  const back = contacts.filter(({ id }) => going.has(id));
  await upsertContacts(
    ctx,
    back.filter(({ isFirst }) => isFirst).map((contact) => ({ ...contact, isFirst: false })),
  );
  for (const table of ROWS_OF_DEBTORS) await updateTheseRows(ctx, table, { ids: rows[table], from, to });
  const returned = back.map((contact) => ({ ...contact, debtorId: to, isFirst: contact.id === firstContactId }));
  const staying = contacts.filter(({ id }) => !going.has(id));
  await upsertContacts(
    ctx,
    [...oneFirst(returned), ...oneFirst(staying)].filter(({ isFirst }) => isFirst),
  );
}

/** What corrected invoices replaced goes where these invoices went; answers which rows did. */
export async function moveReplacedOf(ctx: Context, invoiceIds: readonly string[], to: string): Promise<string[]> {
  return invoiceIds.length === 0 ? [] : updateReplacedOf(ctx, invoiceIds, to);
}

/** The first one stays first; without it, the oldest takes its place. */
function oneFirst(contacts: readonly DebtorContact[]): DebtorContact[] {
  const [heir, ...others] = contacts;
  if (!heir || contacts.some(({ isFirst }) => isFirst)) return [...contacts];
  return [{ ...heir, isFirst: true }, ...others];
}

/** From now on `goneId` is a spelling of `keptId`. */
export async function closeSpelling(ctx: Context, { goneId, keptId }: { goneId: string; keptId: string }) {
  await updateMergedInto(ctx, goneId, { into: keptId, on: ctx.today });
}

/** The spelling is a debtor again. It has no SIREN: proceedings of the company that it was taken for do not freeze its invoices. */
export async function reopenSpelling(
  ctx: Context,
  { goneId, invoiceIds }: { goneId: string; invoiceIds: readonly string[] },
): Promise<void> {
  await updateMergedInto(ctx, goneId, null);
  await updateThawed(ctx, invoiceIds);
}

/** An invoice number that two debtors share: most often one invoice deposited under both. */
export type SharedNumber = {
  keptInvoiceId: string;
  goneInvoiceId: string;
  number: string;
  keptTotal: Cents;
  goneTotal: Cents;
};

/** The numbers that two debtors share, blanks around and case apart. */
export async function sharedNumbers(ctx: Context, pair: { keptId: string; goneId: string }): Promise<SharedNumber[]> {
  return (await selectSharedNumbers(ctx, pair)).map((row) => ({
    keptInvoiceId: row.kept_id,
    goneInvoiceId: row.gone_id,
    number: row.number,
    keptTotal: row.kept_cents as Cents,
    goneTotal: row.gone_cents as Cents,
  }));
}

/** The invoices of these debtors that count, by debtor. */
export async function invoicesOfDebtors(ctx: Context, debtorIds: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await selectInvoicesOfDebtors(ctx, debtorIds);
  return new Map(
    [...Map.groupBy(rows, ({ debtor_id }) => debtor_id)].map(([debtorId, own]) => [debtorId, own.map(({ id }) => id)]),
  );
}

/** The debtors of these invoices, each once. */
export async function debtorsOfInvoices(ctx: Context, invoiceIds: readonly string[]): Promise<string[]> {
  return selectDebtorsOfInvoices(ctx, invoiceIds);
}

/** Invoices that a merge had withdrawn count again. */
export async function restoreInvoices(ctx: Context, invoiceIds: readonly string[]): Promise<void> {
  if (invoiceIds.length > 0) await updateRestored(ctx, invoiceIds);
}
