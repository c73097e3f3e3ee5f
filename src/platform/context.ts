import type { Transaction } from 'kysely';
import type { CivilDate } from '../kernel/civil-date.ts';
import type { TenantId } from './ids.ts';

/** Our transactions name no table: each `*.sql.ts` opens its own with `tx.withTables<…>()`. */
// biome-ignore lint/complexity/noBannedTypes: Kysely's way to say "no table"
export type Tx = Transaction<{}>;

/** Who does it: kept with every journal line and every row that records an act. */
export type Actor =
  | { kind: 'user'; userId: string; name: string }
  | { kind: 'operator'; userId: string; name: string }
  | { kind: 'debtor'; caseId: string }
  | { kind: 'system'; name: string };

/** What a use case is given besides its input. Five fields, and it never grows. */
export type Context = {
  readonly tx: Tx;
  /** The creditor's organisation whose rows can be seen; `PLATFORM` for work across organisations. */
  readonly tenantId: TenantId;
  readonly actor: Actor;
  /** The application's clock: the only source of time. */
  readonly now: Date;
  /** The legal day in Paris at `now`. */
  readonly today: CivilDate;
};
