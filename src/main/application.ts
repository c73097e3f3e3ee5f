import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Config } from '../platform/config.ts';
import { appUrl, type Database, openDatabase, openSignInPool } from '../platform/db.ts';
import type { BoundJob } from '../platform/jobs.ts';
import type { Log } from '../platform/log.ts';
import { createSignIn, type SignIn } from '../platform/sign-in.ts';
import { startWorker, type Worker } from '../platform/worker.ts';
import { boundJobs, rhythms } from './jobs.ts';
import { sendAccountEmail } from './send-account-email.ts';
import { createSimulation, type Simulation } from './simulation.ts';
import { createWebServer } from './web-server.ts';
import { type Wiring, wire } from './wiring.ts';

export type Application = {
  database: Database;
  signIn: SignIn;
  wiring: Wiring;
  jobs: BoundJob[];
  simulation: Simulation;
  version: string;
  startWorker(isAlone: boolean): Promise<void>;
  /** The HTTP application, not yet listening. */
  web(): ReturnType<typeof createWebServer>;
  close(): Promise<void>;
};

export type ApplicationOptions = { config: Config; ownerUrl: string; secret: string; publicUrl: string; log: Log };

/** Everything that runs, put together from a configuration and a migrated database; web and worker are started apart. */
export async function createApplication(options: ApplicationOptions): Promise<Application> {
  const { config, ownerUrl, secret, publicUrl, log } = options;
  const database = openDatabase(appUrl(ownerUrl));
  const signInPool = openSignInPool(appUrl(ownerUrl));
  const wiring = wire(config, database, { secret, publicUrl });
  const signIn = createSignIn({
    pool: signInPool,
    secret,
    publicUrl,
    requireVerifiedEmail: config.mode === 'live',
    sendEmail: (email) => sendAccountEmail(wiring.delivery, email, randomBytes(8).toString('hex')),
  });
  const jobs = boundJobs(wiring);
  let worker: Worker | undefined;
  let isAlone = false;
  const start = async () => {
    worker = await startWorker({ ownerUrl, database, jobs, log, rhythms, isAlone });
  };
  const simulation = createSimulation({
    ownerUrl,
    database,
    jobs,
    log,
    pauseWorker: async () => {
      const running = worker;
      worker = undefined;
      await running?.stop();
      return async () => {
        if (running) await start();
      };
    },
  });
  const { version } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8'));
  return {
    database,
    signIn,
    wiring,
    jobs,
    simulation,
    version,
    async startWorker(alone) {
      isAlone = alone;
      await start();
    },
    web: () =>
      createWebServer({
        config,
        database,
        signIn,
        wiring,
        publicUrl,
        log,
        version,
        simulation: config.mode === 'demonstration' ? simulation : undefined,
      }),
    async close() {
      await worker?.stop();
      await simulation.close();
      await signInPool.end();
      await database.close();
    },
  };
}
