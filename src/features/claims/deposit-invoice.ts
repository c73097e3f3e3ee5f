import type { Context } from '../../platform/context.ts';
import { newId } from '../../platform/ids.ts';
import { keepDocument, type StoredFile } from '../documents/keep-document.ts';
import type { InvoiceReading } from '../invoice-files/invoice-reading.ts';
import type { ReadRefusal } from '../invoice-files/refusals.ts';
import { insertDeposit, selectDeposit, updateDepositStatus } from './claims.sql.ts';

export type DepositInvoice = {
  fileName: string;
  contentType: string;
  file: StoredFile;
  reading?: InvoiceReading;
  refusal?: ReadRefusal;
};

/** What is kept of a reading: bigints as text, so that it crosses JSON and back. */
export type KeptReading = InvoiceReading;

export type Deposit = {
  id: string;
  documentId: string;
  status: 'open' | 'confirmed' | 'abandoned';
  createdAt: Date;
  reading?: KeptReading;
  refusal?: ReadRefusal;
};

/** Keeps a dropped file and what was read in it, until a person confirms. An unreadable file is kept too: it is an exhibit. */
export async function depositInvoice(ctx: Context, input: DepositInvoice): Promise<{ id: string }> {
  const { fileName, contentType, file, reading, refusal } = input;
  const document = await keepDocument(ctx, { kind: 'invoice', name: fileName, contentType, file });
  const id = newId(ctx.now);
  await insertDeposit(ctx, {
    tenant_id: ctx.tenantId,
    id,
    document_id: document.id,
    reading: reading ? crossing(reading) : null,
    refusal: refusal ? crossing(refusal) : null,
    status: 'open',
    created_at: ctx.now,
    created_by: ctx.actor,
  });
  return { id };
}

export async function findDeposit(ctx: Context, id: string): Promise<Deposit | undefined> {
  const row = await selectDeposit(ctx, id);
  if (!row) return undefined;
  return {
    id: row.id,
    documentId: row.document_id,
    status: row.status,
    createdAt: row.created_at,
    ...(row.reading ? { reading: revive(row.reading) as KeptReading } : {}),
    ...(row.refusal ? { refusal: revive(row.refusal) as ReadRefusal } : {}),
  };
}

/** Puts an open deposit aside; false when there is none of that identifier, or it was confirmed. */
export async function abandonDeposit(ctx: Context, id: string): Promise<boolean> {
  const row = await selectDeposit(ctx, id);
  if (row?.status !== 'open') return false;
  await updateDepositStatus(ctx, id, 'abandoned');
  return true;
}

function crossing<T>(value: T): T {
  return JSON.parse(JSON.stringify(value, bigintAsText));
}

function bigintAsText(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? { bigint: value.toString() } : value;
}

function revive(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_key, item) =>
    typeof item === 'object' && item !== null && typeof item.bigint === 'string' ? BigInt(item.bigint) : item,
  );
}
