import { createServer } from 'node:net';
import { claimInstallation, installationOf } from '../platform/clock.ts';
import { type Config, publicUrlOf, readConfig } from '../platform/config.ts';
import { keptSecret } from '../platform/config-secret.ts';
import { appUrl, openDatabase } from '../platform/db.ts';
import { attachEmbeddedPostgres, startEmbeddedPostgres } from '../platform/embedded-postgres.ts';
import { PLATFORM } from '../platform/ids.ts';
import { createLog, type Log } from '../platform/log.ts';
import { emptyUnprepared, migrate } from '../platform/migrate.ts';
import { type Application, createApplication } from './application.ts';
import { demonstrationAccounts } from './demonstration-accounts.ts';
import { startInboundSmtp } from './inbound-mail/start-smtp.ts';
import { embeddedProblem, inboundSmtpProblem, migrateProblem } from './start-problems.ts';

/** Says one clear sentence and ends with a non-zero status. */
class StartProblem extends Error {}

const say = (line = '') => process.stdout.write(`${line}\n`);

async function start(): Promise<void> {
  const read = readConfig(process.env);
  if (read.refused) {
    const lines = read.refusal.map(({ variable, wrong, remedy }) => `  ${variable} ${wrong} ; ${remedy}.`);
    throw new StartProblem(`Configuration refusée :\n${lines.join('\n')}`);
  }
  const config = read.value;
  const log = createLog(process.env.LOG_LEVEL ? config.logLevel : config.mode === 'demonstration' ? 'warn' : 'info');
  const port = await choosePort(config);
  const publicUrl = publicUrlOf(config.http, port);
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);

  const ownerUrl = config.databaseUrl ?? (await startDatabase(config, log));
  await bringUpToDate(ownerUrl);
  const isPrepared = await claim(ownerUrl, config);
  const secret = config.secret ?? (await keptSecret(config.dataDir));
  const application = await createApplication({ config, ownerUrl, secret, publicUrl, log });
  closers.unshift(application.close);
  if (!isPrepared && config.role !== 'worker') {
    say('Première fois : préparation des données de démonstration…');
    const { makeDemonstration } = await import('./demonstration/make-demonstration.ts');
    const preparing = makeDemonstration(application, config, abandoned.signal, (done, of) => {
      if (process.stdout.isTTY) process.stdout.write(`\r  ${done} jours simulés sur ${of}`);
    });
    closers.unshift(() => preparing.catch(() => {})); // a stop waits for the step in hand; the next start begins again
    await preparing;
    if (process.stdout.isTTY) say();
  }
  if (config.role !== 'web') await application.startWorker(config.databaseUrl === undefined);
  if (config.role !== 'worker') {
    const { app } = await application.web();
    closers.unshift(() => app.close());
    await app.listen({ host: config.http.host, port });
    const mailPort = await listenForMail(application, config, log);
    say(`\nRecouvrance est prête : ${publicUrl}`);
    if (mailPort) say(`Les courriels de pièces sont reçus sur le port ${mailPort}.`);
    if (config.mode === 'demonstration') announce();
    else await announceFirstOperator(application, publicUrl);
  } else say('Recouvrance : les tâches de fond tournent.');
  say('Ctrl-C pour arrêter.');
}

/** Answers the port on which exhibits come by email, when one is configured. */
async function listenForMail({ wiring }: Application, config: Config, log: Log): Promise<number | undefined> {
  const started = await startInboundSmtp(config, wiring, log);
  if (started.refused) throw new StartProblem(inboundSmtpProblem(started.refusal));
  const listener = started.value;
  if (listener) closers.unshift(listener.close);
  return listener?.port;
}

/** The port asked for, or from the default one the next that is free. */
async function choosePort({ http, role }: Config): Promise<number> {
  if (role === 'worker') return http.port;
  for (let port = http.port; port < http.port + 50; port++) {
    if (await isFree(http.host, port)) return port;
    if (http.portIsExplicit) {
      throw new StartProblem(
        `Le port ${port} est déjà pris : arrêtez ce qui l’occupe, ou choisissez-en un autre avec PORT.`,
      );
    }
  }
  throw new StartProblem(`Aucun port libre de ${http.port} à ${http.port + 49} : choisissez-en un avec PORT.`);
}

