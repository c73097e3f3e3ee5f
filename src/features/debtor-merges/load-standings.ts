import { type Cents, sumOf, ZERO } from '../../kernel/money.ts';
import type { Context } from '../../platform/context.ts';
import { casesOfDebtors, type DebtorCase } from '../cases/many/move-cases.ts';
import { invoicesOfDebtors } from '../claims/merging/merged-debtors.ts';
import { type ClaimPosition, loadPositions } from '../payments/claim-position.ts';

/** What a debtor has with us, as the list of debtors counts it. */
export type Standing = {
  invoices: number;
  openCases: number;
  closedCases: number;
  owed: Cents;
  lastCaseOn?: string;
};

/** The standings of these debtors, in a fixed number of queries. */
export async function loadStandings(ctx: Context, debtorIds: readonly string[]): Promise<Map<string, Standing>> {
  const invoices = await invoicesOfDebtors(ctx, debtorIds);
  const cases = Map.groupBy(await casesOfDebtors(ctx, debtorIds), ({ debtorId }) => debtorId);
  const open = [...cases.values()].flat().filter(isOpen);
  const positions = await loadPositions(
    ctx,
    open.map(({ invoiceId }) => invoiceId),
  );
  return new Map(
    debtorIds.map((id) => {
      const own = (cases.get(id) ?? []).filter(({ closedReason }) => closedReason !== 'import-undone');
      const running = own.filter(isOpen);
      const lastCaseOn = own
        .map(({ openedOn }) => openedOn as string)
        .toSorted()
        .at(-1);
      return [
        id,
        {
          invoices: invoices.get(id)?.length ?? 0,
          openCases: running.length,
          closedCases: own.length - running.length,
          owed: sumOf(running.map(({ invoiceId }) => principalOwed(positions.get(invoiceId)))),
          ...(lastCaseOn ? { lastCaseOn } : {}),
        },
      ];
    }),
  );
}

const isOpen = ({ closedReason }: DebtorCase) => closedReason === undefined;

function principalOwed(position: ClaimPosition | undefined): Cents {
  if (!position) return ZERO;
  const credited = sumOf(position.creditNotes.map(({ amount }) => amount));
  const paid = sumOf(position.payments.map(({ toPrincipal }) => toPrincipal));
  const left = position.principal - credited - paid;
  return left > 0n ? (left as Cents) : ZERO;
}
