import { type Result, refuse } from '../../kernel/result.ts';
import { readBounded } from './bounded-reading.ts';
import { MAX_FILE_BYTES } from './invoice-from-bytes.ts';
import type { LifecycleMessage } from './lifecycle-message.ts';
import type { ReadRefusal } from './refusals.ts';

/** Reads a life-cycle message of the French reform (CDAR), with the same bounds as `readInvoiceFile`. */
export async function readLifecycleFile(
  bytes: Uint8Array,
  options: { handOver?: boolean } = {},
): Promise<Result<LifecycleMessage[], ReadRefusal>> {
  if (bytes.length === 0) return refuse({ kind: 'empty-file' });
  if (bytes.length > MAX_FILE_BYTES) return refuse({ kind: 'too-large', bytes: bytes.length, limit: MAX_FILE_BYTES });
  return readBounded<LifecycleMessage[]>('lifecycle', bytes, options);
}