function isFree(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
      .once('error', () => resolve(false))
      .once('listening', () => probe.close(() => resolve(true)))
      .listen(port, host);
  });
}

async function startDatabase(config: Config, log: Log): Promise<string> {
  if (config.role === 'worker') {
    const attached = await attachEmbeddedPostgres({ dataDir: config.dataDir });
    if (attached.refused) throw new StartProblem(embeddedProblem(attached.refusal, config.dataDir));
    return attached.value.ownerUrl;
  }
  const started = await startEmbeddedPostgres({ dataDir: config.dataDir, log });
  if (started.refused) throw new StartProblem(embeddedProblem(started.refusal, config.dataDir));
  closers.push(started.value.stop);
  return started.value.ownerUrl;
}

async function bringUpToDate(ownerUrl: string): Promise<void> {
  const migrated = await migrate(ownerUrl);
  if (migrated.refused) throw new StartProblem(migrateProblem(migrated.refusal));
}

/** Marks a new database with the mode; a demonstration never becomes live, nor the reverse. Answers whether its data is whole. */
async function claim(ownerUrl: string, config: Config): Promise<boolean> {
  const database = openDatabase(appUrl(ownerUrl), { max: 1 });
  const scope = { tenantId: PLATFORM, actor: { kind: 'system', name: 'start' } } as const;
  const found = await database.inTransaction(scope, installationOf).finally(() => database.close());
  if (found && found.mode !== config.mode) {
    const [is, asked] = found.mode === 'live' ? ['réelles', 'en démonstration'] : ['de démonstration', 'en réel'];
    throw new StartProblem(
      `Cette base contient des données ${is} : elle ne peut pas être ouverte ${asked}. Changez RECOUVRANCE_MODE, ou donnez une autre base (DATABASE_URL) ou un autre dossier (DATA_DIR).`,
    );
  }
  if (config.mode === 'live') {
    if (!found) await markLive(ownerUrl);
    return true;
  }
  if (!found?.isPrepared && config.role === 'worker') {
    throw new StartProblem(
      'La démonstration n’est pas encore préparée : démarrez d’abord l’application (ROLE=web), puis les tâches de fond.',
    );
  }
  if (found && !found.isPrepared) await emptyUnprepared(ownerUrl);
  return found?.isPrepared ?? false;
}

async function markLive(ownerUrl: string): Promise<void> {
  const database = openDatabase(appUrl(ownerUrl), { max: 1 });
  const scope = { tenantId: PLATFORM, actor: { kind: 'system', name: 'start' } } as const;
  await database.inTransaction(scope, (ctx) => claimInstallation(ctx, 'live')).finally(() => database.close());
}

function announce(): void {
  say('\nDémonstration : rien ne part vers de vraies personnes. Comptes (mot de passe « demonstration ») :');
  for (const { role, email } of demonstrationAccounts) say(`  ${email.padEnd(28)} ${role}`);
  say('L’horloge avance depuis le bandeau, avec un compte opérateur.\n');
}

async function announceFirstOperator(application: Application, publicUrl: string): Promise<void> {
  const { firstOperatorLink } = await import('./first-operator.ts');
  const link = await firstOperatorLink(application.database, publicUrl);
  if (link)
    say(`\nAucun opérateur encore. Créez le premier avec ce lien, valable une heure et une seule fois :\n  ${link}\n`);
}

const closers: (() => Promise<unknown>)[] = [];
const abandoned = new AbortController();
let stopping = false;

/** Stops what runs, latest first; a second signal changes nothing. */
function stop(): void {
  if (stopping) return;
  stopping = true;
  abandoned.abort();
  setTimeout(() => process.exit(1), 25_000).unref();
  void closeAll().then(() => process.exit(0));
}

async function closeAll(): Promise<void> {
  for (const close of closers) await close().catch((error: Error) => process.stderr.write(`${error.message}\n`));
}

try {
  await start();
} catch (error) {
  if (stopping) await new Promise(() => {}); // the stop is under way: it ends the process
  if (!(error instanceof StartProblem)) process.stderr.write(`${(error as Error).stack ?? error}\n`);
  else process.stderr.write(`${error.message}\n`);
  await closeAll();
  process.exit(1);
}
