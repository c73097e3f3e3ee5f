import type { CivilDate } from '../../kernel/civil-date.ts';
import type { LawInForce } from '../../law/schedule.ts';
import type { Database } from '../../platform/db.ts';
import { PLATFORM } from '../../platform/ids.ts';
import { loadLaw } from '../law-rows/load-law.ts';

/** What a public answer needs to know: the law in force, and the day in Paris by the application's clock. */
export type LawNow = { inForce: LawInForce; today: CivilDate };

export function lawNow(database: Database): Promise<LawNow> {
  const scope = { tenantId: PLATFORM, actor: { kind: 'system' as const, name: 'law' } };
  return database.inTransaction(scope, async (ctx) => ({ inForce: await loadLaw(ctx), today: ctx.today }));
}
