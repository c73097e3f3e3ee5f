import type { Context } from '../../platform/context.ts';
import { newId } from '../../platform/ids.ts';
import { keepDocument, type StoredFile } from '../documents/keep-document.ts';
import type { InvoiceReading, PartialReading } from '../invoice-files/invoice-reading.ts';
import type { ReadRefusal } from '../invoice-files/refusals.ts';
import { warned } from '../invoice-files/words/read-pages.ts';
import { type DepositRow, insertDeposit, selectDeposit, updateDepositStatus } from './claims.sql.ts';
import { selectDepositsOfDrop, updateDepositReading } from './deposit-scan.sql.ts';

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
  /** The pages of the document that hold this invoice, when it holds several. */
  pages?: readonly number[];
  /** The deposits of the same dropped file, this one among them, in the order of its pages. */
  inFile: readonly InFile[];
};

/** One invoice of a file of several, as the others are told of it. */
export type InFile = {
  id: string;
  pages: readonly number[];
  status: Deposit['status'];
  reading?: PartialReading;
};

/**
 * Keeps a dropped file, once, and what was read in it, until a person confirms. A file of several invoices makes a deposit of each,
 * with its pages; the first is answered. An unreadable file is kept too: it is an exhibit.
 */
export async function depositInvoice(ctx: Context, input: DepositInvoice): Promise<{ id: string }> {
  const { fileName, contentType, file, ...content } = input;
  const document = await keepDocument(ctx, { kind: 'invoice', name: fileName, contentType, file });
  const id = newId(ctx.now);
  const [first, ...others] = partsOf(content);
  await insertDeposit(ctx, depositRow(ctx, { id, documentId: document.id, ...columnsOf(id, first) }));
  await insertOthers(ctx, { id, document_id: document.id }, others);
  return { id };
}

/** Joins to an open deposit what its pictures were found to say, or how far they are read; each further invoice is a deposit more. */
export async function keepReading(ctx: Context, id: string, content: DepositContent): Promise<void> {
  const [first, ...others] = partsOf(content);
  const isOpen = await updateDepositReading(ctx, id, columnsOf(id, first));
  const deposit = isOpen && others.length > 0 ? await selectDeposit(ctx, id) : undefined;
  if (deposit) await insertOthers(ctx, deposit, others);
}

type Part = DepositContent & { pages?: readonly number[] };

/** What is read in a file, invoice by invoice; only one part, and no pages, when it holds one. */
function partsOf(content: DepositContent): [Part, ...Part[]] {
  const { refusal } = content;
  if (refusal?.kind !== 'several-invoices') return [content];
  const { invoices, unread, pageCount } = refusal;
  const parts = invoices.map(({ pages, reading }, index): Part => {
    const isLast = index === invoices.length - 1;
    const told = unread && isLast ? warned(reading, { kind: 'unread-pages', ...unread, pageCount }) : reading;
    return { pages, ...(told.refused ? { refusal: told.refusal } : { reading: told.value }) };
  });
  const [first, ...others] = parts;
  return first ? [first, ...others] : [content];
}

async function insertOthers(
  ctx: Context,
  { id, document_id }: { id: string; document_id: string },
  parts: readonly Part[],
): Promise<void> {
  for (const part of parts) {
    const columns = columnsOf(id, part);
    await insertDeposit(ctx, depositRow(ctx, { id: newId(ctx.now), documentId: document_id, ...columns }));
  }
}

function depositRow(
  ctx: Context,
  { id, documentId, ...columns }: { id: string; documentId: string } & ReturnType<typeof columnsOf>,
): DepositRow {
  return {
    tenant_id: ctx.tenantId,
    id,
    document_id: documentId,
    ...columns,
    status: 'open',
    created_at: ctx.now,
    created_by: ctx.actor,
  };
}

/** A reading under way stands where its refusal would be: there is one or the other. */
function columnsOf(dropId: string, { reading, refusal, beingRead, pages }: Part) {
  const told = refusal ?? (beingRead ? { kind: BEING_READ, ...beingRead } : undefined);
  return {
    reading: reading ? crossing(reading) : null,
    refusal: told ? crossing(told) : null,
    pages: pages ? [...pages] : null,
    drop_id: pages ? dropId : null,
  };
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
    ...(row.pages ? { pages: row.pages } : {}),
    inFile: row.drop_id ? (await selectDepositsOfDrop(ctx, row.drop_id)).map(inFileOf) : [],
  };
}

function inFileOf(row: DepositRow): InFile {
  const { refusal } = toldOf(row.refusal);
  const partial = refusal?.kind === 'incomplete-reading' ? refusal.partial : undefined;
  const reading = row.reading ? (revive(row.reading) as KeptReading) : partial;
  return { id: row.id, pages: row.pages ?? [], status: row.status, ...(reading ? { reading } : {}) };
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
