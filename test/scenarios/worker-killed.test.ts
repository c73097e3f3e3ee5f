import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { importStatement } from '../../src/features/banking/import-statement.ts';
import { advanceDueCases } from '../../src/features/cases/advance-due-cases.ts';
import { balancesByKind, brokenAccounts, ledgerSum } from '../../src/features/ledger/balances.ts';
import { day, parisInstant } from '../../src/kernel/civil-date.ts';
import { cents } from '../../src/kernel/money.ts';
import { orThrow } from '../../src/kernel/result.ts';
import { freezeClock } from '../../src/platform/clock.ts';
import { createScenario, type Scenario } from '../support/scenario.ts';
import { aStatementFile } from '../support/statement-builder.ts';

/**
 * A real worker process is killed (SIGKILL) with a job in hand, at the worst moment: its outside effect made, its own record not yet.
 * A lock that the test holds keeps it there; no time is measured.
 */
let scenario: Scenario;
let watcher: pg.Client;
const started: ChildProcess[] = [];

beforeEach(async () => {
  scenario = await createScenario();
  watcher = new pg.Client({ connectionString: scenario.ownerUrl });
  await watcher.connect();
});
afterEach(async () => {
  for (const child of started) child.kill('SIGKILL');
  await watcher.end();
  await scenario.close();
});

/** Starts a worker of its own process on this database; resolves once it runs jobs. */
async function startWorkerProcess(): Promise<ChildProcess> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('../../src/main/start.ts', import.meta.url))], {
    env: {
      ...process.env,
      ROLE: 'worker',
      DATABASE_URL: scenario.ownerUrl,
      DATA_DIR: scenario.config.dataDir,
      LOG_LEVEL: 'silent',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  started.push(child);
  await new Promise<void>((resolve, reject) => {
    child.stdout?.setEncoding('utf8').on('data', (text: string) => text.includes('tâches de fond') && resolve());
    child.once('exit', (code) => reject(new Error(`the worker ended with ${code}`)));
  });
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
}

/** Asks the database again until it answers something. */
async function eventually<T>(ask: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const found = await ask();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Waits until somebody wants to write to the table that the test holds. */
const blockedOn = (table: string) =>
  eventually(async () => {
    const { rows } = await watcher.query(
      `select 1 from pg_locks where not granted and relation = '${table}'::regclass`,
    );
    return rows[0];
  });

/** Holds a lock against writes on a table while `work` runs. */
async function whileLocked<T>(table: string, work: () => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: scenario.ownerUrl });
  await client.connect();
  await client.query(`begin; lock table ${table} in exclusive mode`);
  try {
    return await work();
  } finally {
    await client.query('rollback');
    await client.end();
  }
}

/** The ordinary start after a kill: the worker that is alone with its database takes up what the dead one held. */
async function startAgain(): Promise<void> {
  await scenario.application.startWorker(true);
  await eventually(async () => {
    const { rows } = await watcher.query('select count(*)::int as left from graphile_worker._private_jobs');
    return rows[0].left === 0 ? true : undefined;
  });
}

test('killed after the message left and before it was recorded: it left once, and it is recorded once', async () => {
  const { id } = await scenario.openCase();
  await scenario.platform((ctx) => freezeClock(ctx, parisInstant(day('2026-09-14'), 10 * 60)));
  await scenario.application.simulation.settle();
  await scenario.platform((ctx) => freezeClock(ctx, parisInstant(day('2026-09-18'), 10 * 60)));
  const worker = await whileLocked('case_event', async () => {
    // The journal is written last: the provider has been called, and everything else of the record waits with it.
    const child = await startWorkerProcess();
    await queueFirmReminder();
    await blockedOn('case_event');
    await kill(child);
    return child;
  });
  expect(worker.signalCode).toBe('SIGKILL');
  const between = (await scenario.messages(id)).filter(({ template }) => template.startsWith('reminder-firm'));
  expect(between.some(({ state }) => state === 'sending')).toBe(true);
  await startAgain();
  const after = (await scenario.messages(id)).filter(({ template }) => template.startsWith('reminder-firm'));
  expect(after.map(({ state }) => state)).toEqual(['sent', 'sent']);
  const left = (await scenario.outbox()).map(({ key }) => key);
  for (const message of after) expect(left.filter((key) => key === message.id)).toHaveLength(1);
  const told = (await scenario.journal(id))
    .filter(({ kind }) => kind === 'message-sent')
    .map(({ data }) => data.messageId);
  for (const message of after) expect(told.filter((messageId) => messageId === message.id)).toHaveLength(1);
});

async function queueFirmReminder(): Promise<void> {
  // advanceDueCases writes no journal line for a message: it does not wait for the lock.
  await scenario.platform((ctx) => advanceDueCases(ctx, scenario.application.wiring.settings));
}

test('killed while money is divided: each cent is posted once, the fee taken once, the case closed once', async () => {
  const { id } = await scenario.openCase({ debtor: { siren: '210049912', email: 'autre@brehat.example' } });
  const view = await scenario.view(id);
  const owed = cents(view.owed.totalCents);
  const account = scenario.config.clientFunds.iban;
  const movements = [{ amount: owed, bookedOn: '2026-09-07', text: view.paymentReference }];
  const bytes = aStatementFile({ iban: account, movements });
  const child = await startWorkerProcess();
  await whileLocked('fee', async () => {
    orThrow(await scenario.platform((ctx) => importStatement(ctx, { bytes, fileName: 'r.xml', account })));
    await blockedOn('fee');
    await kill(child);
  });
  await startAgain();
  const after = await scenario.view(id);
  expect(after).toMatchObject({ state: 'paid', payments: [{ amountCents: Number(owed) }] });
  expect(after.money.feesGrossCents + after.money.toPayOutCents).toBe(Number(owed));
  const kinds = (await scenario.journal(id)).map(({ kind }) => kind);
  for (const once of ['payment-received', 'fees-charged', 'closed']) {
    expect(
      kinds.filter((kind) => kind === once),
      once,
    ).toHaveLength(1);
  }
  expect((await scenario.messages(id)).filter(({ template }) => template === 'thanks')).toHaveLength(1);
  expect(await scenario.platform(ledgerSum)).toBe(0n);
  expect(await scenario.platform(brokenAccounts)).toEqual([]);
  expect((await scenario.platform(balancesByKind)).collected).toBe(0n);
});
