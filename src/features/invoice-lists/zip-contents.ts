import { inflateRawSync } from 'node:zlib';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { ListRefusal } from './list.ts';

/** Largest contents of a workbook once inflated, and most files in it. */
export const INFLATED_LIMIT = 160 * 1024 * 1024;
const ENTRY_LIMIT = 2_000;

/**
 * The names of the files of an archive, once it is known that inflating them all stays within bounds: what the directory declares is
 * added up first, then each file is inflated no further than it declared.
 */
export function zipContents(bytes: Buffer): Result<string[], ListRefusal> {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0 || end + 22 > bytes.length) return damaged('no directory');
  const [count, start] = [bytes.readUInt16LE(end + 10), bytes.readUInt32LE(end + 16)];
  if (count > ENTRY_LIMIT) return damaged(`${count} files`);
  const entries: { name: string; method: number; packed: number; size: number; at: number }[] = [];
  let [at, total] = [start, 0];
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) return damaged('directory');
    const [flags, method] = [bytes.readUInt16LE(at + 8), bytes.readUInt16LE(at + 10)];
    const [packed, size] = [bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 24)];
    const lengths = [bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30), bytes.readUInt16LE(at + 32)] as const;
    if ((flags & 1) !== 0) return refuse({ kind: 'encrypted-workbook' });
    const name = bytes.toString('utf8', at + 46, at + 46 + lengths[0]);
    entries.push({ name, method, packed, size, at: bytes.readUInt32LE(at + 42) });
    total += size;
    if (total > INFLATED_LIMIT) return refuse({ kind: 'too-large', bytes: total, limit: INFLATED_LIMIT });
    at += 46 + lengths[0] + lengths[1] + lengths[2];
  }
  for (const entry of entries) {
    if (!holdsTo(bytes, entry)) return refuse({ kind: 'too-large', bytes: bytes.length, limit: INFLATED_LIMIT });
  }
  return ok(entries.map(({ name }) => name));
}

function holdsTo(bytes: Buffer, entry: { method: number; packed: number; size: number; at: number }): boolean {
  if (entry.method === 0) return entry.packed === entry.size;
  if (entry.method !== 8 || entry.at + 30 > bytes.length) return false;
  const from = entry.at + 30 + bytes.readUInt16LE(entry.at + 26) + bytes.readUInt16LE(entry.at + 28);
  try {
    const inflated = inflateRawSync(bytes.subarray(from, from + entry.packed), {
      maxOutputLength: Math.max(1, entry.size),
    });
    return inflated.length === entry.size;
  } catch {
    return false;
  }
}

function damaged(reason: string): Result<never, ListRefusal> {
  return refuse({ kind: 'damaged-workbook', reason });
}
