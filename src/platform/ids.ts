import { randomBytes } from 'node:crypto';
import type { Brand } from '../kernel/brand.ts';

/** An organisation's identifier (UUID), the first column of every tenant table. */
export type TenantId = Brand<string, 'TenantId'>;

/** The operator's own rows (bank statements, client funds) and transactions that work across organisations. */
export const PLATFORM = '00000000-0000-0000-0000-000000000000' as TenantId;

/** A new identifier, UUID version 7: sorts by the instant given, random after it. */
export function newId(at: Date): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(at.getTime(), 0, 6);
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
