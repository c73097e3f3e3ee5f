import { expect, test } from 'vitest';
import { orThrow } from '../../kernel/result.ts';
import { readMail } from './read-mail.ts';
import { rawMail } from './testing/raw-mail.ts';

const read = async (raw: Uint8Array) => orThrow(await readMail(raw));
const latin1 = (...lines: string[]) => Buffer.from(lines.join('\r\n'), 'latin1');

test('a message says who, when, what, and carries its attachments byte for byte', async () => {
  const mail = await read(
    rawMail({
      subject: '=?UTF-8?B?Qm9uIGRlIGxpdnJhaXNvbiDDqW1hcmfDqQ==?=',
      text: 'Bonjour,\nvoici le bon signé.',
      parts: [{ name: 'bon.pdf', type: 'application/pdf', content: '%PDF-1.4 bon' }],
    }),
  );
  expect(mail).toMatchObject({
    messageId: '<1@client.example>',
    from: { address: 'paul@client.example', name: 'Paul Client' },
    sentAt: new Date('2026-09-03T07:12:00Z'),
    subject: 'Bon de livraison émargé',
    text: 'Bonjour,\nvoici le bon signé.',
    recipients: ['pieces@example.org'],
  });
  expect(mail.parts).toHaveLength(1);
  expect(Buffer.from(mail.parts[0]!.bytes).toString()).toBe('%PDF-1.4 bon');
  expect(mail.parts[0]).toMatchObject({ name: 'bon.pdf', contentType: 'application/pdf', isInline: false });
});

test('words are read in the charset they were written in: ISO-8859-1, Windows-1252, RFC 2047 and RFC 2231 names', async () => {
  const mail = await read(
    latin1(
      'From: =?iso-8859-1?Q?H=E9l=E8ne_N=E9?= <Helene@Client.Example>',
      'Subject: =?iso-8859-1?Q?Bon_de_r=E9ception?=',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain; charset=windows-1252',
      '',
      'Réglé : 12 \x80',
      '--b',
      "Content-Type: application/pdf; name*=iso-8859-1''re%E7u.pdf",
      "Content-Disposition: attachment; filename*0*=utf-8''bon%20de%20; filename*1*=livraison%20sign%C3%A9.pdf",
      'Content-Transfer-Encoding: base64',
      '',
      'JVBERg==',
      '--b',
      'Content-Type: application/pdf; name="=?utf-8?Q?proc=C3=A8s-verbal.pdf?="',
      'Content-Transfer-Encoding: base64',
      '',
      'JVBERg==',
      '--b--',
    ),
  );
  expect(mail.from).toEqual({ address: 'helene@client.example', name: 'Hélène Né' });
  expect(mail.subject).toBe('Bon de réception');
  expect(mail.text).toBe('Réglé : 12 €');
  expect(mail.parts.map(({ name }) => name)).toEqual(['bon de livraison signé.pdf', 'procès-verbal.pdf']);
});

test('HTML alone is read as text: nothing of it runs, nothing hidden is shown, and what is not closed ends with the message', async () => {
  const html =
    '<html><head><title>T</title><style>p{}</style></head><body><!-- caché --><p>Bonjour&nbsp;Paul,</p>' +
    '<script>alert(1)</script><ul><li>un &eacute;cart</li><li>deux</li></ul>' +
    '<img src=x onerror="alert(2)"><a href="javascript:alert(3)">lien</a> 5 &lt; 6 &#8364;<br>fin<script>alert(4)';
  const { text } = await read(rawMail({ html }));
  expect(text).toBe('Bonjour\u00a0Paul,\n\n- un écart\n- deux\nlien 5 < 6 €\nfin');
});

test('a page of unclosed tags costs no more than its length', async () => {
  const startedAt = performance.now();
  for (const piece of ['<br', '<script', '<!--', '<a<', '&#', '</p ', '<style>  ', '-->']) {
    await read(rawMail({ html: piece.repeat(60_000) }));
  }
  expect(performance.now() - startedAt).toBeLessThan(8_000);
});

