import { type Cents, sumOf, ZERO } from '../../../kernel/money.ts';
import type { Context } from '../../../platform/context.ts';
import type { CheckedDebtor, DebtorParty } from '../../claims/debtor.ts';
import { findDeposit } from '../../claims/deposit-invoice.ts';
import type { CheckedInvoice, Invoice } from '../../claims/invoice.ts';
import type { LinkedClaim, LinkedFacts } from '../../claims/linked/linked-findings.ts';
import { invoicesNamed, invoicesNaming, isNamed, type NamedInvoice } from '../../claims/linked/load-linked.ts';
import { isDepositInvoice, type Relations, relationsOf } from '../../claims/linked/relations.ts';
import { loadDebtors } from '../../claims/load-claims.ts';
import { attachedDebtor } from '../../claims/merging/merged-debtors.ts';
import { loadPositions, owedOn } from '../../payments/claim-position.ts';
import { type CaseRow, selectCasesOfInvoices } from '../cases.sql.ts';
import type { LinkedView } from './linked.contract.ts';

type Known<Found extends Invoice = Invoice> = {
  invoice: Found;
  debtor: DebtorParty;
  row?: CaseRow;
  outstanding?: Cents;
  received?: Cents;
};

/** Invoices with their debtors, their open or last cases, and what is owed on them today. */
async function withCases<Found extends Invoice>(ctx: Context, invoices: readonly Found[]): Promise<Known<Found>[]> {
  const ids = invoices.map(({ id }) => id);
  const debtors = await loadDebtors(ctx, [...new Set(invoices.map(({ debtorId }) => debtorId))]);
  const rows = new Map((await selectCasesOfInvoices(ctx, ids)).map((row) => [row.invoice_id, row]));
  const positions = await loadPositions(ctx, ids);
  return invoices.flatMap((invoice) => {
    const debtor = debtors.get(invoice.debtorId);
    const position = positions.get(invoice.id);
    const owed = position && owedOn(position, ctx.today);
    const row = rows.get(invoice.id);
    const outstanding = owed && !owed.refused ? { outstanding: owed.value.total } : {};
    const received = position ? { received: sumOf(position.payments.map(({ amount }) => amount)) } : {};
    return debtor ? [{ invoice, debtor, ...(row ? { row } : {}), ...outstanding, ...received }] : [];
  });
}

/** What the file of a deposit says of other invoices, and what is known of each; undefined when there is no such deposit. */
export async function linkedView(ctx: Context, depositId: string): Promise<LinkedView | undefined> {
  const deposit = await findDeposit(ctx, depositId);
  if (!deposit) return undefined;
  const relations = relationsIn(deposit);
  const known = await withCases(ctx, await invoicesNamed(ctx, relations.references));
  return {
    kind: relations.kind,
    references: relations.references.map(({ number, issuedOn }) => ({
      number,
      issuedOn: issuedOn ?? null,
      known: known
        .filter(({ invoice }) => isNamed(invoice, number))
        .map(({ invoice, debtor, row, outstanding }) => ({
          invoiceId: invoice.id,
          number: invoice.number,
          issuedOn: invoice.issuedOn,
          totalCents: Number(invoice.total),
          debtorName: debtor.name,
          caseId: row?.id ?? null,
          caseReference: row?.reference ?? null,
          isOpen: row !== undefined && row.closed_on === null,
          outstandingCents: outstanding === undefined ? null : Number(outstanding),
        })),
    })),
  };
}

type Deposited = NonNullable<Awaited<ReturnType<typeof findDeposit>>>;

function relationsIn({ reading, refusal }: Deposited): Relations {
  const partial = refusal?.kind === 'incomplete-reading' ? refusal.partial : undefined;
  const read = reading ?? partial;
  return read ? relationsOf(read) : { kind: 'invoice', references: [] };
}

/** The facts from which the findings about linked invoices follow, for an invoice that its file describes; undefined without a file. */
export async function linkedFacts(
  ctx: Context,
  { depositId, debtor, invoice }: { depositId?: string; debtor: CheckedDebtor; invoice: CheckedInvoice },
): Promise<LinkedFacts | undefined> {
  const deposit = depositId ? await findDeposit(ctx, depositId) : undefined;
  if (!deposit) return undefined;
  const relations = relationsIn(deposit);
  // An old spelling of a debtor that was merged is the one that was kept.
  const attached = await attachedDebtor(ctx, debtor);
  const isHis = (other: DebtorParty) =>
    attached
      ? other.id === attached.id
      : debtor.siren === undefined
        ? other.name === debtor.name
        : other.siren === debtor.siren;
  const ofDebtor = async <Found extends Invoice>(invoices: Found[]) =>
    (await withCases(ctx, invoices)).filter((known) => isHis(known.debtor));
  const named = await ofDebtor(await invoicesNamed(ctx, relations.references));
  const naming =
    relations.kind === 'deposit-invoice' ? await ofDebtor(await invoicesNaming(ctx, [invoice.number])) : [];
  const saidDeposits = relations.references.filter(({ typeCode }) => isDepositInvoice(typeCode));
  const isSaidDeposit = (found: NamedInvoice) => saidDeposits.some(({ number }) => isNamed(found, number));
  return {
    relations,
    invoice,
    named: named.map((known) => claimOf(known, invoice, isSaidDeposit(known.invoice))),
    naming: naming.map((known) => claimOf(known, invoice, false)),
  };
}

/** A deposit invoice says so in its own file, or by the balance that names it, or by its amount, the one that the balance takes off. */
function claimOf(
  { invoice, row, outstanding, received = ZERO }: Known,
  later: CheckedInvoice,
  isSaidDeposit: boolean,
): LinkedClaim {
  const isTakenOff = later.prepaid > ZERO && invoice.total === later.prepaid;
  const isOpen = row !== undefined && row.closed_on === null;
  return {
    number: invoice.number,
    total: invoice.total,
    prepaid: invoice.prepaid,
    isDeposit: isDepositInvoice(invoice.typeCode) || isSaidDeposit || isTakenOff,
    ...(row && outstanding !== undefined ? { outstanding } : {}),
    ...(row && !isOpen ? { settled: settledOf(row, invoice, received) } : {}),
    ...(isOpen ? { openCase: { id: row.id, reference: row.reference } } : {}),
  };
}

/** A claim closed as paid or settled is so in whole, whatever was recorded; another, by what was received at most. */
function settledOf(row: CaseRow, { principal }: Invoice, received: Cents): Cents {
  const isWhole = row.closed_reason === 'paid' || row.closed_reason === 'settled';
  return isWhole || received > principal ? principal : received;
}
