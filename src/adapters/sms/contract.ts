import { afterEach, beforeEach, expect, test } from 'vitest';
import type { OutgoingSms, SmsSender } from '../../features/correspondence/ports.ts';
import { parsePhoneNumber } from '../../kernel/phone.ts';
import { orThrow } from '../../kernel/result.ts';

/** A sender and what arrived at the other end. */
export type SmsBench = { sender: SmsSender; received(): { to: string; text: string }[]; close(): Promise<void> };

export const anSms: OutgoingSms = {
  key: 'case:1:sms',
  to: orThrow(parsePhoneNumber('06 39 98 00 01')), // 06 39 98: numbers kept by Arcep for works of fiction
  senderName: 'Recouvrance',
  text: 'Votre facture n° 2026-118 (4 812,07 €) reste à régler. Détails : https://recouvrance.example/d/7Kq ✔',
};

/** What every SMS sender does, the local one as the real one. */
export function smsContract(name: string, open: () => Promise<SmsBench>): void {
  let bench: SmsBench;
  beforeEach(async () => {
    bench = await open();
  });
  afterEach(() => bench.close());

  test(`${name}: the text arrives whole, whatever its characters`, async () => {
    const accepted = orThrow(await bench.sender.send(anSms));
    expect(accepted.providerId).not.toBe('');
    expect(bench.received()).toEqual([{ to: '+33639980001', text: anSms.text }]);
  });

  test(`${name}: the same key leaves once, with the same identifier`, async () => {
    const first = orThrow(await bench.sender.send(anSms));
    const again = orThrow(await bench.sender.send(anSms));
    const other = orThrow(await bench.sender.send({ ...anSms, key: 'case:2:sms' }));
    expect(again).toEqual(first);
    expect(other.providerId).not.toBe(first.providerId);
    expect(bench.received()).toHaveLength(2);
  });

  test(`${name}: a landline is refused for good and nothing leaves`, async () => {
    const to = orThrow(parsePhoneNumber('02 99 00 00 00'));
    expect(await bench.sender.send({ ...anSms, to })).toEqual({
      refused: true,
      refusal: { kind: 'rejected', reason: 'not-a-mobile-number' },
    });
    expect(bench.received()).toEqual([]);
  });
}
