import { randomBytes } from 'node:crypto';
import type { Brand } from '../kernel/brand.ts';

/** An organisation's identifier (UUID), the first column of every tenant table. */
export type TenantId = Brand<string, 'TenantId'>;

/** The operator's own rows (bank statements, client funds) and transactions that work across organisations. */
export const PLATFORM = '00000000-0000-0000-0000-000000000000' as TenantId;

let lastMs = 0;
let sequence = 0;

/**
 * A new identifier, UUID version 7 (RFC 9562): sorts by the instant given, then, within a millisecond of this process, by order of
 * asking (26 bits of counter), and is random after that. A simulation's frozen clock gives the same millisecond again and again.
 */
export function newId(at: Date): string {
  const ms = at.getTime();
  sequence = ms === lastMs ? (sequence + 1) & 0x3ffffff : 0;
  lastMs = ms;
  const bytes = randomBytes(16);
  bytes.writeUIntBE(ms, 0, 6);
  bytes.writeUInt16BE(0x7000 | (sequence >> 14), 6);
  bytes.writeUInt16BE(0x8000 | (sequence & 0x3fff), 8);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
