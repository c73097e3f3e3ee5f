import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { onServer, withDatabase } from './database-server.ts';

export type FreshDatabase = {
  /** The owner's address; `appUrl(ownerUrl)` gives the application's, under row-level security. */
  readonly ownerUrl: string;
  /** Close the pools first; a connection still open is cut. */
  drop(): Promise<void>;
};

/** A migrated database of one's own, with no rows but those of the migrations: one per test file is usual. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const { serverUrl, template } = inject('testDatabase');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await onServer(serverUrl, `create database ${name} template ${template}`);
  return {
    ownerUrl: withDatabase(serverUrl, name),
    drop: () => onServer(serverUrl, `drop database ${name} with (force)`),
  };
}
