import { createHash } from 'node:crypto';
import type { LetterStatus, Outbox, OutgoingLetter, PostalMailer } from '../../features/correspondence/ports.ts';
import { addDays, type CivilDate, inParis, parisInstant, weekdayOf } from '../../kernel/civil-date.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { checkLetter } from './letter-check.ts';

type Fate = 'delivered' | 'unclaimed' | 'returned' | 'refused';

/** Words in an address block that decide what happens to a letter of the demonstration. */
const MARKERS: [RegExp, Fate][] = [
  [/\bNPAI\b/, 'returned'], // « n'habite pas à l'adresse indiquée »
  [/\bABSENT\b/, 'unclaimed'],
  [/\bREFUS\b/, 'refused'],
];

/**
 * Puts letters into the outbox with their PDF, accepted at once. What becomes of them follows the application's clock
 * from the moment they were put, and is written in their identifier, so that nothing else needs to be kept:
 * printed the next day, in transit the day after; then, for a registered letter, delivered three days (no Sunday) after
 * it was put; NPAI in the address: returned after 6 days; REFUS: refused with the delivery round; ABSENT: unclaimed after
 * 17 days. A simple letter leaves no trace of its delivery: it stays in transit, unless NPAI returns it.
 */
export function createLocalPostalMailer(options: { outbox: Outbox }): PostalMailer {
  return {
    async post(letter) {
      const checked = checkLetter(letter);
      if (checked.refused) return checked;
      if (letter.key === '') return refuse({ kind: 'rejected', reason: 'no-key' });
      const { id } = await options.outbox.put({
        key: letter.key,
        channel: letter.kind === 'registered' ? 'registered-letter' : 'letter',
        to: letter.recipient.join(', '),
        text: `Destinataire\n${letter.recipient.join('\n')}\n\nExpéditeur\n${letter.sender.join('\n')}\n`,
        attachments: [{ name: 'lettre.pdf', contentType: 'application/pdf', bytes: letter.pdf }],
      });
      return ok({ provider: 'local', providerId: `${letter.kind}:${fateOf(letter)}:${id}` });
    },

    async statusOf(providerId, now) {
      const match = /^(simple|registered):(delivered|unclaimed|returned|refused):(.+)$/.exec(providerId);
      if (!match) return undefined;
      const [, kind, fate, id] = match as unknown as [string, OutgoingLetter['kind'], Fate, string];
      const sentAt = await options.outbox.sentAt(id);
      if (sentAt === undefined) return undefined;
      const steps = itinerary(kind, fate, sentAt).filter((step) => step.at <= now);
      const reached = steps.at(-1) ?? { state: 'accepted' as const, at: sentAt };
      if (kind === 'simple' || reached.state === 'accepted') return reached;
      return { ...reached, trackingNumber: trackingNumberOf(providerId) };
    },
  };
}

function fateOf(letter: OutgoingLetter): Fate {
  const block = letter.recipient.join('\n').toUpperCase();
  return MARKERS.find(([marker]) => marker.test(block))?.[1] ?? 'delivered';
}

function itinerary(kind: OutgoingLetter['kind'], fate: Fate, sentAt: Date): LetterStatus[] {
  const sentOn = inParis(sentAt).date;
  const at = (date: CivilDate, hour: number) => parisInstant(date, hour * 60);
  const travels: LetterStatus[] = [
    { state: 'printed', at: at(addDays(sentOn, 1), 8) },
    { state: 'in-transit', at: at(addDays(sentOn, 2), 8) },
  ];
  if (fate === 'returned') return [...travels, { state: 'returned', at: at(addDays(sentOn, 6), 12) }];
  if (kind === 'simple') return travels;
  if (fate === 'unclaimed') return [...travels, { state: 'unclaimed', at: at(addDays(sentOn, 17), 18) }];
  return [...travels, { state: fate, at: at(deliveryRounds(sentOn, 3), 11) }];
}

/** The day of the nth delivery round after a day: Monday to Saturday. */
function deliveryRounds(from: CivilDate, rounds: number): CivilDate {
  let date = from;
  for (let left = rounds; left > 0; ) {
    date = addDays(date, 1);
    if (weekdayOf(date) !== 7) left -= 1;
  }
  return date;
}

/** `LOCAL 1A 123 456 7890 1`: of the shape of a postal number, and visibly none. */
function trackingNumberOf(providerId: string): string {
  const digits = BigInt(`0x${createHash('sha256').update(providerId).digest('hex').slice(0, 15)}`)
    .toString()
    .padStart(11, '0')
    .slice(-11);
  return `LOCAL 1A ${digits.slice(0, 3)} ${digits.slice(3, 6)} ${digits.slice(6, 10)} ${digits.slice(10)}`;
}