test('a plain part comes before HTML; an inline image is told apart from an attachment', async () => {
  const mail = await read(
    rawMail({
      text: 'En texte',
      html: '<p>En HTML <img src="cid:logo"></p>',
      type: 'multipart/related',
      parts: [
        { type: 'image/png', content: 'x', inlineAs: 'logo' },
        { type: 'image/png', name: 'photo.png', content: 'x' },
      ],
    }),
  );
  expect(mail.text).toContain('En texte');
  expect(mail.parts.map(({ isInline }) => isInline)).toEqual([true, false]);
});

test('a message inside a message stays whole, and is not mixed into the text', async () => {
  const inner = rawMail({ subject: 'Dedans', text: 'intérieur', parts: [{ type: 'application/pdf', content: '1' }] });
  const mail = await read(
    rawMail({
      text: 'extérieur',
      parts: [{ type: 'message/rfc822', content: Buffer.from(inner).toString().replaceAll('limite', 'autre') }],
    }),
  );
  expect(mail.text).toBe('extérieur');
  expect(mail.parts).toHaveLength(1);
  expect((await read(mail.parts[0]!.bytes)).subject).toBe('Dedans');
});

test.each([
  ['RE: Votre facture', [], true],
  ['Tr : bon', [], true],
  ['FWD: bon', [], true],
  ['Rép : bon', [], true],
  ['Bon', ['In-Reply-To: <a@b>'], true],
  ['Bon', ['References: <a@b>'], true],
  ['Recu', [], false],
  ['Travaux : bon', [], false],
])('« %s » with %j answers or forwards another message: %s', async (subject, headers, expected) => {
  expect((await read(rawMail({ subject, headers, text: 'x' }))).quotesAnother).toBe(expected);
});

test('a name that would forge a line, a path or a reading order is one harmless line', async () => {
  const mail = await read(
    latin1(
      'From: "x\\r\\nBcc: y" <a@b.example>',
      "Content-Type: application/pdf; name*=utf-8''..%2F%0D%0Aexe%E2%80%AEfdp.pdf",
      'Content-Disposition: attachment',
      '',
      'x',
    ),
  );
  expect(mail.parts[0]?.name).toMatch(/^\.\.\/ exe fdp\.pdf$/);
  expect(mail.from.name).not.toMatch(/[\r\n]/);
});

test.each<[string, string, string]>([
  ['nothing', '', 'empty'],
  ['words that are no message', 'bonjour, voici mes pièces', 'no-sender'],
  ['headers without a sender', 'Subject: x\r\n\r\ntexte', 'no-sender'],
  ['headers without end', `From: a@b.example\r\nX: ${'x'.repeat(400_000)}\r\n\r\ntexte`, 'unreadable'],
  ['parts in parts in parts', `From: a@b.example\r\n${nested(80)}`, 'unreadable'],
])('%s: refused', async (_, raw, why) => {
  expect(await readMail(Buffer.from(raw))).toEqual({ refused: true, refusal: { kind: 'not-a-message', why } });
});

function nested(depth: number): string {
  return Array.from(
    { length: depth },
    (_, index) => `Content-Type: multipart/mixed; boundary=b${index}\r\n\r\n--b${index}\r\n`,
  ).join('');
}

test('a message cut in the middle gives what had come, and a broken date is no date', async () => {
  const whole = rawMail({
    text: 'début',
    parts: [{ name: 'a.pdf', type: 'application/pdf', content: 'y'.repeat(900) }],
  });
  const cut = await read(whole.subarray(0, whole.length - 400));
  expect(cut.text).toBe('début');
  expect(cut.parts[0]?.bytes.length).toBeGreaterThan(100);
  expect((await read(rawMail({ date: 'demain', text: 'x' }))).sentAt).toBeUndefined();
  expect((await read(rawMail({ date: '', text: 'x' }))).sentAt).toBeUndefined();
});
