import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { closeReaders } from '../features/invoice-files/bounded-reading.ts';
import { MAX_FILE_BYTES } from '../features/invoice-files/invoice-from-bytes.ts';
import type { ReadRefusal } from '../features/invoice-files/refusals.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';

type Reader<T, R> = (bytes: Uint8Array, options: { handOver: boolean }) => Promise<Result<T, R>>;
type Shown<T, R> = (file: string, result: Result<T, R | ReadRefusal>, json: boolean) => string;

/**
 * Reads every file named on the command line, in order, and prints one line (or one block) for each. Answers the exit code:
 * 0 all accepted, 1 one refused at least, 2 not understood.
 */
export async function readFiles<T, R>(
  args: string[],
  usage: string,
  read: Reader<T, R>,
  show: Shown<T, R>,
): Promise<number> {
  const parsed = parsedArguments(args);
  if (!parsed || parsed.files.length === 0) {
    console.error(`Usage : npm run -s recouvrance -- ${usage}`);
    return 2;
  }
  const { files, json } = parsed;
  let refused = 0;
  // One at a time: the memory of two readings never adds up.
  for (const file of files) {
    const size = await sizeOf(file);
    const result = size.refused ? size : await readOne(file, read);
    if (result.refused) refused += 1;
    process.stdout.write(`${show(file, result, json)}\n`);
  }
  await closeReaders();
  return refused > 0 ? 1 : 0;
}

function parsedArguments(args: string[]): { files: string[]; json: boolean } | undefined {
  try {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { json: { type: 'boolean' } } });
    return { files: positionals, json: values.json === true };
  } catch {
    return undefined;
  }
}

/** npm runs scripts in the folder of the package; a path is meant from where the person stood. */
export function pathOf(file: string): string {
  return resolve(process.env.INIT_CWD ?? '.', file);
}

async function sizeOf(file: string): Promise<Result<number, ReadRefusal>> {
  try {
    const facts = await stat(pathOf(file));
    if (facts.isDirectory()) return refuse({ kind: 'file-not-readable', why: 'folder' });
    if (!facts.isFile()) return refuse({ kind: 'file-not-readable', why: 'not-a-file' });
    if (facts.size > MAX_FILE_BYTES) return refuse({ kind: 'too-large', bytes: facts.size, limit: MAX_FILE_BYTES });
    return ok(facts.size);
  } catch (error) {
    return refuse(unreadable(error));
  }
}

function unreadable(error: unknown): ReadRefusal {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'file-not-readable', why: 'missing' };
  if (code === 'EACCES' || code === 'EPERM') return { kind: 'file-not-readable', why: 'permission' };
  return { kind: 'file-not-readable', why: 'other' };
}

async function readOne<T, R>(file: string, read: Reader<T, R>): Promise<Result<T, R | ReadRefusal>> {
  try {
    return await read(await readFile(pathOf(file)), { handOver: true });
  } catch (error) {
    return refuse(unreadable(error));
  }
}

/** A text of a file made harmless for a terminal: no control or direction-changing character, one line. */
export function printable(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\p{Cc}\p{Cf}]/gu, '�');
}
