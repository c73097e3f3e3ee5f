import { z } from 'zod';
import { defineJob } from '../../platform/jobs.ts';
import { lettersToFollow, type Message, recordPostalState } from '../correspondence/messages.ts';
import type { LetterStatus, PostalMailer } from '../correspondence/ports.ts';
import { writeJournal } from './journal.ts';
import { followAfter } from './send-message.ts';

/** A letter that arrived, came back or was refused has no more to tell. */
const FINAL: LetterStatus['state'][] = ['delivered', 'refused', 'unclaimed', 'returned', 'rejected'];

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
        const status = await statusOf(postalMail, letter, now);
        await run.inTransaction(async (ctx) => {
          await recordPostalState(ctx, letter.id, {
            postalState: status?.state ?? letter.postalState ?? 'accepted',
            trackingNumber: status?.trackingNumber ?? null,
            deliveredAt: status?.state === 'delivered' ? status.at : null,
            followAt: hasMoreToTell(letter, status) ? followAfter(ctx.today) : null,
          });
          if (status && status.state !== letter.postalState && isNews(letter, status)) {
            await writeJournal(ctx, [moved(letter, status)]);
          }
        });
      }
    },
);

/** Days after which a letter that nobody heard of again is not asked for any more. */
const LONGEST_JOURNEY_MS = 45 * 86_400_000;

/** A registered letter is followed to its end; a simple one until it is on its way, since nobody signs for it. */
function hasMoreToTell({ channel, sentAt }: Message, status: LetterStatus | undefined): boolean {
  if (status && FINAL.includes(status.state)) return false;
  if (status && channel === 'letter' && status.state === 'in-transit') return false;
  return !sentAt || !status || status.at.getTime() - sentAt.getTime() < LONGEST_JOURNEY_MS;
}

/** What the post says, or nothing when it does not answer: it will be asked again, and the other letters must not wait. */
async function statusOf(postalMail: PostalMailer, letter: Message, now: Date): Promise<LetterStatus | undefined> {
  return letter.providerId ? postalMail.statusOf(letter.providerId, now).catch(() => undefined) : undefined;
}

/** A registered letter is followed step by step; a simple one has news only when it comes back. */
function isNews({ channel }: Message, { state }: LetterStatus): boolean {
  return channel === 'registered-letter' ? state !== 'accepted' : state === 'returned' || state === 'rejected';
}

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
