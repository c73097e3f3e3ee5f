import type { Siren } from '../../kernel/siren.ts';
import type { Context } from '../../platform/context.ts';
import type { Insolvency } from '../companies/insolvency.ts';
import { selectDebtorIdsOfSirens, updateFrozen } from './many-claims.sql.ts';

/**
 * The claims of these companies that were invoiced up to the judgment are frozen from its day: interest and the fixed indemnity stop
 * there (C. com. L622-28, L441-10 II). All that the scope sees, in one statement.
 */
export async function freezeClaims(ctx: Context, proceedings: ReadonlyMap<Siren, Insolvency>): Promise<void> {
  await updateFrozen(
    ctx,
    [...proceedings].map(([siren, { openedOn }]) => ({ siren, opened_on: openedOn })),
  );
}

/** The debtors that are these companies, in every organisation that the scope sees: their identifiers, each with its SIREN. */
export async function debtorsOfSirens(ctx: Context, sirens: readonly Siren[]): Promise<Map<string, Siren>> {
  if (sirens.length === 0) return new Map();
  return new Map((await selectDebtorIdsOfSirens(ctx, sirens)).map(({ id, siren }) => [id, siren as Siren]));
}
