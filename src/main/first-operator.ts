import { createHash, randomBytes } from 'node:crypto';
import type { Database } from '../platform/db.ts';

const HOUR_MS = 3_600_000;

/** A link that makes the first operator of a live installation, once; undefined when there is already one. Earlier links are void. */
export async function firstOperatorLink(database: Database, publicUrl: string): Promise<string | undefined> {
  const { rows } = await database.pool.query('select 1 from sign_in."user" where "isOperator" limit 1');
  if (rows.length > 0) return undefined;
  const code = randomBytes(24).toString('base64url');
  await database.pool.query('delete from first_operator_link');
  await database.pool.query('insert into first_operator_link (code_sha256, expires_at) values ($1, $2)', [
    createHash('sha256').update(code).digest('hex'),
    new Date(Date.now() + HOUR_MS),
  ]);
  return `${publicUrl}/premier-operateur?code=${code}`;
}

/** Uses the link: true once, for the right code, in time. */
export async function useFirstOperatorLink(database: Database, code: string): Promise<boolean> {
  const used = await database.pool.query(
    'update first_operator_link set used_at = now() where code_sha256 = $1 and used_at is null and expires_at > now()',
    [createHash('sha256').update(code).digest('hex')],
  );
  return used.rowCount === 1;
}
