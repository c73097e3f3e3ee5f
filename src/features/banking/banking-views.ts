import type { Context } from '../../platform/context.ts';
import { paymentRequestsOf } from '../payments/load-payments.ts';
import type { Caution } from './bank-line.ts';
import type { EntryView, ImportResult } from './banking.contract.ts';
import type { EntryRow, StatementRow } from './banking.sql.ts';
import type { Imported } from './import-statement.ts';
import type { Proposal } from './matching.ts';
import { proposalsOf } from './possible-payments.ts';

type StatementView = ImportResult['statements'][number];

const cautions: Record<Caution, string> = {
  returned: 'Virement retourné par la banque',
  reversal: 'Annulation d’une opération antérieure',
  'details-disagree': 'Le détail donné par la banque ne correspond pas au montant',
};

/** Proposals that a person can compare. */
const SHOWN = 5;

const numberOrNull = (amount: bigint | null): number | null => (amount === null ? null : Number(amount));

export function presentStatement(row: StatementRow): StatementView {
  return {
    id: row.id,
    fileName: row.file_name,
    format: row.format,
    statementId: row.statement_id,
    accountIban: row.account_iban,
    fromOn: row.from_on,
    toOn: row.to_on,
    openingCents: numberOrNull(row.opening_cents),
    closingCents: numberOrNull(row.closing_cents),
    entries: row.entries,
    warnings: row.warnings,
    importedAt: row.imported_at.toISOString(),
  };
}

export function presentImport({ statements, ...counts }: Imported): ImportResult {
  return { statements: statements.map(presentStatement), ...counts };
}

/** Movements as the operator sees them, with proposals for the credits that wait, in a fixed number of queries. */
export async function presentEntries(ctx: Context, rows: EntryRow[]): Promise<EntryView[]> {
  const proposals = await proposalsOf(
    ctx,
    rows.filter(({ state }) => state === 'unmatched'),
  );
  const requests = await paymentRequestsOf(ctx, [
    ...new Set(rows.flatMap(({ matched_case_id }) => matched_case_id ?? [])),
  ]);
  return rows.map((row) => {
    const matched = requests.get(row.matched_case_id ?? '')?.caseReference;
    return {
      id: row.id,
      bookedOn: row.booked_on,
      direction: row.direction,
      amountCents: Number(row.amount_cents),
      counterpartyName: row.counterparty_name,
      counterpartyIban: row.counterparty_iban,
      remittance: row.remittance,
      state: row.state,
      matchedReference: matched ?? (row.matched_payout_id ? row.end_to_end_id : null),
      caution: row.caution && cautions[row.caution],
      ignoredReason: row.ignored_reason,
      proposals: (proposals.get(row.id) ?? []).slice(0, SHOWN).map(presentProposal),
    };
  });
}

function presentProposal({ request, owed, why, score }: Proposal): EntryView['proposals'][number] {
  return {
    caseId: request.caseId,
    reference: request.caseReference,
    debtorName: request.debtorName,
    totalCents: Number(owed?.total ?? 0n),
    why,
    score,
  };
}
