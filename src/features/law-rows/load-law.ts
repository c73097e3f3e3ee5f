import type { LawInForce } from '../../law/schedule.ts';
import type { Context } from '../../platform/context.ts';
import { lawFrom } from './law-row.ts';
import { rowOf, selectConfirmedRows } from './law-rows.sql.ts';

/** The law to compute with now: the rows of the release and those that a person has confirmed since. One query; ask once a transaction. */
export async function loadLaw(ctx: Pick<Context, 'tx'>): Promise<LawInForce> {
  return lawFrom((await selectConfirmedRows(ctx)).map(rowOf));
}
