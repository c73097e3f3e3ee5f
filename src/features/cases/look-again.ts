import type { Context } from '../../platform/context.ts';
import { advanceCases } from './advance-due-cases.ts';
import { type CaseRow, selectCaseForUpdate } from './cases.sql.ts';
import type { CaseSettings } from './settings.ts';

/** Recomputes a case at once, after something happened to it. */
export async function lookAgain(ctx: Context, row: CaseRow, settings: CaseSettings): Promise<void> {
  const current = await selectCaseForUpdate(ctx, row.id);
  if (current) await advanceCases(ctx, [current], settings);
}
