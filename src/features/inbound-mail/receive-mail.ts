import { inParis } from '../../kernel/civil-date.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Context } from '../../platform/context.ts';
import { newId } from '../../platform/ids.ts';
import { writeJournal } from '../cases/journal.ts';
import type { StoredFile } from '../documents/keep-document.ts';
import { addExhibit } from '../exhibits/add-exhibit.ts';
import type { ExhibitKind } from '../exhibits/exhibits.contract.ts';
import { mayAdd } from '../tenancy/who-may-add.ts';
import { countFromStrangers, insertReceivedMail } from './inbound-mail.sql.ts';
import type { RefusedPart } from './sift-mail.ts';

export type ReceiveMail = {
  caseId: string;
  /** What the message says, whatever road it took (hex of a SHA-256). */
  digest: string;
  messageId?: string;
  /** The address in `From`. */
  sender: string;
  /** Somebody whom we trust says that it comes from there. */
  isVouchedFor: boolean;
  subject: string;
  pieces: {
    kind: ExhibitKind;
    name: string;
    contentType: string;
    file: StoredFile;
    sentAt?: Date;
    /** The sender's own words, which hold nobody else's. */
    isNote: boolean;
  }[];
  refused: readonly RefusedPart[];
};

/** Nobody sends more in good faith; beyond, the sender's server tries again the next day. */
const MOST_FROM_STRANGERS_A_DAY = 100;
const DAY_MS = 86_400_000;

/**
 * Adds to the file of a case what a message brought, once. What comes from a member who may add counts at once; anything else waits
 * for a person. A message already received adds nothing.
 */
export async function receiveMail(
  ctx: Context,
  input: ReceiveMail,
): Promise<Result<{ isRepeated: boolean; added: number }, { kind: 'too-much-mail' } | { kind: 'no-such-case' }>> {
  const { caseId, sender, refused } = input;
  const isFromMember = input.isVouchedFor && (await mayAdd(ctx, sender));
  if (!isFromMember) {
    const count = await countFromStrangers(ctx, caseId, new Date(ctx.now.getTime() - DAY_MS));
    if (count >= MOST_FROM_STRANGERS_A_DAY) return refuse({ kind: 'too-much-mail' });
  }
  const id = newId(ctx.now);
  const isFirst = await insertReceivedMail(ctx, {
    tenant_id: ctx.tenantId,
    id,
    case_id: caseId,
    digest: input.digest,
    message_id: input.messageId?.slice(0, 1_000) ?? null,
    sender,
    is_from_member: isFromMember,
    subject: input.subject,
    received_at: ctx.now,
    refused: [...refused],
  });
  if (!isFirst) return ok({ isRepeated: true, added: 0 });
  let added = 0;
  for (const { sentAt, isNote, ...piece } of input.pieces) {
    const said = sentAt ? inParis(sentAt).date : undefined;
    const datedOn = said !== undefined && said > ctx.today ? ctx.today : said;
    const received = { mailId: id, from: sender, toCheck: !isFromMember };
    // What a member writes to us is no exchange with the debtor, and must not count as one.
    const kind = isNote && isFromMember ? 'other' : piece.kind;
    const done = await addExhibit(ctx, { caseId, ...piece, kind, received, ...(datedOn ? { datedOn } : {}) });
    if (!done.refused) added += 1;
    else if (done.refusal.kind === 'no-such-case') return refuse(done.refusal);
  }
  await writeJournal(
    ctx,
    refused.map(({ name, reason }) => ({
      caseId,
      kind: 'mail-part-refused' as const,
      data: { name, reason, from: sender },
    })),
  );
  return ok({ isRepeated: false, added });
}
