import type { CivilDate } from '../../kernel/civil-date.ts';
import type { RateTables } from '../../law/penalites-de-retard/rate-timeline.ts';
import type { Database } from '../../platform/db.ts';
import { PLATFORM } from '../../platform/ids.ts';
import { loadRateTables } from './load-rate-tables.ts';

/** What a public answer needs to know: the rates in force, and the day in Paris by the application's clock. */
export type LawNow = { tables: RateTables; today: CivilDate };

export function lawNow(database: Database): Promise<LawNow> {
  const scope = { tenantId: PLATFORM, actor: { kind: 'system' as const, name: 'law' } };
  return database.inTransaction(scope, async (ctx) => ({ tables: await loadRateTables(ctx), today: ctx.today }));
}
