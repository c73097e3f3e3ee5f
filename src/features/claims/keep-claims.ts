import type { CivilDate } from '../../kernel/civil-date.ts';
import type { Cents } from '../../kernel/money.ts';
import type { Context } from '../../platform/context.ts';
import { newId } from '../../platform/ids.ts';
import { debtorColumns, invoiceRow } from './claim-rows.ts';
import { type DebtorRow, lockClaims } from './claims.sql.ts';
import { keepListedContacts, type ToldOf } from './contacts/keep-contacts.ts';
import { type CheckedDebtor, type DebtorParty, toldContactOf } from './debtor.ts';
import type { CheckedInvoice } from './invoice.ts';
import type { KeptClaim } from './keep-claim.ts';
import { selectReplacedNumbers } from './linked/linked.sql.ts';
import { numberKey, withContacts } from './load-claims.ts';
import {
  insertCreditNotes,
  insertDebtors,
  insertInvoices,
  selectDebtorNames,
  selectDebtorsBySirens,
  selectInvoicesNumbered,
  updateWithdrawn,
} from './many-claims.sql.ts';
import { keptOf, mergeableDebtors } from './merging/merged-debtors.ts';

/** One claim of a list. Debtors are told apart by `debtorKey`; a debtor that is already known is named by its identifier. */
export type ListedClaim = {
  debtorKey: string;
  debtor: CheckedDebtor & { id?: string };
  invoice: CheckedInvoice;
  creditNotes: { number: string; issuedOn: CivilDate; amount: Cents }[];
};

/**
 * Keeps the claims of a list in a fixed number of statements. A debtor is one that is named by its identifier, one of the same SIREN, or
 * a new one: a known one keeps its name and address, and gains the contact details it lacks. Answers in the order of the claims;
 * undefined for an invoice that the debtor already has under that number.
 */
export async function keepClaims(ctx: Context, claims: readonly ListedClaim[]): Promise<(KeptClaim | undefined)[]> {
  await lockClaims(ctx);
  const debtors = await keepDebtors(ctx, claims);
  const rows = claims.map(({ debtorKey, invoice }) => {
    const { id: debtorId, party: debtor } = debtors.get(debtorKey) as KeptParty;
    return invoiceRow(ctx, { debtorId, debtor, invoice, source: 'list' });
  });
  // A number that a corrected invoice has replaced is not claimed again: asked twice, it would be.
  const replaced = await selectReplacedNumbers(ctx, [...new Set(rows.map(({ number }) => numberKey(number)))]);
  const gone = new Set(replaced.map(({ debtor_id, number_key }) => `${debtor_id} ${number_key}`));
  const claimable = rows.filter(({ debtor_id, number }) => !gone.has(`${debtor_id} ${numberKey(number)}`));
  const inserted = await insertInvoices(ctx, claimable);
  const sirens = new Map([...debtors.values()].map(({ id, party }) => [id, party.siren]));
  const kept = rows.map(({ id, debtor_id }): KeptClaim | undefined => {
    const siren = sirens.get(debtor_id);
    return inserted.has(id) ? { invoiceId: id, debtorId: debtor_id, ...(siren ? { siren } : {}) } : undefined;
  });
  await insertCreditNotes(
    ctx,
    claims.flatMap(({ creditNotes }, index) => {
      const claim = kept[index];
      if (!claim) return [];
      return creditNotes.map(({ number, issuedOn, amount }) => ({
        tenant_id: ctx.tenantId,
        id: newId(ctx.now),
        invoice_id: claim.invoiceId,
        number,
        issued_on: issuedOn,
        amount_cents: amount,
        created_at: ctx.now,
      }));
    }),
  );
  return kept;
}

type KeptParty = { id: string; party: Pick<CheckedDebtor, 'kind' | 'isPublicBody' | 'siren'> };

async function keepDebtors(ctx: Context, claims: readonly ListedClaim[]): Promise<Map<string, KeptParty>> {
  const wanted = new Map(claims.map(({ debtorKey, debtor }) => [debtorKey, debtor]));
  const sirens = [...wanted.values()].flatMap(({ siren }) => (siren ? [siren] : []));
  const bySiren = new Map((await selectDebtorsBySirens(ctx, sirens)).map(({ siren, id }) => [siren as string, id]));
  // A list read before a merge still names the spelling that went away.
  const merged = await keptOf(
    ctx,
    [...wanted.values()].flatMap(({ id }) => id ?? []),
  );
  const parties = await mergeableDebtors(
    ctx,
    [...merged.values()].map(({ id }) => id),
  );
  const ids = new Map<string, KeptParty>();
  const fresh: DebtorRow[] = [];
  const told: ToldOf[] = [];
  for (const [key, debtor] of wanted) {
    const named = debtor.id && (merged.get(debtor.id)?.id ?? debtor.id);
    const id = named ?? (debtor.siren ? bySiren.get(debtor.siren) : undefined);
    const kept = id ?? newId(ctx.now);
    if (!id) fresh.push({ ...debtorColumns(debtor), tenant_id: ctx.tenantId, id: kept, created_at: ctx.now });
    told.push({ debtorId: kept, contact: toldContactOf(debtor) });
    ids.set(key, { id: kept, party: parties.get(kept) ?? debtor });
    if (debtor.siren) bySiren.set(debtor.siren, kept);
  }
  await insertDebtors(ctx, fresh);
  await keepListedContacts(ctx, told);
  return ids;
}

/** The debtors of the organisation that carry one of these SIRENs, and the identifiers of all by name. */
export async function knownDebtors(
  ctx: Context,
  sirens: readonly string[],
): Promise<{ bySiren: Map<string, DebtorParty>; names: { id: string; name: string; siren: string | null }[] }> {
  const rows = await selectDebtorsBySirens(ctx, sirens);
  return {
    bySiren: new Map((await withContacts(ctx, rows)).map((debtor) => [debtor.siren as string, debtor])),
    names: await selectDebtorNames(ctx),
  };
}

export type KnownInvoice = { id: string; debtorId: string; number: string; issuedOn: CivilDate; total: Cents };

/** The invoices that carry one of these numbers, whoever their debtor. */
export async function invoicesNumbered(ctx: Context, numbers: readonly string[]): Promise<KnownInvoice[]> {
  return (await selectInvoicesNumbered(ctx, numbers)).map((row) => ({
    id: row.id,
    debtorId: row.debtor_id,
    number: row.number,
    issuedOn: row.issued_on as CivilDate,
    total: row.total_cents as Cents,
  }));
}

/** Takes invoices back as if they had not been deposited: their numbers are free again. Their cases are closed by the caller. */
export async function withdrawInvoices(ctx: Context, invoiceIds: readonly string[]): Promise<void> {
  await updateWithdrawn(ctx, invoiceIds);
}
