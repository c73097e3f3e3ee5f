import { afterEach, beforeEach, expect, test } from 'vitest';
import type { LetterStatus, OutgoingLetter, PostalMailer } from '../../features/correspondence/ports.ts';
import { orThrow } from '../../kernel/result.ts';

export type ReceivedLetter = { kind: OutgoingLetter['kind']; recipient: string[]; sender: string[]; pdf: Uint8Array };
/** A mailer, what arrived at the other end, and the days that pass (there and in the application). */
export type PostalBench = {
  mailer: PostalMailer;
  received(): ReceivedLetter[];
  now(): Date;
  passDays(days: number): void;
  close(): Promise<void>;
};

export const aLetter: OutgoingLetter = {
  key: 'case:1:mise-en-demeure',
  kind: 'registered',
  pdf: Buffer.from('%PDF-1.7\n%âãÏÓ\nla lettre\n%%EOF\n', 'latin1'),
  recipient: ['ATELIER KERMEUR', 'Zone artisanale', '14 RUE DES CHANTIERS', '35400 SAINT-MALO'],
  sender: ['Menuiserie Bréhat', '2 QUAI DUGUAY-TROUIN', '35400 SAINT-MALO'],
};

const PROGRESS: LetterStatus['state'][] = ['accepted', 'printed', 'in-transit', 'delivered'];

/** What every postal mailer does, the local one as the real one. */
export function postalContract(name: string, open: () => Promise<PostalBench>): void {
  let bench: PostalBench;
  beforeEach(async () => {
    bench = await open();
  });
  afterEach(() => bench.close());

  test.each(['simple', 'registered'] as const)(
    `${name}: a %s letter arrives with its pages and both addresses`,
    async (kind) => {
      const accepted = orThrow(await bench.mailer.post({ ...aLetter, kind }));
      expect(accepted.providerId).not.toBe('');
      const [received, ...others] = bench.received();
      expect(others).toEqual([]);
      expect(received).toMatchObject({ kind, recipient: aLetter.recipient, sender: aLetter.sender });
      expect(Buffer.from(received?.pdf ?? []).equals(Buffer.from(aLetter.pdf))).toBe(true);
    },
  );

  test(`${name}: the same key is posted once, with the same identifier`, async () => {
    const first = orThrow(await bench.mailer.post(aLetter));
    const again = orThrow(await bench.mailer.post(aLetter));
    const other = orThrow(await bench.mailer.post({ ...aLetter, key: 'case:2:mise-en-demeure' }));
    expect(again).toEqual(first);
    expect(other.providerId).not.toBe(first.providerId);
    expect(bench.received()).toHaveLength(2);
  });

  test(`${name}: a registered letter is accepted, goes forward only, is delivered, and has a number`, async () => {
    const { providerId } = orThrow(await bench.mailer.post(aLetter));
    const seen: LetterStatus[] = [];
    for (let day = 0; day <= 8; day += 1) {
      const status = await bench.mailer.statusOf(providerId, bench.now());
      if (status) seen.push(status);
      bench.passDays(1);
    }
    expect(seen).toHaveLength(9);
    expect(seen[0]?.state).toBe('accepted');
    const ranks = seen.map((status) => PROGRESS.indexOf(status.state));
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
    expect(ranks).not.toContain(-1);
    expect(seen.at(-1)).toMatchObject({ state: 'delivered', trackingNumber: expect.stringMatching(/\d/) });
    const dates = seen.map((status) => status.at.getTime());
    expect(dates).toEqual(dates.toSorted((a, b) => a - b));
  });

  test(`${name}: a simple letter ends in transit: nothing says that it was delivered`, async () => {
    const { providerId } = orThrow(await bench.mailer.post({ ...aLetter, kind: 'simple' }));
    bench.passDays(30);
    const status = await bench.mailer.statusOf(providerId, bench.now());
    expect(['printed', 'in-transit']).toContain(status?.state);
    expect(status).not.toHaveProperty('trackingNumber');
  });

  test.each(['', 'nonsense', 'registered:unknown', 'registered:delivered:unknown', 'registered:../../etc'])(
    `${name}: an unknown identifier (%j) has no status`,
    async (providerId) => {
      expect(await bench.mailer.statusOf(providerId, bench.now())).toBeUndefined();
    },
  );

  const wrong: [string, Partial<OutgoingLetter>, string][] = [
    ['a file that is no PDF', { pdf: Buffer.from('<html>') }, 'not-a-pdf'],
    ['no postcode and city', { recipient: ['ATELIER KERMEUR', 'SAINT-MALO'] }, 'recipient-address-city'],
    ['a foreign postcode without its country', { recipient: ['A', '1000 BRUXELLES'] }, 'recipient-address-city'],
    ['a country alone', { recipient: ['A', 'ALLEMAGNE'] }, 'recipient-address-lines'],
    ['an empty block', { recipient: [] }, 'recipient-address-city'],
    ['no name', { recipient: ['35400 SAINT-MALO'] }, 'recipient-address-lines'],
    ['too many lines', { recipient: ['1', '2', '3', '4', '5', '6', '35400 SAINT-MALO'] }, 'recipient-address-lines'],
    ['a line of 39', { recipient: ['A'.repeat(39), '35400 SAINT-MALO'] }, 'recipient-address-line-too-long'],
    ['a wrong sender', { sender: ['Menuiserie Bréhat'] }, 'sender-address-city'],
  ];
  test.each(wrong)(`${name}: %s is refused for good and nothing is posted`, async (_, change, reason) => {
    const posted = await bench.mailer.post({ ...aLetter, ...change });
    expect(posted).toEqual({ refused: true, refusal: { kind: 'rejected', reason } });
    expect(bench.received()).toEqual([]);
  });
}
