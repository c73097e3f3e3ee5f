import { sql } from 'kysely';
import type { CivilDate } from '../../kernel/civil-date.ts';
import type { Iban } from '../../kernel/iban.ts';
import type { Cents } from '../../kernel/money.ts';
import type { Context, Tx } from '../../platform/context.ts';
import type { BankLine, Caution } from './bank-line.ts';
import type { StatementWarning } from './statement-warnings.ts';

export type StatementRow = {
  tenant_id: string;
  id: string;
  file_sha256: string;
  file_name: string;
  format: string;
  place_in_file: number;
  statement_id: string;
  account_iban: string;
  from_on: string | null;
  to_on: string | null;
  opening_cents: bigint | null;
  closing_cents: bigint | null;
  entries: number;
  warnings: StatementWarning[];
  imported_at: Date;
  imported_by: unknown;
};

export type EntryState = 'unmatched' | 'matched' | 'ignored';

export type EntryRow = {
  tenant_id: string;
  id: string;
  statement_id: string;
  fingerprint: string;
  booked_on: string;
  value_on: string;
  direction: 'credit' | 'debit';
  amount_cents: bigint;
  counterparty_name: string | null;
  counterparty_iban: string | null;
  remittance: string;
  references_found: string[];
  end_to_end_id: string | null;
  caution: Caution | null;
  state: EntryState;
  matched_tenant_id: string | null;
  matched_case_id: string | null;
  matched_payout_id: string | null;
  matched_by: unknown;
  matched_at: Date | null;
  ignored_reason: string | null;
};

type BankingTables = { bank_statement: StatementRow; bank_entry: EntryRow };

const own = (tx: Tx) => tx.withTables<BankingTables>();
const asJson = (rows: unknown) =>
  JSON.stringify(rows, (_key, value) => (typeof value === 'bigint' ? `${value}` : value));

/** One import at a time: what a statement tells is compared with all that was told before. Held until the end of the transaction. */
export async function lockImports(ctx: Context): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('banking.import'), 0)`.execute(ctx.tx);
}

/** The statements of a file already imported. */
export async function selectStatementsOfFile(ctx: Context, sha256: string): Promise<StatementRow[]> {
  return own(ctx.tx)
    .selectFrom('bank_statement')
    .selectAll()
    .where('file_sha256', '=', sha256)
    .orderBy('place_in_file')
    .execute();
}

export async function insertStatements(ctx: Context, rows: StatementRow[]): Promise<void> {
  await sql`
    insert into bank_statement select * from json_populate_recordset(null::bank_statement, ${asJson(rows)}::json)`.execute(
    ctx.tx,
  );
}

/** Which of these movements are known, and by which statement (the bank's name of it) they first were. */
export async function selectKnown(ctx: Context, fingerprints: string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ fingerprint: string; statement: string }>`
    select entry.fingerprint, statement.statement_id as statement
    from bank_entry entry
    join bank_statement statement on statement.tenant_id = entry.tenant_id and statement.id = entry.statement_id
    where entry.tenant_id = ${ctx.tenantId} and entry.fingerprint = any(${fingerprints})`.execute(ctx.tx);
  return new Map(rows.map((row) => [row.fingerprint, row.statement]));
}

export async function insertEntries(ctx: Context, rows: EntryRow[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into bank_entry (tenant_id, id, statement_id, fingerprint, booked_on, value_on, direction, amount_cents,
      counterparty_name, counterparty_iban, remittance, references_found, end_to_end_id, caution, state, matched_tenant_id,
      matched_case_id, matched_payout_id, matched_by, matched_at)
    select tenant_id, id, statement_id, fingerprint, booked_on, value_on, direction, amount_cents,
      counterparty_name, counterparty_iban, remittance, references_found, end_to_end_id, caution, state, matched_tenant_id,
      matched_case_id, matched_payout_id, matched_by, matched_at
    from json_populate_recordset(null::bank_entry, ${asJson(rows)}::json)`.execute(ctx.tx);
}

