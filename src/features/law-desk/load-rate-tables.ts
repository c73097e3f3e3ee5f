import type { RateTables } from '../../law/penalites-de-retard/rate-timeline.ts';
import type { Context } from '../../platform/context.ts';
import { tablesFrom } from './law-row.ts';
import { rowOf, selectConfirmedRows } from './law-rows.sql.ts';

/** The rates to compute with now: those of the release and those that a person has confirmed since. */
export async function loadRateTables(ctx: Pick<Context, 'tx'>): Promise<RateTables> {
  return tablesFrom((await selectConfirmedRows(ctx)).map(rowOf));
}
