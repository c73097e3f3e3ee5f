import { createHash } from 'node:crypto';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Context } from '../../platform/context.ts';
import { type Database, undoingRefusals } from '../../platform/db.ts';
import { PLATFORM, type TenantId } from '../../platform/ids.ts';
import { findByReference } from '../cases/find-case.ts';
import type { Message } from '../correspondence/messages.ts';
import { checkSafe, storeFile } from '../documents/keep-document.ts';
import type { FileStorage, VirusScanner } from '../documents/ports.ts';
import { contentTypeOf } from '../exhibits/content-type.ts';
import { isExhibitCode, readExhibitAddress } from '../exhibits/exhibit-address.ts';
import { type Bounce, readBounce } from '../mail-files/read-bounce.ts';
import { type Mail, readMail } from '../mail-files/read-mail.ts';
import { isOrganisationOpen } from '../tenancy/who-may-add.ts';
import { plainMessage } from './plain-message.ts';
import type { Inbox, MailRefusal, MailTaken } from './ports.ts';
import { receiveMail } from './receive-mail.ts';
import { recordBounce } from './record-bounce.ts';
import { isVouchedFor, type SenderTrust } from './sender-trust.ts';
import { type Piece, type RefusedPart, siftMail } from './sift-mail.ts';

export type InboxOptions = {
  database: Database;
  files: FileStorage;
  scanner: VirusScanner;
  secret: string;
  /** The domain of our addresses. */
  domain: string;
  trust: SenderTrust;
  /** What else must know that a message of ours came back, in the same transaction: the place where an address is marked as dead. */
  onBounce?: (ctx: Context, bounce: Bounce, message: Message) => Promise<void>;
};

/** As large as a drop of 20 MB, written in base64. */
const MAX_BYTES = 30_000_000;
const actor = { kind: 'system', name: 'mail' } as const;

type Destination = { kind: 'case'; tenantId: TenantId; caseId: string } | { kind: 'returns' };

/** What comes by mail: exhibits to the address of their case, and reports of delivery to `retours@`. */
export function createInbox(options: InboxOptions): Inbox {
  const { database, domain } = options;

  async function destinationOf(recipient: string): Promise<Destination | undefined> {
    if (recipient.trim().toLowerCase() === `retours@${domain.toLowerCase()}`) return { kind: 'returns' };
    const read = readExhibitAddress(options, recipient);
    if (!read) return undefined;
    const found = await database.inTransaction({ tenantId: PLATFORM, actor }, (ctx) =>
      findByReference(ctx, read.reference),
    );
    // Compared even when there is no such case: the answer takes as long.
    const isOurs = isExhibitCode(options, found?.portalKey ?? '', read.code);
    if (!found || !isOurs) return undefined;
    const { tenantId, caseId } = found;
    const isOpen = await database.inTransaction({ tenantId, actor }, isOrganisationOpen);
    return isOpen ? { kind: 'case', tenantId, caseId } : undefined;
  }

  async function firstDestination(addresses: readonly string[]): Promise<Destination | undefined> {
    for (const address of addresses.slice(0, 20)) {
      const destination = await destinationOf(address);
      if (destination) return destination;
    }
    return undefined;
  }

  return {
    domain,
    maxBytes: MAX_BYTES,
    takes: async (recipient) => (await destinationOf(recipient)) !== undefined,
    async receive({ raw, recipient }) {
      if (raw.length > MAX_BYTES) return refuse({ kind: 'mail-too-large', maxBytes: MAX_BYTES });
      const read = await readMail(raw);
      if (read.refused) return refuse({ kind: 'not-a-message' });
      const mail = read.value;
      const destination = await firstDestination(recipient === undefined ? mail.recipients : [recipient]);
      if (!destination) return refuse({ kind: 'no-such-recipient' });
      return destination.kind === 'returns' ? takeBounce(options, mail) : takeExhibits(options, destination, mail, raw);
    },
  };
}

