import { basename } from 'node:path';
import {
  type Loaded,
  type LoadRefusal,
  type LoadStage,
  loadStock,
} from '../../adapters/company-directory/local/load-stock.sql.ts';
import { readConfig } from '../../platform/config.ts';
import { attachEmbeddedPostgres, startEmbeddedPostgres } from '../../platform/embedded-postgres.ts';
import { createLog } from '../../platform/log.ts';
import { migrate } from '../../platform/migrate.ts';
import { pathOf, printable } from '../cli-files.ts';
import { embeddedProblem, migrateProblem } from '../start-problems.ts';

const USAGE = 'Usage : npm run -s recouvrance -- directory load FICHIER... [--shrink]';
const FAULTS = {
  'number-of-columns': 'pas le bon nombre de colonnes',
  'not-a-siren': 'SIREN faux',
  'not-a-siret': 'SIRET faux',
  'no-state': 'état administratif absent ou inconnu',
} as const;

/**
 * `directory load FILE... [--shrink]`: replaces the local directory of companies by INSEE's stock files, in the configured
 * database, whether the application runs on it or not. Exit status 0 when loaded, 1 when refused (the former directory stays), 2
 * for usage.
 */
export async function loadDirectory(
  args: string[],
  out: (line: string) => void,
  err: (line: string) => void,
): Promise<number> {
  const files = args.filter((arg) => !arg.startsWith('--'));
  if (files.length === 0 || args.some((arg) => arg.startsWith('--') && arg !== '--shrink')) {
    err(USAGE);
    return 2;
  }
  const config = readConfig(process.env);
  if (config.refused) {
    for (const { variable, wrong, remedy } of config.refusal) err(`${variable} ${wrong} : ${remedy}.`);
    return 1;
  }
  const opened = await openDatabaseOf(config.value);
  if ('problem' in opened) {
    err(opened.problem);
    return 1;
  }
  try {
    const migrated = await migrate(opened.ownerUrl);
    if (migrated.refused) {
      err(migrateProblem(migrated.refusal));
      return 1;
    }
    const begun = performance.now();
    const loaded = await loadStock(opened.ownerUrl, files.map(pathOf), {
      onProgress: (stage) => out(lineOf(stage)),
      mayShrink: args.includes('--shrink'),
    });
    if (loaded.refused) {
      err(`Rien n’a changé : ${problemOf(loaded.refusal)}`);
      return 1;
    }
    out(summaryOf(loaded.value, (performance.now() - begun) / 1000));
    if (config.value.companyDirectory.kind !== 'local') {
      out('Pour qu’il serve, démarrez l’application avec COMPANY_DIRECTORY=local.');
    }
    return 0;
  } finally {
    await opened.close();
  }
}

type Opened = { ownerUrl: string; close(): Promise<void> } | { problem: string };

/** The database of the configuration; the embedded one is started, or joined when the application runs on it. */
async function openDatabaseOf(config: { databaseUrl: string | undefined; dataDir: string }): Promise<Opened> {
  const { databaseUrl, dataDir } = config;
  if (databaseUrl) return { ownerUrl: databaseUrl, close: async () => {} };
  const started = await startEmbeddedPostgres({ dataDir, log: createLog('fatal') });
  if (!started.refused) return { ownerUrl: started.value.ownerUrl, close: started.value.stop };
  if (started.refusal.kind !== 'already-running') return { problem: embeddedProblem(started.refusal, dataDir) };
  const attached = await attachEmbeddedPostgres({ dataDir });
  if (attached.refused) return { problem: embeddedProblem(attached.refusal, dataDir) };
  return { ownerUrl: attached.value.ownerUrl, close: async () => {} };
}

const count = (value: number) => value.toLocaleString('fr-FR');
const leftOut = (lines: number) => `${count(lines)} ligne${lines > 1 ? 's' : ''} écartée${lines > 1 ? 's' : ''}`;

function lineOf(stage: LoadStage): string {
  switch (stage.stage) {
    case 'reading': {
      const faulty = stage.faulty > 0 ? `, ${leftOut(stage.faulty)}` : '';
      const percent = Math.min(100, Math.round(stage.share * 100));
      return `  ${printable(basename(stage.file))} : ${count(stage.rows)} lignes (${percent} %)${faulty}`;
    }
    case 'joining':
      return '  rapprochement des entreprises et de leurs sièges…';
    case 'indexing':
      return '  index…';
    case 'swapping':
      return '  mise en service…';
  }
}

function summaryOf(loaded: Loaded, seconds: number): string {
  const rows = loaded.companies + loaded.establishments;
  const lines = [
    `Annuaire chargé : ${count(loaded.companies)} entreprises et ${count(loaded.establishments)} établissements, au ${loaded.dataOn}.`,
    `  ${count(Math.round(seconds))} s, ${count(Math.round(rows / Math.max(seconds, 0.001)))} lignes par seconde, index compris.`,
  ];
  if (loaded.establishments === 0) lines.push('  Sans le fichier des établissements, les adresses manquent.');
  if (loaded.faulty > 0) lines.push(`  Fautes : ${leftOut(loaded.faulty)}.`, ...examplesOf(loaded.examples));
  return lines.join('\n');
}

function examplesOf(examples: Loaded['examples']): string[] {
  return examples.map(
    ({ file, line, fault }) => `    ${printable(basename(file))}, ligne ${count(line)} : ${FAULTS[fault]}`,
  );
}

/** Why nothing was loaded, and what to do, in one sentence. */
function problemOf(refusal: LoadRefusal): string {
  switch (refusal.kind) {
    case 'file-not-readable':
      return `${printable(refusal.file)} est illisible (${printable(refusal.reason)}).`;
    case 'no-csv-inside':
      return `${printable(refusal.file)} ne contient pas de fichier .csv.`;
    case 'not-a-stock-file':
      return `${printable(refusal.file)} n’est pas un fichier stock de la base Sirene : il lui manque ${refusal.missing.join(', ')}.`;
    case 'units-missing':
      return 'il faut au moins le fichier des unités légales (StockUniteLegale).';
    case 'two-files-of-a-kind':
      return `${refusal.files.map((file) => printable(basename(file))).join(' et ')} disent la même chose : donnez un fichier de chaque sorte.`;
    case 'already-loading':
      return 'un autre chargement est en cours.';
    case 'directory-in-use':
      return 'une lecture longue (une sauvegarde ?) tient l’annuaire : recommencez quand elle est finie.';
    case 'file-broken':
      return `${printable(basename(refusal.file))} est abîmé après la ligne ${count(refusal.line)} (${printable(refusal.reason)}) : téléchargez-le de nouveau.`;
    case 'too-many-faults': {
      const heading = `${printable(basename(refusal.file))} a trop de lignes fautives, ${count(refusal.faulty)} pour ${count(refusal.rows)} bonnes :`;
      return [heading, ...examplesOf(refusal.examples)].join('\n');
    }
    case 'twice-the-same-number':
      return `un numéro y est deux fois (${printable(refusal.detail)}).`;
    case 'smaller-than-before':
      return `${count(refusal.companies)} entreprises, au lieu de ${count(refusal.before)} au dernier chargement : le fichier semble coupé. Avec --shrink, il est accepté.`;
  }
}
