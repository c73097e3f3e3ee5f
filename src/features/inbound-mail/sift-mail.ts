import { fileNameOf } from '../exhibits/content-type.ts';
import type { ExhibitKind } from '../exhibits/exhibits.contract.ts';
import { type Mail, type MailPart, readMail } from '../mail-files/read-mail.ts';
import { guessKind } from './guess-kind.ts';
import { type PartDanger, partDanger } from './part-danger.ts';

/** What becomes an exhibit: an attachment, or a message that says something. */
export type Piece = {
  kind: ExhibitKind;
  name: string;
  bytes: Uint8Array;
  /** When the message that carries it says to have been sent. */
  sentAt?: Date;
  /** For a whole message, as it came: what it says, and the pieces that lie in its bytes. */
  message?: { mail: Mail; carries: Piece[] };
};

export type RefusedPart = { name: string; reason: PartDanger | 'too-many' | 'too-deep' | 'unreadable' | 'infected' };

export type Sifted = { pieces: Piece[]; refused: RefusedPart[] };

const MOST_PIECES = 30;
/** A message in a message in a message: nobody forwards deeper. */
const DEEPEST = 3;
/** A signature's logo is below, a photograph or a screenshot of something above. */
const SMALL_IMAGE = 30_000;

/**
 * What of a message goes to the file: the message itself when it says something of its own, then each attachment; those of a message
 * attached to it too. Logos and electronic signatures are left out without a word, what cannot be kept is told.
 */
export async function siftMail(mail: Mail, raw: Uint8Array): Promise<Sifted> {
  const all = await siftAt(mail, raw, 1);
  const kept = all.pieces.slice(0, MOST_PIECES);
  const beyond = all.pieces.slice(MOST_PIECES);
  const tooMany = beyond.map(({ name }): RefusedPart => ({ name, reason: 'too-many' }));
  return { pieces: kept, refused: [...all.refused, ...tooMany] };
}

async function siftAt(mail: Mail, raw: Uint8Array, depth: number): Promise<Sifted> {
  const sent = mail.sentAt ? { sentAt: mail.sentAt } : {};
  const pieces: Piece[] = [];
  const refused: RefusedPart[] = [];
  for (const part of mail.parts) {
    if (isFurniture(part)) continue;
    const name = nameOf(part, pieces.length + refused.length + 1);
    if (isMessagePart(part)) {
      const inner = await siftInner(part, name, depth);
      pieces.push(...inner.pieces);
      refused.push(...inner.refused);
      continue;
    }
    const danger = partDanger(name, part.contentType, part.bytes);
    if (danger) refused.push({ name, reason: danger });
    else pieces.push({ kind: guessKind(name, mail.subject), name, bytes: part.bytes, ...sent });
  }
  if (mail.text === '') return { pieces, refused };
  const name = fileNameOf(`${mail.subject.slice(0, 120) || 'Courriel'}.eml`);
  const message: Piece = { kind: 'correspondence', name, bytes: raw, message: { mail, carries: pieces }, ...sent };
  return { pieces: [message, ...pieces], refused };
}

async function siftInner(part: MailPart, name: string, depth: number): Promise<Sifted> {
  if (depth >= DEEPEST) return { pieces: [], refused: [{ name, reason: 'too-deep' }] };
  const inner = await readMail(part.bytes);
  if (inner.refused) return { pieces: [], refused: [{ name, reason: 'unreadable' }] };
  return siftAt(inner.value, part.bytes, depth + 1);
}

function isMessagePart({ contentType, name }: MailPart): boolean {
  return contentType === 'message/rfc822' || /\.eml$/i.test(name ?? '');
}

/** What mail programs add and nobody means as a piece: logos, signatures, invitations to answer, reports of servers. */
function isFurniture({ contentType, bytes, isInline }: MailPart): boolean {
  if (bytes.length === 0) return true;
  if (isInline && contentType.startsWith('image/')) return bytes.length < SMALL_IMAGE;
  return /^(application\/((x-)?pkcs7-signature|pgp-signature|pgp-keys)|message\/(delivery-status|disposition-notification)|text\/rfc822-headers)$/.test(
    contentType,
  );
}

const EXTENSIONS: Record<string, string> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'message/rfc822': 'eml',
  'text/plain': 'txt',
};

function nameOf({ name, contentType }: MailPart, number: number): string {
  return fileNameOf(name ?? `piece-${number}.${EXTENSIONS[contentType] ?? 'bin'}`);
}