export async function selectStatements(
  ctx: Context,
  { limit, offset }: { limit: number; offset: number },
): Promise<StatementRow[]> {
  return own(ctx.tx)
    .selectFrom('bank_statement')
    .selectAll()
    .orderBy('imported_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
}

/** Last day that a statement of the account tells of. */
export async function selectLatestDay(ctx: Context): Promise<CivilDate | undefined> {
  const row = await own(ctx.tx)
    .selectFrom('bank_statement')
    .select(({ fn }) => fn.max('to_on').as('to_on'))
    .executeTakeFirst();
  return (row?.to_on ?? undefined) as CivilDate | undefined;
}

export async function selectEntries(
  ctx: Context,
  { state, limit, offset }: { state: EntryState; limit: number; offset: number },
): Promise<{ entries: EntryRow[]; total: number }> {
  const query = own(ctx.tx).selectFrom('bank_entry').where('state', '=', state);
  const entries = await query
    .selectAll()
    .orderBy('booked_on', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
  const { total } = await query.select(({ fn }) => fn.countAll<bigint>().as('total')).executeTakeFirstOrThrow();
  return { entries, total: Number(total) };
}

/** Credits that nobody has matched, newest first. */
export async function selectUnmatchedCredits(ctx: Context, limit: number): Promise<EntryRow[]> {
  return own(ctx.tx)
    .selectFrom('bank_entry')
    .selectAll()
    .where('state', '=', 'unmatched')
    .where('direction', '=', 'credit')
    .orderBy('booked_on', 'desc')
    .limit(limit)
    .execute();
}

export async function selectEntry(ctx: Context, id: string): Promise<EntryRow | undefined> {
  return own(ctx.tx)
    .selectFrom('bank_entry')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function selectEntryForUpdate(ctx: Context, id: string): Promise<EntryRow | undefined> {
  return own(ctx.tx)
    .selectFrom('bank_entry')
    .selectAll()
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export type EntryOutcome = Partial<
  Pick<EntryRow, 'state' | 'matched_tenant_id' | 'matched_case_id' | 'matched_payout_id' | 'ignored_reason'>
>;

export async function updateEntry(ctx: Context, id: string, outcome: EntryOutcome): Promise<void> {
  await own(ctx.tx)
    .updateTable('bank_entry')
    .set({ ...outcome, matched_by: sql`${JSON.stringify(ctx.actor)}::jsonb`, matched_at: ctx.now })
    .where('tenant_id', '=', ctx.tenantId)
    .where('id', '=', id)
    .execute();
}

/** The cases that earlier transfers from these accounts were matched to, by account. */
export async function selectCasesPaidFrom(ctx: Context, ibans: string[]): Promise<Map<string, string[]>> {
  if (ibans.length === 0) return new Map();
  const { rows } = await sql<{ iban: string; cases: string[] }>`
    select counterparty_iban as iban, array_agg(distinct matched_case_id)::text[] as cases from bank_entry
    where state = 'matched' and direction = 'credit' and matched_case_id is not null and counterparty_iban = any(${ibans})
    group by counterparty_iban`.execute(ctx.tx);
  return new Map(rows.map(({ iban, cases }) => [iban, cases]));
}

/** A kept movement as matching sees it. */
export function lineOf(row: EntryRow): Omit<BankLine, 'isNamedByContent'> & { id: string } {
  return {
    id: row.id,
    fingerprint: row.fingerprint,
    bookedOn: row.booked_on as CivilDate,
    valueOn: row.value_on as CivilDate,
    direction: row.direction,
    amount: row.amount_cents as Cents,
    remittance: row.remittance,
    ...(row.counterparty_name ? { counterpartyName: row.counterparty_name } : {}),
    ...(row.counterparty_iban ? { counterpartyIban: row.counterparty_iban as Iban } : {}),
    ...(row.end_to_end_id ? { endToEndId: row.end_to_end_id } : {}),
    ...(row.caution ? { caution: row.caution } : {}),
  };
}
