import type { Context } from '../../platform/context.ts';
import { newId } from '../../platform/ids.ts';
import { keepDocument, type StoredFile } from '../documents/keep-document.ts';
import type { InvoiceReading } from '../invoice-files/invoice-reading.ts';
import type { ReadRefusal } from '../invoice-files/refusals.ts';
import { insertDeposit, selectDeposit, updateDepositStatus } from './claims.sql.ts';
import { updateDepositReading } from './deposit-scan.sql.ts';

export type DepositInvoice = {
  fileName: string;
  contentType: string;
  file: StoredFile;
} & DepositContent;

/** What is known of a file: what was read, why nothing was, or how far the recognition of its pictures is. */
export type DepositContent = { reading?: InvoiceReading; refusal?: ReadRefusal; beingRead?: BeingRead };
export type BeingRead = { page: number; pages: number; percent: number };

/** What is kept of a reading: bigints as text, so that it crosses JSON and back. */
export type KeptReading = InvoiceReading;

export type Deposit = {
  id: string;
  documentId: string;
  status: 'open' | 'confirmed' | 'abandoned';
  createdAt: Date;
  reading?: KeptReading;
  refusal?: ReadRefusal;
  beingRead?: BeingRead;
};

/** Keeps a dropped file and what was read in it, until a person confirms. An unreadable file is kept too: it is an exhibit. */
export async function depositInvoice(ctx: Context, input: DepositInvoice): Promise<{ id: string }> {
  const { fileName, contentType, file, ...content } = input;
  const document = await keepDocument(ctx, { kind: 'invoice', name: fileName, contentType, file });
  const id = newId(ctx.now);
  await insertDeposit(ctx, {
    tenant_id: ctx.tenantId,
    id,
    document_id: document.id,
    ...columnsOf(content),
    status: 'open',
    created_at: ctx.now,
    created_by: ctx.actor,
  });
  return { id };
}

/** Joins to an open deposit what its pictures were found to say, or how far they are read. */
export async function keepReading(ctx: Context, id: string, content: DepositContent): Promise<void> {
  await updateDepositReading(ctx, id, columnsOf(content));
}

/** A reading under way stands where its refusal would be: there is one or the other. */
function columnsOf({ reading, refusal, beingRead }: DepositContent): { reading: unknown; refusal: unknown } {
  const told = refusal ?? (beingRead ? { kind: BEING_READ, ...beingRead } : undefined);
  return { reading: reading ? crossing(reading) : null, refusal: told ? crossing(told) : null };
}

const BEING_READ = 'being-read';

export async function findDeposit(ctx: Context, id: string): Promise<Deposit | undefined> {
  const row = await selectDeposit(ctx, id);
  if (!row) return undefined;
  return {
    id: row.id,
    documentId: row.document_id,
    status: row.status,
    createdAt: row.created_at,
    ...(row.reading ? { reading: revive(row.reading) as KeptReading } : {}),
    ...toldOf(row.refusal),
  };
}

function toldOf(refusal: unknown): Pick<Deposit, 'refusal' | 'beingRead'> {
  if (!refusal) return {};
  const told = revive(refusal) as ReadRefusal | ({ kind: typeof BEING_READ } & BeingRead);
  if (told.kind !== BEING_READ) return { refusal: told };
  const { page, pages, percent } = told;
  return { beingRead: { page, pages, percent } };
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
