import type { Cents } from '../../kernel/money.ts';
import type { Context } from '../../platform/context.ts';
import { costOf } from '../billing/cost-of.ts';
import { FIELD_TITLES } from '../invoice-lists/french-words.ts';
import { FIELDS } from '../invoice-lists/list.ts';
import type { ImportLines, ImportSummary, ImportView } from './batch-deposits.contract.ts';
import { type BatchRow, selectBatch, selectBatches } from './batch-deposits.sql.ts';
import {
  type BatchLineRow,
  countDebtorLines,
  countLines,
  type LineCount,
  type LineQuery,
  selectBatchDebtors,
  selectGoodAmounts,
  selectLines,
} from './batch-lines.sql.ts';
import { remarkOf } from './import-words.ts';

/** Most incomplete debtors shown at once. */
const SHOWN = 200;

function summaryOf(batch: BatchRow, lines: readonly LineCount[]): ImportSummary {
  const counts = { good: 0, faulty: 0, skipped: 0, duplicate: 0, opened: 0, undone: 0 };
  for (const count of lines) counts[count.state] = count.lines;
  const remaining = lines
    .filter(({ state }) => state === 'good' || state === 'opened')
    .reduce((sum, { cents }) => sum + cents, 0n);
  const { created_by } = batch;
  return {
    id: batch.id,
    fileName: batch.file_name,
    state: batch.state,
    createdAt: batch.created_at.toISOString(),
    createdBy: 'name' in created_by ? created_by.name : created_by.kind,
    counts,
    remainingCents: Number(remaining),
  };
}

/** The latest imports of the organisation. */
export async function listImports(ctx: Context): Promise<ImportSummary[]> {
  const batches = await selectBatches(ctx);
  const counts = Map.groupBy(
    await countLines(
      ctx,
      batches.map(({ id }) => id),
    ),
    ({ batch_id }) => batch_id,
  );
  return batches.map((batch) => summaryOf(batch, counts.get(batch.id) ?? []));
}

/** An import as its page needs it; undefined when the organisation has none of that identifier. */
export async function viewImport(ctx: Context, id: string): Promise<ImportView | undefined> {
  const batch = await selectBatch(ctx, id);
  if (!batch) return undefined;
  const counts = await countLines(ctx, [id]);
  const debtors = await selectBatchDebtors(ctx, id);
  const incomplete = debtors.filter(({ checked }) => checked === null);
  const lines = new Map((await countDebtorLines(ctx, id)).map(({ key, lines: count }) => [key, count]));
  return {
    ...summaryOf(batch, counts),
    format: batch.format,
    documentId: batch.document_id,
    titles: batch.titles,
    sample: batch.sample,
    columns: batch.columns,
    fields: FIELDS.map((field) => ({ field, title: FIELD_TITLES[field] })),
    termsDays: batch.terms_days,
    proposedDueDates: counts.find(({ state }) => state === 'good')?.proposed ?? 0,
    notices: batch.notices.map(remarkOf),
    cost: batch.state === 'read' ? await costOfGood(ctx, id) : null,
    debtors: {
      total: debtors.length,
      incompleteTotal: incomplete.length,
      incomplete: incomplete.slice(0, SHOWN).map(({ id: debtorId, key, told, faults }) => ({
        id: debtorId,
        name: told.name,
        siren: told.siren ?? null,
        postcode: told.postcode ?? null,
        city: told.city ?? null,
        lines: lines.get(key) ?? 0,
        faults: faults.map(remarkOf),
      })),
    },
    signatoryName: batch.signatory_name,
    launchedAt: batch.launched_at?.toISOString() ?? null,
  };
}

/** The price of the good lines, case by case, by the division that will be made of what is recovered. */
async function costOfGood(ctx: Context, id: string): Promise<ImportView['cost']> {
  const costs = (await selectGoodAmounts(ctx, id)).map(({ total, remaining }) =>
    costOf({ invoiceTotal: total as Cents, recoverable: remaining as Cents, on: ctx.today }),
  );
  const [first] = costs;
  if (!first) return null;
  return {
    openingGrossCents: first.openingGrossCents,
    successPercent: (costs.find(({ successPercent }) => successPercent !== '0.00') ?? first).successPercent,
    ifAllRecoveredGrossCents: costs.reduce((sum, cost) => sum + cost.ifAllRecoveredGrossCents, 0),
    netToCreditorCents: costs.reduce((sum, cost) => sum + cost.netToCreditorCents, 0),
    unprofitable: costs.filter(({ netToCreditorCents }) => netToCreditorCents <= 0).length,
  };
}

/** A page of the lines of an import, in the order of the file. */
export async function viewLines(ctx: Context, id: string, query: LineQuery): Promise<ImportLines> {
  const counts = await countLines(ctx, [id]);
  const total = counts
    .filter(({ state }) => !query.state || query.state.includes(state))
    .reduce((sum, { lines }) => sum + lines, 0);
  return { lines: (await selectLines(ctx, id, query)).map(presentLine), total };
}

function presentLine(row: BatchLineRow): ImportLines['lines'][number] {
  return {
    line: row.line,
    state: row.state,
    number: row.number,
    debtorName: row.debtor_name,
    dueOn: row.invoice?.dueDate ?? null,
    remainingCents: row.remaining_cents === null ? null : Number(row.remaining_cents),
    caseId: row.case_id,
    faults: row.faults.map(remarkOf),
    notices: row.notices.map(remarkOf),
  };
}

/** A cell that no spreadsheet takes for a formula: those that begin like one are given an apostrophe. */
function safeCell(text: string): string {
  const plain = text.replace(/[\r\n]+/g, ' ');
  const neutral = /^[=+\-@\t]/.test(plain) ? `'${plain}` : plain;
  return /[";]/.test(neutral) ? `"${neutral.replaceAll('"', '""')}"` : neutral;
}

/** The faulty lines as a spreadsheet opens them: UTF-8 with its mark, semicolons, no formula. */
export async function faultsCsv(ctx: Context, id: string): Promise<string> {
  const rows = await selectLines(ctx, id, { state: ['faulty'], limit: 100_000, offset: 0 });
  const lines = rows.map((row) => {
    const { faults } = presentLine(row);
    return [String(row.line), row.number ?? '', row.debtor_name ?? '', faults.map(({ message }) => message).join(' ')];
  });
  const table = [['Ligne', 'Facture', 'Client', 'À corriger'], ...lines];
  return `\ufeff${table.map((cells) => cells.map(safeCell).join(';')).join('\r\n')}\r\n`;
}
