import { z } from 'zod';
import { defineJob } from '../../platform/jobs.ts';
import { lettersToFollow, type Message, recordPostalState } from '../correspondence/messages.ts';
import type { LetterStatus, PostalMailer } from '../correspondence/ports.ts';
import { writeJournal } from './journal.ts';

/** A letter that arrived, came back or was refused has no more to tell. */
const FINAL: LetterStatus['state'][] = ['delivered', 'refused', 'unclaimed', 'returned'];
const FOLLOW_EVERY_MS = 20 * 3_600_000;

/** Asks the post where the letters are, and writes each change in its case's journal. */
export const followLetters = defineJob(
  'cases.follow-letters',
  z.object({}),
  { replay: 'safe' },
  ({ postalMail }: { postalMail: PostalMailer }) =>
    async (run) => {
      const { letters, now } = await run.inTransaction(async (ctx) => ({
        letters: await lettersToFollow(ctx, 500),
        now: ctx.now,
      }));
      for (const letter of letters) {
        const status = letter.providerId ? await postalMail.statusOf(letter.providerId, now) : undefined;
        await run.inTransaction(async (ctx) => {
          const isFinal = status !== undefined && FINAL.includes(status.state);
          await recordPostalState(ctx, letter.id, {
            postalState: status?.state ?? letter.postalState ?? 'accepted',
            trackingNumber: status?.trackingNumber ?? null,
            deliveredAt: status?.state === 'delivered' ? status.at : null,
            followAt: isFinal ? null : new Date(ctx.now.getTime() + FOLLOW_EVERY_MS),
          });
          if (status && status.state !== letter.postalState) await writeJournal(ctx, [moved(letter, status)]);
        });
      }
    },
);

function moved(letter: Message, status: LetterStatus) {
  const { tenantId, caseId, id, channel, template } = letter;
  const data = {
    messageId: id,
    channel,
    template,
    state: status.state,
    trackingNumber: status.trackingNumber,
    at: status.at,
  };
  return { tenantId, caseId, kind: 'letter-moved' as const, data };
}
