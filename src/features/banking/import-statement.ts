import { createHash } from 'node:crypto';
import type { Iban } from '../../kernel/iban.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Context } from '../../platform/context.ts';
import type { BankFileRefusal } from '../bank-files/bank-statement.ts';
import { readBankFile } from '../bank-files/read-bank-file.ts';
import { transferAll } from '../ledger/transfer.ts';
import { type BankLine, type LinesRefusal, linesOf } from './bank-line.ts';
import {
  insertEntries,
  insertStatements,
  lockImports,
  type StatementRow,
  selectKnown,
  selectStatementsOfFile,
} from './banking.sql.ts';
import { entryRows, statementRows, type Told } from './statement-rows.ts';
import { takeInMovements } from './take-in-movements.ts';

export type ImportStatement = {
  bytes: Uint8Array;
  fileName: string;
  /** Our client-funds account: no other account's statement is taken. */
  account: Iban;
};

/** Counted in movements: a batch of ten transfers is ten. `matched` and `unmatched` are of the new ones. */
export type Imported = {
  statements: StatementRow[];
  newEntries: number;
  knownEntries: number;
  matched: number;
  unmatched: number;
};

export type ImportRefusal = BankFileRefusal | LinesRefusal;

/**
 * Takes in a statement of the client-funds account: each movement once, whichever and however many files tell of it. Credits are
 * posted to the ledger, those that carry a case's reference are matched to it; debits are recognised as the payouts we sent. All
 * else waits for a person. Everything or nothing: one transaction.
 */
export async function importStatement(ctx: Context, input: ImportStatement): Promise<Result<Imported, ImportRefusal>> {
  const file = readBankFile(input.bytes);
  if (file.refused) return file;
  const told: Told[] = [];
  for (const [index, statement] of file.value.statements.entries()) {
    const lines = linesOf(statement, { account: input.account, message: file.value.message, number: index + 1 });
    if (lines.refused) return lines;
    told.push({ statement, lines: lines.value });
  }
  await lockImports(ctx);
  const sha256 = createHash('sha256').update(input.bytes).digest('hex');
  const count = told.reduce((sum, { lines }) => sum + lines.length, 0);
  const before = await selectStatementsOfFile(ctx, sha256);
  if (before.length > 0) {
    return ok({ statements: before, newEntries: 0, knownEntries: count, matched: 0, unmatched: 0 });
  }
  const known = await selectKnown(
    ctx,
    told.flatMap(({ lines }) => lines.map(({ fingerprint }) => fingerprint)),
  );
  const fresh = await takeInMovements(ctx, newLines(told, known));
  const rows = statementRows(ctx, { ...input, sha256, file: file.value, told, known, fresh });
  await insertStatements(ctx, rows);
  await insertEntries(ctx, entryRows(ctx, rows, told, fresh));
  const moved = await transferAll(ctx, fresh.orders);
  if (moved.refused) throw new Error(`import of ${input.fileName}: ${moved.refusal.key} lacks funds`);
  const matched = fresh.matches.size + fresh.payouts.size;
  return ok({
    statements: rows,
    newEntries: fresh.lines.length,
    knownEntries: count - fresh.lines.length,
    matched,
    unmatched: fresh.lines.length - matched,
  });
}

/** The movements nobody told before, once each even when two statements of the file overlap. */
function newLines(told: readonly Told[], known: ReadonlyMap<string, string>): BankLine[] {
  const lines = told.flatMap((one) => one.lines).filter(({ fingerprint }) => !known.has(fingerprint));
  return [...new Map(lines.map((line) => [line.fingerprint, line])).values()];
}
