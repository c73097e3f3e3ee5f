import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { runMigrations } from 'graphile-worker';
import pg from 'pg';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { APP_ROLE, appPassword, appUrl } from './db.ts';

const folder = new URL('../../migrations/', import.meta.url);

export type MigrateRefusal =
  | { kind: 'database-unreachable'; reason: string }
  | { kind: 'server-too-old'; version: string }
  | { kind: 'schema-newer'; unknown: string[] }
  | { kind: 'migration-changed'; name: string }
  | { kind: 'cannot-create-role'; reason: string };

/**
 * Brings the database of `ownerUrl` to this version's schema: plain SQL files, forward only, each in a transaction, one process at
 * a time (advisory lock). Creates the application's role. Refuses a schema that a newer version has written.
 */
export async function migrate(ownerUrl: string): Promise<Result<{ applied: string[] }, MigrateRefusal>> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'recouvrance migrate' });
  try {
    await client.connect();
  } catch (error) {
    return refuse({ kind: 'database-unreachable', reason: (error as Error).message });
  }
  try {
    const version = Number((await client.query('show server_version_num')).rows[0].server_version_num);
    if (version < 150_000) return refuse({ kind: 'server-too-old', version: String(version / 10_000) });
    await client.query("select pg_advisory_lock(hashtext('recouvrance.migrate'))");
    const files = await migrationFiles();
    await client.query(`create table if not exists schema_migration (
      name text primary key, sha256 text not null, applied_at timestamptz not null default now())`);
    const done = new Map<string, string>(
      (await client.query('select name, sha256 from schema_migration')).rows.map((row) => [row.name, row.sha256]),
    );
    const unknown = [...done.keys()].filter((name) => !files.some((file) => file.name === name));
    if (unknown.length > 0) return refuse({ kind: 'schema-newer', unknown });
    const changed = files.find((file) => done.has(file.name) && done.get(file.name) !== file.sha256);
    if (changed) return refuse({ kind: 'migration-changed', name: changed.name });
    const role = await ensureRole(client, ownerUrl);
    if (role.refused) return role;
    await runMigrations({ connectionString: ownerUrl });
    const applied: string[] = [];
    for (const file of files.filter(({ name }) => !done.has(name))) {
      await client.query('begin');
      try {
        await client.query(file.text);
        await client.query('insert into schema_migration (name, sha256) values ($1, $2)', [file.name, file.sha256]);
        await client.query('commit');
      } catch (error) {
        await client.query('rollback');
        throw new Error(`migration ${file.name}: ${(error as Error).message}`, { cause: error });
      }
      applied.push(file.name);
    }
    return ok({ applied });
  } finally {
    await client.end();
  }
}

/** Empties a demonstration whose preparation was cut short, so that it can start over. Never called on anything else. */
export async function emptyUnprepared(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query(
      `select 1 from installation where mode = 'demonstration' and prepared_at is null`,
    );
    if (rowCount !== 1) throw new Error('only an unprepared demonstration can be emptied');
    await client.query('drop schema if exists sign_in, graphile_worker cascade');
    await client.query('drop schema public cascade');
    await client.query('create schema public');
  } finally {
    await client.end();
  }
  await migrate(ownerUrl);
}

async function migrationFiles(): Promise<{ name: string; text: string; sha256: string }[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(new URL(name, folder), 'utf8');
      return { name, text, sha256: createHash('sha256').update(text).digest('hex') };
    }),
  );
}

/** Creates the application's role, or sets its password again when it cannot sign in with the derived one. */
async function ensureRole(client: pg.Client, ownerUrl: string): Promise<Result<null, MigrateRefusal>> {
  const exists = (await client.query('select 1 from pg_roles where rolname = $1', [APP_ROLE])).rowCount === 1;
  if (exists && (await canSignIn(appUrl(ownerUrl)))) return ok(null);
  const password = client.escapeLiteral(appPassword(ownerUrl));
  try {
    await client.query(
      `${exists ? 'alter' : 'create'} role ${APP_ROLE} login nosuperuser nobypassrls password ${password}`,
    );
    const database = client.escapeIdentifier(client.database as string);
    await client.query(`grant connect on database ${database} to ${APP_ROLE}`);
    return ok(null);
  } catch (error) {
    return refuse({ kind: 'cannot-create-role', reason: (error as Error).message });
  }
}

async function canSignIn(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}
