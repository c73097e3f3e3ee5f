import type { LawInForce } from '../../law/schedule.ts';
import type { Context } from '../../platform/context.ts';
import { newId } from '../../platform/ids.ts';
import { invoicesNumbered, type KnownInvoice, knownDebtors } from '../claims/keep-claims.ts';
import { loadDebtors } from '../claims/load-claims.ts';
import { keptOf } from '../claims/merging/merged-debtors.ts';
import type { Company } from '../companies/ports.ts';
import type { ListLine } from '../invoice-lists/list.ts';
import { numberKey, plain } from '../invoice-lists/row-facts.ts';
import { loadLaw } from '../law-rows/load-law.ts';
import {
  type CheckedParty,
  checkListedDebtor,
  checkListedInvoice,
  type DebtorGiven,
  type DebtorTold,
  debtorKeyOf,
  keptInvoiceOf,
  type Namesake,
} from './batch.ts';
import type { BatchDebtorRow, BatchLineRow } from './batch-lines.sql.ts';

export type ToCheck = {
  batchId: string;
  debtors: ReadonlyMap<string, DebtorTold>;
  given: ReadonlyMap<string, DebtorGiven>;
  companies: ReadonlyMap<string, Company>;
};

export type Checked = { parties: Map<string, CheckedParty>; rows: BatchDebtorRow[] };

/** The debtors of an import, checked with what the organisation and the register know of them, in a fixed number of queries. */
export async function checkDebtors(ctx: Context, { batchId, debtors, given, companies }: ToCheck): Promise<Checked> {
  const sirenOf = (key: string) => given.get(key)?.siren ?? debtors.get(key)?.siren;
  const { bySiren, names } = await knownDebtors(
    ctx,
    [...debtors.keys()].flatMap((key) => sirenOf(key) ?? []),
  );
  const wanted = new Set([...debtors.values()].map(({ name }) => plain(name)));
  const alike = names.filter(({ name }) => wanted.has(plain(name)));
  const byName = await namesakesOf(ctx, alike);
  const parties = new Map<string, CheckedParty>();
  const rows: BatchDebtorRow[] = [];
  for (const [key, told] of debtors) {
    const siren = sirenOf(key);
    const party = checkListedDebtor(told, given.get(key), {
      known: siren ? bySiren.get(siren) : undefined,
      namesakes: byName.get(plain(told.name)) ?? [],
      company: siren ? companies.get(siren) : undefined,
    });
    parties.set(key, party);
    rows.push({
      tenant_id: ctx.tenantId,
      id: newId(ctx.now),
      batch_id: batchId,
      key,
      told,
      given: given.get(key) ?? null,
      checked: party.checked ?? null,
      faults: party.faults,
      notices: party.notices,
    });
  }
  return { parties, rows };
}

/** Debtors by their plain name; for a spelling that was merged, the debtor it stands for, once. */
async function namesakesOf(
  ctx: Context,
  alike: readonly { id: string; name: string }[],
): Promise<Map<string, Namesake[]>> {
  const kept = await keptOf(
    ctx,
    alike.map(({ id }) => id),
  );
  const parties = await loadDebtors(
    ctx,
    alike.map(({ id }) => kept.get(id)?.id ?? id),
  );
  const found = alike.flatMap(({ id, name }) => {
    const merged = kept.get(id);
    const party = parties.get(merged?.id ?? id);
    if (!party) return [];
    const postcode = merged ? merged.postcode : party.postcode;
    const namesake = { party, ...(postcode ? { postcode } : {}), ...(merged ? { mergedOn: merged.mergedOn } : {}) };
    return [{ name: plain(name), namesake }];
  });
  return new Map(
    [...Map.groupBy(found, ({ name }) => name)].map(([name, ones]) => [
      name,
      // its own name says more than a spelling of it
      [...new Map(ones.toSorted(ownNameLast).map(({ namesake }) => [namesake.party.id, namesake])).values()],
    ]),
  );
}

const ownNameLast = (a: { namesake: Namesake }, b: { namesake: Namesake }) =>
  Number(a.namesake.mergedOn === undefined) - Number(b.namesake.mergedOn === undefined);

/** The lines of a list as they are kept, each with what today, the law and what is already there make of it. */
export async function checkLines(
  ctx: Context,
  lines: readonly ListLine[],
  { batchId, parties }: { batchId: string; parties: ReadonlyMap<string, CheckedParty> },
): Promise<BatchLineRow[]> {
  const read = lines.map((line): BatchLineRow => {
    const { invoice, about } = line;
    return {
      tenant_id: ctx.tenantId,
      batch_id: batchId,
      line: line.line,
      state: line.outcome,
      debtor_key: invoice ? debtorKeyOf(invoice.debtor) : null,
      number: invoice?.number ?? about?.number ?? null,
      debtor_name: invoice?.debtor.name ?? about?.debtorName ?? null,
      remaining_cents: invoice?.remaining ?? null,
      invoice: invoice ? keptInvoiceOf(invoice) : null,
      faults: line.faults,
      notices: line.notices,
      invoice_id: null,
      case_id: null,
    };
  });
  return recheckLines(ctx, read, parties);
}

/** What is said of a debtor, and on each of its lines too: the claim goes to another name than the file's. */
const ATTACHED = 'attached-by-merge';
/** What an earlier check said of a line, and the next one says again. */
const CHECKS = new Set(['not-yet-due', 'already-deposited', ATTACHED]);

/** The same for lines that are kept already: those that were read without fault are judged again. */
export async function recheckLines(
  ctx: Context,
  lines: readonly BatchLineRow[],
  parties: ReadonlyMap<string, CheckedParty>,
): Promise<BatchLineRow[]> {
  const inForce: LawInForce = await loadLaw(ctx);
  const numbers = lines.flatMap(({ invoice }) => (invoice ? [invoice.number] : []));
  const known = new Map<string, KnownInvoice>();
  for (const one of await invoicesNumbered(ctx, numbers)) known.set(`${one.debtorId} ${numberKey(one.number)}`, one);
  return lines.map((line) => {
    const party = line.debtor_key ? parties.get(line.debtor_key) : undefined;
    if (!line.invoice || !party || line.state === 'opened' || line.state === 'undone') return line;
    const debtorId = party.checked?.id;
    const { state, faults, notices } = checkListedInvoice(line.invoice, {
      today: ctx.today,
      inForce,
      party,
      known: debtorId ? known.get(`${debtorId} ${numberKey(line.invoice.number)}`) : undefined,
    });
    const kept = line.notices.filter(({ kind }) => !CHECKS.has(kind));
    const attached = party.notices.filter(({ kind }) => kind === ATTACHED);
    return { ...line, state, faults, notices: [...kept, ...attached, ...notices] };
  });
}
