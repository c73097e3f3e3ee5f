import { afterEach, beforeEach, expect, test } from 'vitest';
import type { EmailSender, OutgoingEmail } from '../../features/correspondence/ports.ts';
import { parseEmailAddress } from '../../kernel/email.ts';
import { orThrow } from '../../kernel/result.ts';

export type ReceivedEmail = {
  to: string;
  subject: string;
  text: string;
  html: string;
  attachments: { name: string; contentType: string; bytes: Uint8Array }[];
};
/** A sender and what arrived at the other end. */
export type EmailBench = { sender: EmailSender; received(): Promise<ReceivedEmail[]>; close(): Promise<void> };

const address = (text: string) => orThrow(parseEmailAddress(text));

export const anEmail: OutgoingEmail = {
  key: 'case:1:first-reminder',
  from: { name: 'Recouvrance pour Menuiserie Bréhat', address: address('relances@recouvrance.example') },
  replyTo: address('dossier-1@recouvrance.example'),
  to: { name: 'Anaïs Le Goff', address: address('compta@kermeur.example') },
  subject: 'Votre facture n° 2026-118 — 4 812,07 €',
  text: 'Bonjour,\n\nLa facture n° 2026-118 reste à régler : 4 812,07 €.\n.\nUn point seul sur sa ligne ne coupe rien.\n',
  html: '<p>La facture n° 2026-118 reste à régler&nbsp;: <b>4 812,07 €</b>.</p>',
  attachments: [
    { name: 'facture n° 2026-118 (réglée à moitié).pdf', contentType: 'application/pdf', bytes: noise(70_001) },
  ],
};

function noise(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, i) => (i * 167 + (i >> 3)) % 256);
}

/** What every email sender does, the local one as the real one. */
export function emailContract(name: string, open: () => Promise<EmailBench>): void {
  let bench: EmailBench;
  beforeEach(async () => {
    bench = await open();
  });
  afterEach(() => bench.close());

  test(`${name}: what is sent arrives whole, accents, lone dots and attachment included`, async () => {
    const accepted = orThrow(await bench.sender.send(anEmail));
    expect(accepted.providerId).not.toBe('');
    const [received, ...others] = await bench.received();
    expect(others).toEqual([]);
    expect(received?.to).toContain('compta@kermeur.example');
    expect(received?.to).toContain('Anaïs Le Goff');
    expect(received?.subject).toBe(anEmail.subject);
    expect(received?.text.replace(/\r\n/g, '\n').trim()).toBe(anEmail.text.trim());
    expect(received?.html.trim()).toBe(anEmail.html);
    expect(received?.attachments.map(({ name, contentType }) => ({ name, contentType }))).toEqual(
      anEmail.attachments.map(({ name, contentType }) => ({ name, contentType })),
    );
    expect(Buffer.from(received?.attachments[0]?.bytes ?? []).equals(Buffer.from(noise(70_001)))).toBe(true);
  });

  test(`${name}: the same key has the same identifier, another key another one`, async () => {
    const first = orThrow(await bench.sender.send(anEmail));
    const again = orThrow(await bench.sender.send(anEmail));
    const other = orThrow(await bench.sender.send({ ...anEmail, key: 'case:1:second-reminder' }));
    expect(again).toEqual(first);
    expect(other.providerId).not.toBe(first.providerId);
  });

  test(`${name}: neither a name nor an attachment is needed`, async () => {
    const bare: OutgoingEmail = { ...anEmail, to: { address: anEmail.to.address }, attachments: [] };
    delete bare.replyTo;
    orThrow(await bench.sender.send(bare));
    expect((await bench.received())[0]?.attachments).toEqual([]);
  });

  const forged: [string, Partial<OutgoingEmail>][] = [
    ['subject', { subject: 'Facture\r\nBcc: espion@example.org' }],
    ['sender name', { from: { ...anEmail.from, name: 'Bréhat\nBcc: espion@example.org' } }],
    ['recipient name', { to: { ...anEmail.to, name: 'Anaïs\r\nX-Evil: 1' } }],
    ['attachment name', { attachments: [{ name: 'a\r\nb.pdf', contentType: 'application/pdf', bytes: noise(3) }] }],
  ];
  test.each(forged)(`${name}: a line break in the %s is refused and nothing leaves`, async (_, change) => {
    const sent = await bench.sender.send({ ...anEmail, ...change });
    expect(sent).toEqual({ refused: true, refusal: { kind: 'rejected', reason: 'control-character-in-header' } });
    expect(await bench.received()).toEqual([]);
  });
}
