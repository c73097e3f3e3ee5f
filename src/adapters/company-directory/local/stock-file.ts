import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { type Readable, Transform } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { type Entry, open, type ZipFile } from 'yauzl';
import { ok, type Result, refuse } from '../../../kernel/result.ts';

export type OpenedStock = {
  /** The CSV's own bytes, whatever it was packed in. */
  stream: Readable;
  /** Between 0 and 1, of what has been read. */
  progress(): number;
};
export type FileRefusal =
  | { kind: 'file-not-readable'; file: string; reason: string }
  | { kind: 'no-csv-inside'; file: string };

/** Opens a stock file: the CSV as it is, in gzip, or in the zip that INSEE publishes (its first `.csv`); never all in memory. */
export async function openStock(file: string): Promise<Result<OpenedStock, FileRefusal>> {
  try {
    if (/\.zip$/i.test(file)) return await openZip(file);
    const { size } = await stat(file);
    const source = createReadStream(file, { highWaterMark: 1 << 20 });
    const stream = /\.gz$/i.test(file) ? joined(source, createGunzip()) : source;
    return ok({ stream, progress: () => (size === 0 ? 1 : source.bytesRead / size) });
  } catch (error) {
    return refuse({ kind: 'file-not-readable', file, reason: (error as Error).message });
  }
}

/** The columns that the first line names. */
export async function headerOf(file: string): Promise<Result<string[], FileRefusal>> {
  const opened = await openStock(file);
  if (opened.refused) return opened;
  let text = '';
  try {
    for await (const chunk of opened.value.stream) {
      text += (chunk as Buffer).toString('utf8');
      if (text.includes('\n') || text.length > 100_000) break;
    }
  } catch (error) {
    return refuse({ kind: 'file-not-readable', file, reason: (error as Error).message });
  }
  const [first = ''] = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  return ok(first.split(',').map((column) => column.trim().replace(/^"(.*)"$/, '$1')));
}

/** Errors of the source end what reads it: a cut archive must not look like a short one. */
function joined(source: Readable, target: Transform): Transform {
  source.on('error', (error) => target.destroy(error));
  target.on('close', () => source.destroy());
  return source.pipe(target);
}

async function openZip(file: string): Promise<Result<OpenedStock, FileRefusal>> {
  const zip = await new Promise<ZipFile>((resolve, reject) => {
    open(file, { lazyEntries: true, autoClose: false }, (error, opened) => (error ? reject(error) : resolve(opened)));
  });
  const entry = await firstCsv(zip);
  if (!entry) {
    zip.close();
    return refuse({ kind: 'no-csv-inside', file });
  }
  const source = await new Promise<Readable>((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream)));
  });
  let bytes = 0;
  const counter = new Transform({
    highWaterMark: 1 << 20,
    transform(chunk: Buffer, _, done) {
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  const stream = joined(source, counter);
  stream.on('close', () => zip.close());
  return ok({ stream, progress: () => bytes / Math.max(1, entry.uncompressedSize) });
}

function firstCsv(zip: ZipFile): Promise<Entry | undefined> {
  return new Promise((resolve, reject) => {
    zip.on('error', reject);
    zip.on('end', () => resolve(undefined));
    zip.on('entry', (entry: Entry) => (/\.csv$/i.test(entry.fileName) ? resolve(entry) : zip.readEntry()));
    zip.readEntry();
  });
}