async function takeBounce({ database, onBounce }: InboxOptions, mail: Mail): Promise<Result<MailTaken, MailRefusal>> {
  const bounce = readBounce(mail);
  // Nobody reads that address: whoever writes there must learn it.
  if (!bounce) return refuse({ kind: 'no-such-recipient' });
  await database.inTransaction({ tenantId: PLATFORM, actor }, async (ctx) => {
    const message = await recordBounce(ctx, bounce);
    if (message) await onBounce?.(ctx, bounce, message);
  });
  return ok({ outcome: 'bounce', added: 0, refused: [] });
}

async function takeExhibits(
  options: InboxOptions,
  { tenantId, caseId }: { tenantId: TenantId; caseId: string },
  mail: Mail,
  raw: Uint8Array,
): Promise<Result<MailTaken, MailRefusal>> {
  const { database, files, trust } = options;
  const sifted = await siftMail(mail, raw);
  if (sifted.pieces.length + sifted.refused.length === 0) return refuse({ kind: 'empty-message' });
  const safe = await keepSafeOnes(options.scanner, sifted.pieces);
  if (safe.refused) return safe;
  const refused = [...sifted.refused, ...safe.value.infected];
  const pieces = await Promise.all(
    safe.value.pieces.map(async ({ kind, name, bytes, sentAt, message }) => {
      const contentType = contentTypeOf(bytes, name);
      const file = await storeFile(files, bytes, contentType);
      const isNote = message?.mail === mail && !mail.quotesAnother;
      return { kind, name, contentType, file, isNote, ...(sentAt ? { sentAt } : {}) };
    }),
  );
  const done = await undoingRefusals(database, { tenantId, actor }, (ctx) =>
    receiveMail(ctx, {
      caseId,
      digest: digestOf(mail),
      sender: mail.from.address,
      isVouchedFor: isVouchedFor(mail, trust),
      subject: mail.subject,
      pieces,
      refused,
      ...(mail.messageId ? { messageId: mail.messageId } : {}),
    }),
  );
  if (done.refused) return refuse(done.refusal.kind === 'no-such-case' ? { kind: 'no-such-recipient' } : done.refusal);
  const { isRepeated, added } = done.value;
  return ok({ outcome: isRepeated ? 'repeated' : 'added', added, refused: isRepeated ? [] : refused });
}

/**
 * Each piece is scanned before it is kept. A message whose attachment is infected holds the same bytes: what it says is kept as plain
 * text in its place.
 */
async function keepSafeOnes(
  scanner: VirusScanner,
  pieces: readonly Piece[],
): Promise<Result<{ pieces: Piece[]; infected: RefusedPart[] }, MailRefusal>> {
  const unsafe = new Set<Piece>();
  for (const piece of pieces) {
    const checked = await checkSafe(scanner, piece.bytes);
    if (!checked.refused) continue;
    if (checked.refusal.kind === 'file-not-scanned') return refuse({ kind: 'file-not-scanned' });
    unsafe.add(piece);
  }
  const kept = pieces.flatMap((piece) => {
    const { message } = piece;
    const isUnsafe = unsafe.has(piece) || message?.carries.some((one) => unsafe.has(one));
    if (!isUnsafe) return [piece];
    return message ? [{ ...piece, ...plainMessage(message.mail, piece.name) }] : [];
  });
  const infected = pieces.filter((piece) => unsafe.has(piece) && !piece.message);
  return ok({ pieces: kept, infected: infected.map(({ name }) => ({ name, reason: 'infected' })) });
}

/** The same message by two servers has two trails of headers and one digest. */
function digestOf({ messageId, from, sentAt, subject, text, parts }: Mail): string {
  const sha256 = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex');
  const said = [messageId ?? '', from.address, sentAt?.toISOString() ?? '', subject, text];
  return sha256(JSON.stringify([...said, ...parts.map(({ bytes }) => sha256(bytes))]));
}
