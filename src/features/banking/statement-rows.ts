import type { Iban } from '../../kernel/iban.ts';
import type { Context } from '../../platform/context.ts';
import { newId } from '../../platform/ids.ts';
import type { BankStatement, BankStatementFile } from '../bank-files/bank-statement.ts';
import { type BankLine, periodOf } from './bank-line.ts';
import type { EntryRow, StatementRow } from './banking.sql.ts';
import { writtenText } from './matching.ts';
import { findReferences } from './references.ts';
import { fileWarning, importWarning, type StatementWarning } from './statement-warnings.ts';
import type { TakenIn } from './take-in-movements.ts';

/** A statement of the file and its movements. */
export type Told = { statement: BankStatement; lines: BankLine[] };

type TakenFile = {
  fileName: string;
  account: Iban;
  sha256: string;
  file: BankStatementFile;
  told: Told[];
  /** Movements told by earlier files, with the statement that told them first. */
  known: ReadonlyMap<string, string>;
  fresh: TakenIn;
};

/** The rows of a file's statements, in its order. */
export function statementRows(ctx: Context, taken: TakenFile): StatementRow[] {
  return taken.told.map((one, index) => statementRow(ctx, taken, one, index));
}

/** The rows of the new movements, each with the first statement of the file that tells it. */
export function entryRows(ctx: Context, statements: StatementRow[], told: Told[], fresh: TakenIn): EntryRow[] {
  const statementOf = new Map<string, string>();
  for (const [index, { lines }] of told.entries()) {
    for (const { fingerprint } of lines) {
      if (!statementOf.has(fingerprint)) statementOf.set(fingerprint, (statements[index] as StatementRow).id);
    }
  }
  return fresh.lines.map((line) => entryRow(ctx, line, statementOf.get(line.fingerprint) as string, fresh));
}

function statementRow(ctx: Context, taken: TakenFile, { statement, lines }: Told, index: number): StatementRow {
  const { fileName, account, sha256, file } = taken;
  const { from, to } = periodOf(statement, lines);
  const signed = (balance: BankStatement['opening']) =>
    balance?.amountCents == null ? null : balance.direction === 'credit' ? balance.amountCents : -balance.amountCents;
  return {
    tenant_id: ctx.tenantId,
    id: newId(ctx.now),
    file_sha256: sha256,
    file_name: fileName,
    format: file.message,
    place_in_file: index + 1,
    statement_id: statement.id,
    account_iban: account,
    from_on: from ?? null,
    to_on: to ?? null,
    opening_cents: signed(statement.opening),
    closing_cents: signed(statement.closing),
    entries: lines.length,
    warnings: warningsOf(taken, { statement, lines }, index),
    imported_at: ctx.now,
    imported_by: ctx.actor,
  };
}

/** What a person must know of one statement: the reader's doubts, and what the import found in its movements. */
function warningsOf({ file, known, fresh }: TakenFile, { statement, lines }: Told, index: number): StatementWarning[] {
  const ofFile = file.warnings.filter((warning) => !('statement' in warning) || warning.statement === index + 1);
  const leftOut = statement.entries.filter(({ status }) => status !== 'booked').length;
  const retold = lines.filter(({ isNamedByContent, fingerprint }) => {
    const first = known.get(fingerprint);
    return isNamedByContent && first !== undefined && first !== statement.id;
  });
  return [
    ...ofFile.map(fileWarning),
    ...(leftOut > 0 ? [importWarning({ kind: 'pending-left-out', count: leftOut })] : []),
    ...retold.map((movement) => importWarning({ kind: 'known-in-same-words', movement })),
    ...lines.flatMap(({ fingerprint }) => {
      const warning = fresh.warnings.get(fingerprint);
      return warning ? [importWarning(warning)] : [];
    }),
  ];
}

function entryRow(ctx: Context, line: BankLine, statementId: string, fresh: TakenIn): EntryRow {
  const match = fresh.matches.get(line.fingerprint);
  const payout = fresh.payouts.get(line.fingerprint);
  const isMatched = match !== undefined || payout !== undefined;
  return {
    tenant_id: ctx.tenantId,
    id: newId(ctx.now),
    statement_id: statementId,
    fingerprint: line.fingerprint,
    booked_on: line.bookedOn,
    value_on: line.valueOn,
    direction: line.direction,
    amount_cents: line.amount,
    counterparty_name: line.counterpartyName ?? null,
    counterparty_iban: line.counterpartyIban ?? null,
    remittance: line.remittance,
    references_found: findReferences(writtenText(line)).exact,
    end_to_end_id: line.endToEndId ?? null,
    caution: line.caution ?? null,
    state: isMatched ? 'matched' : 'unmatched',
    matched_tenant_id: match?.request.tenantId ?? payout?.tenantId ?? null,
    matched_case_id: match?.request.caseId ?? payout?.caseId ?? null,
    matched_payout_id: payout?.id ?? null,
    matched_by: isMatched ? ctx.actor : null,
    matched_at: isMatched ? ctx.now : null,
    ignored_reason: null,
  };
}
