import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeReaders } from '../features/invoice-files/bounded-reading.ts';
import { refusalMessage } from '../features/invoice-files/french-refusals.ts';
import { readInvoiceFile } from '../features/invoice-files/read-invoice-file.ts';
import { orThrow } from '../kernel/result.ts';
import { readConfig } from '../platform/config.ts';
import { startEmbeddedPostgres } from '../platform/embedded-postgres.ts';
import { createLog } from '../platform/log.ts';
import { migrate } from '../platform/migrate.ts';
import { createApplication } from './application.ts';
import { pathOf } from './cli-files.ts';
import { embeddedProblem, migrateProblem } from './start-problems.ts';
import { playStory, type StoryEnd } from './story/play-story.ts';
import type { StoryEvent } from './story/story-event.ts';
import { type StoryInvoice, storyInvoice } from './story/story-invoice.ts';

const USAGE = 'usage : recouvrance story --invoice FICHIER [--json]';

/** Plays the whole main job on an invoice, in a throw-away database. Exit status 0 only when it ends as it must; 2 for usage. */
export async function runStory(
  args: string[],
  out: (line: string) => void,
  err: (line: string) => void,
): Promise<number> {
  const at = args.indexOf('--invoice');
  const path = at >= 0 ? args[at + 1] : undefined;
  const known = new Set(['--invoice', '--json', path]);
  if (!path || args.some((arg) => !known.has(arg))) {
    err(USAGE);
    return 2;
  }
  const isJson = args.includes('--json');
  const print = (event: StoryEvent) => out(isJson ? JSON.stringify(event) : lineOf(event));
  const story = await invoiceOf(path);
  if ('message' in story) {
    out(isJson ? JSON.stringify({ kind: 'refused', file: path, message: story.message }) : story.message);
    return 1;
  }
  const end = await inThrowAwayDatabase(story, print, err);
  if (!end) return 1;
  const isGood = end.closed && end.ledgerBalanced && end.painValid;
  out(
    isJson
      ? JSON.stringify({ kind: 'end', outcome: isGood ? 'good' : 'bad', ...end })
      : isGood
        ? 'L’histoire finit bien.'
        : `L’histoire finit mal : ${JSON.stringify(end)}`,
  );
  return isGood ? 0 : 1;
}

async function invoiceOf(path: string): Promise<StoryInvoice | { message: string }> {
  const bytes = await readFile(pathOf(path)).catch(() => undefined);
  if (!bytes) return { message: `${path} : fichier introuvable ou illisible.` };
  const read = await readInvoiceFile(new Uint8Array(bytes));
  await closeReaders();
  if (read.refused) return { message: refusalMessage(read.refusal) };
  const story = storyInvoice(read.value);
  return story.refused ? { message: story.refusal.message } : story.value;
}

async function inThrowAwayDatabase(
  story: StoryInvoice,
  print: (event: StoryEvent) => void,
  err: (line: string) => void,
): Promise<StoryEnd | undefined> {
  const dataDir = await mkdtemp(join(tmpdir(), 'recouvrance-story-'));
  const log = createLog('fatal');
  const config = orThrow(readConfig({ DATA_DIR: dataDir }));
  const started = await startEmbeddedPostgres({ dataDir, log, durable: false });
  if (started.refused) {
    err(embeddedProblem(started.refusal, dataDir));
    await rm(dataDir, { recursive: true, force: true });
    return undefined;
  }
  const { ownerUrl, stop } = started.value;
  try {
    const migrated = await migrate(ownerUrl);
    if (migrated.refused) {
      err(migrateProblem(migrated.refusal));
      return undefined;
    }
    const application = await createApplication({
      config,
      ownerUrl,
      secret: 's'.repeat(48),
      publicUrl: 'http://127.0.0.1:3000',
      log,
    });
    try {
      print({
        date: story.openedOn,
        kind: 'invoice-deposited',
        amounts: {},
        details: { number: story.invoice.number, supposed: story.supposed },
      });
      const played = await playStory(application, config, story, print);
      if (!played.refused) return played.value;
      err(`L’histoire ne peut pas commencer : ${JSON.stringify(played.refusal.faults)}`);
      return undefined;
    } finally {
      await application.close();
    }
  } finally {
    await stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

function lineOf({ date, kind, channel, amounts }: StoryEvent): string {
  const figures = Object.entries(amounts).map(([name, amount]) => `${name} ${amount} €`);
  return [date, kind, channel, ...figures].filter(Boolean).join('  ');
}
