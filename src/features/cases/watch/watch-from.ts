import type { Siren } from '../../../kernel/siren.ts';
import type { Context } from '../../../platform/context.ts';
import { freezeClaims } from '../../claims/freeze-claims.ts';
import { loadWatches, watchCompanies } from '../../companies/company-watch.ts';

/** New claims on these companies: they are watched from now on, and what is already known of them counts at once. */
export async function watchFrom(ctx: Context, sirens: readonly Siren[]): Promise<void> {
  if (sirens.length === 0) return;
  await watchCompanies(ctx, sirens);
  const known = await loadWatches(ctx, sirens);
  await freezeClaims(
    ctx,
    new Map([...known].flatMap(([siren, { insolvency }]) => (insolvency ? [[siren, insolvency] as const] : []))),
  );
}
