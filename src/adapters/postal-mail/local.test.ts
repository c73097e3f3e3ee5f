import { expect, test } from 'vitest';
import { memoryOutbox } from '../../../test/support/memory-outbox.ts';
import { orThrow } from '../../kernel/result.ts';
import { aLetter, postalContract } from './contract.ts';
import { createLocalPostalMailer } from './local.ts';

function openLocal(sentAt = '2026-11-02T09:00:00Z') {
  let now = new Date(sentAt);
  const outbox = memoryOutbox(() => now);
  return {
    outbox,
    mailer: createLocalPostalMailer({ outbox }),
    now: () => now,
    passDays(days: number) {
      now = new Date(now.getTime() + days * 86_400_000);
    },
  };
}

postalContract('local', async () => {
  const bench = openLocal();
  return {
    ...bench,
    received: () =>
      bench.outbox.items.map((item) => {
        const [recipient = '', sender = ''] = item.text.split('\n\nExpéditeur\n');
        return {
          kind: item.channel === 'registered-letter' ? 'registered' : 'simple',
          recipient: recipient.split('\n').slice(1),
          sender: sender.trim().split('\n'),
          pdf: item.attachments[0]!.bytes,
        };
      }),
    close: async () => {},
  };
});

/** State on each day after a letter was put, and on the last one. */
async function diary(recipient: string[], kind: 'simple' | 'registered', days: number[], sentAt?: string) {
  const { mailer, now } = openLocal(sentAt);
  const { providerId } = orThrow(await mailer.post({ ...aLetter, recipient, kind }));
  const at = (day: number) => mailer.statusOf(providerId, new Date(now().getTime() + day * 86_400_000));
  return Promise.all(days.map(async (day) => `${day} ${(await at(day))?.state}`));
}

const city = '35400 SAINT-MALO';
test.each([
  [
    'the default',
    ['KERMEUR', city],
    'registered',
    ['0 accepted', '1 printed', '2 in-transit', '4 delivered', '99 delivered'],
  ],
  [
    'NPAI',
    ['KERMEUR NPAI', city],
    'registered',
    ['0 accepted', '1 printed', '2 in-transit', '4 in-transit', '7 returned'],
  ],
  [
    'ABSENT',
    ['KERMEUR', 'absent', city],
    'registered',
    ['2 in-transit', '16 in-transit', '18 unclaimed', '99 unclaimed'],
  ],
  ['REFUS', ['KERMEUR REFUS', city], 'registered', ['2 in-transit', '4 refused', '99 refused']],
  ['a simple letter', ['KERMEUR', city], 'simple', ['1 printed', '2 in-transit', '99 in-transit']],
  ['a simple letter, NPAI', ['NPAI', city], 'simple', ['2 in-transit', '7 returned']],
  ['a word that only contains a marker', ['ABSENTIA NPAIX', city], 'registered', ['99 delivered']],
] as const)('%s', async (_, recipient, kind, expected) => {
  const days = expected.map((line) => Number(line.split(' ')[0]));
  expect(await diary([...recipient], kind, days)).toEqual([...expected]);
});

test('Sundays have no delivery round: put on a Friday evening, delivered on Tuesday at 11 in Paris', async () => {
  const { mailer } = openLocal('2026-10-23T17:00:00Z'); // Friday; clocks change on Sunday 25
  const { providerId } = orThrow(await mailer.post(aLetter));
  const delivered = await mailer.statusOf(providerId, new Date('2026-12-01T00:00:00Z'));
  expect(delivered?.at.toISOString()).toBe('2026-10-27T10:00:00.000Z');
});

test('the number is the same at every reading, differs from letter to letter and cannot be taken for a real one', async () => {
  const { mailer, passDays, now } = openLocal();
  const first = orThrow(await mailer.post(aLetter)).providerId;
  const second = orThrow(await mailer.post({ ...aLetter, key: 'other' })).providerId;
  passDays(10);
  const numbers = await Promise.all(
    [first, first, second].map(async (id) => (await mailer.statusOf(id, now()))?.trackingNumber),
  );
  expect(numbers[0]).toMatch(/^LOCAL 1A \d{3} \d{3} \d{4} \d$/);
  expect(numbers[1]).toBe(numbers[0]);
  expect(numbers[2]).not.toBe(numbers[0]);
});

test('what became of a letter needs nothing but the outbox: a new process says the same', async () => {
  const { mailer, outbox, passDays, now } = openLocal();
  const { providerId } = orThrow(await mailer.post({ ...aLetter, recipient: ['ABSENT', city] }));
  passDays(18);
  const restarted = createLocalPostalMailer({ outbox });
  expect(await restarted.statusOf(providerId, now())).toEqual(await mailer.statusOf(providerId, now()));
});
