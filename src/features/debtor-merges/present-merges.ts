import { inParis } from '../../kernel/civil-date.ts';
import type { Actor, Context } from '../../platform/context.ts';
import { problemOf } from '../../platform/problems.ts';
import { casesOfDebtors } from '../cases/many/move-cases.ts';
import { isActive } from '../claims/contacts/contact.ts';
import { firstOf } from '../claims/contacts/recipient.ts';
import { type MergeableDebtor, mergeableDebtors, ownDebtors } from '../claims/merging/merged-debtors.ts';
import { type ComparedDebtor, keptFirst, mergeWarnings } from './compare-debtors.ts';
import type { MergePreview, MergeProposals, MergeSide, MergesView } from './debtor-merges.contract.ts';
import { selectApart, selectMerges } from './debtor-merges.sql.ts';
import { type DebtorPair, debtorPairs, pairKey } from './debtor-pairs.ts';
import { decideMerge } from './decide-merge.ts';
import { loadMergeFacts } from './load-merge.ts';
import { loadStandings, type Standing } from './load-standings.ts';

/** Most proposals, and most merges, shown at once. */
const SHOWN = 100;
const MERGES = 200;

type Paired = MergeableDebtor & ComparedDebtor;

/** The pairs to look at, all of them or those of some debtors, with what each debtor has with us. */
export async function loadProposals(ctx: Context, only?: ReadonlySet<string>): Promise<MergeProposals> {
  const debtors = await ownDebtors(ctx);
  const apart = await selectApart(ctx);
  const told = new Set(apart.map(({ first_id, second_id }) => pairKey(first_id, second_id)));
  const pairs = debtorPairs<Paired>(debtors, told).filter(
    ({ kept, gone }) => !only || only.has(kept.id) || only.has(gone.id),
  );
  const shown = pairs.slice(0, SHOWN);
  const standings = await loadStandings(ctx, [...new Set(shown.flatMap(({ kept, gone }) => [kept.id, gone.id]))]);
  const byId = new Map(debtors.map((debtor) => [debtor.id, debtor]));
  return {
    proposals: shown.map((pair) => presentPair(pair, standings)),
    total: pairs.length,
    apart: apart.flatMap(({ first_id, second_id, decided_at, decided_by }) => {
      const [first, second] = [byId.get(first_id), byId.get(second_id)];
      if (!first || !second) return [];
      return [
        {
          firstId: first.id,
          firstName: first.name,
          secondId: second.id,
          secondName: second.name,
          decidedOn: inParis(decided_at).date,
          decidedBy: nameOf(decided_by),
        },
      ];
    }),
  };
}

/** Once their cases are known, of two debtors as complete the one of the latest case is kept. */
function presentPair(pair: DebtorPair<Paired>, standings: ReadonlyMap<string, Standing>) {
  const ranked = [pair.kept, pair.gone].map((debtor) => {
    const lastCaseOn = standings.get(debtor.id)?.lastCaseOn;
    return { ...debtor, ...(lastCaseOn ? { lastCaseOn } : {}) };
  });
  const [kept, gone] = ranked.toSorted(keptFirst) as [Paired, Paired];
  const { isStrong, reasons, warnings } = pair;
  return { kept: sideOf(kept, standings), gone: sideOf(gone, standings), isStrong, reasons, warnings };
}

function sideOf(debtor: MergeableDebtor, standings: ReadonlyMap<string, Standing>): MergeSide {
  const standing = standings.get(debtor.id);
  return {
    id: debtor.id,
    kind: debtor.kind,
    name: debtor.name,
    siren: debtor.siren ?? null,
    addressLines: debtor.addressLines,
    postcode: debtor.postcode ?? null,
    city: debtor.city ?? null,
    country: debtor.country,
    contacts: debtor.contacts
      .filter(isActive)
      .toSorted((a, b) => Number(b.isFirst) - Number(a.isFirst))
      .map(({ id, name, email, phone }) => ({ id, name: name ?? null, email: email ?? null, phone: phone ?? null })),
    invoices: standing?.invoices ?? 0,
    openCases: standing?.openCases ?? 0,
    closedCases: standing?.closedCases ?? 0,
    owedCents: Number(standing?.owed ?? 0n),
  };
}

/** What the merge of these two would do; undefined when one of them is not there. */
export async function previewMerge(
  ctx: Context,
  { keptId, goneId }: { keptId: string; goneId: string },
): Promise<MergePreview | undefined> {
  const debtors = await mergeableDebtors(ctx, [keptId, goneId]);
  const [kept, gone] = [debtors.get(keptId), debtors.get(goneId)];
  if (!kept || !gone || kept.id === gone.id) return undefined;
  const cases = await casesOfDebtors(ctx, [keptId, goneId]);
  const facts = await loadMergeFacts(ctx, { kept, gone, cases });
  const plan = decideMerge(facts);
  const standings = await loadStandings(ctx, [keptId, goneId]);
  const withdrawn = new Set(plan.refused ? [] : plan.value.withdrawn);
  return {
    kept: sideOf(kept, standings),
    gone: sideOf(gone, standings),
    warnings: mergeWarnings(kept, gone),
    firstContactId: (firstOf(kept.contacts) ?? firstOf(gone.contacts))?.id ?? null,
    withdrawn: facts.shared
      .filter(({ keptInvoiceId, goneInvoiceId }) => withdrawn.has(keptInvoiceId) || withdrawn.has(goneInvoiceId))
      .map(({ number }) => number),
    refusal: plan.refused
      ? {
          kind: plan.refusal.kind,
          title: problemOf(plan.refusal).title,
          invoices: plan.refusal.kind === 'invoices-twice' ? plan.refusal.invoices : [],
        }
      : null,
  };
}

/** The merges made, latest first, with what can still be undone. */
export async function listMerges(ctx: Context): Promise<MergesView> {
  return {
    merges: (await selectMerges(ctx, MERGES)).map((row) => ({
      id: row.id,
      keptName: row.kept_name,
      goneName: row.gone_name,
      mergedOn: row.merged_on,
      mergedBy: nameOf(row.merged_by),
      invoices: row.invoices,
      cases: row.cases,
      withdrawnInvoices: row.withdrawn,
      undoneOn: row.undone_at ? inParis(row.undone_at).date : null,
      undoneBy: row.undone_by ? nameOf(row.undone_by) : null,
      laterName: row.later_name,
    })),
  };
}

function nameOf(actor: Actor): string {
  return 'name' in actor ? actor.name : 'débiteur';
}
