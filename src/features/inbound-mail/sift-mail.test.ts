import { expect, test } from 'vitest';
import { orThrow } from '../../kernel/result.ts';
import { readMail } from '../mail-files/read-mail.ts';
import { type RawPart, rawMail } from '../mail-files/testing/raw-mail.ts';
import { siftMail } from './sift-mail.ts';

const sift = async (raw: Uint8Array) => siftMail(orThrow(await readMail(raw)), raw);
const names = async (wanted: Parameters<typeof rawMail>[0]) => {
  const { pieces, refused } = await sift(rawMail(wanted));
  return [
    ...pieces.map(({ kind, name }) => `${kind}: ${name}`),
    ...refused.map(({ name, reason }) => `${reason}: ${name}`),
  ];
};
const pdf = (name?: string): RawPart => ({ type: 'application/pdf', content: '%PDF-1.4', ...(name ? { name } : {}) });
const inside = (raw: Uint8Array, boundary: string): RawPart => ({
  type: 'message/rfc822',
  content: Buffer.from(raw).toString().replaceAll('limite', boundary),
});

test('the message is a piece when it says something, and each attachment is one', async () => {
  expect(await names({ subject: 'Bon signé', text: 'Voici', parts: [pdf('BL 12.pdf'), pdf()] })).toEqual([
    'correspondence: Bon signé.eml',
    'delivery-note: BL 12.pdf',
    'other: piece-2.pdf',
  ]);
  expect(await names({ subject: 'Devis signé', text: ' \n ', parts: [pdf('scan.pdf')] })).toEqual(['quote: scan.pdf']);
  expect(await names({ text: '', parts: [] })).toEqual([]);
});

test('logos and electronic signatures are left out; a pasted photograph is kept', async () => {
  const logo = { type: 'image/png', content: new Uint8Array(4_000), inlineAs: 'logo' };
  const photo = { type: 'image/jpeg', content: new Uint8Array(90_000), inlineAs: 'photo', name: 'chantier.jpg' };
  const small = { type: 'image/png', content: new Uint8Array(4_000), name: 'bon.png' };
  const signature = { type: 'application/pkcs7-signature', content: 'x', name: 'smime.p7s' };
  expect(await names({ text: 'x', subject: 's', parts: [logo, photo, small, signature] })).toEqual([
    'correspondence: s.eml',
    'other: chantier.jpg',
    'other: bon.png',
  ]);
});

test('archives, programs and what only its sender’s program opens are told and not kept, whatever they are called', async () => {
  const parts = [
    { type: 'application/zip', content: 'PK\x03\x04................................facture.pdf', name: 'pieces.zip' },
    { type: 'application/pdf', content: 'PK\x03\x04................................facture.pdf', name: 'facture.pdf' },
    { type: 'application/pdf', content: 'MZ\x90', name: 'devis.pdf' },
    { type: 'text/plain', content: 'x', name: 'lisez-moi.txt.js' },
    { type: 'application/ms-tnef', content: 'x', name: 'winmail.dat' },
    {
      type: 'application/octet-stream',
      content: 'PK\x03\x04..........................[Content_Types].xml',
      name: 'devis.docx',
    },
  ];
  expect(await names({ text: 'x', subject: 's', parts })).toEqual([
    'correspondence: s.eml',
    'quote: devis.docx',
    'archive: pieces.zip',
    'archive: facture.pdf',
    'program: devis.pdf',
    'program: lisez-moi.txt.js',
    'sealed: winmail.dat',
  ]);
});

test('a forwarded message brings its own pieces, dated by it; nobody forwards for ever', async () => {
  const first = rawMail({
    subject: 'Premier',
    text: 'un',
    date: 'Mon, 01 Jun 2026 10:00:00 +0200',
    parts: [pdf('BC 1.pdf')],
  });
  const second = rawMail({ subject: 'Second', text: 'deux', parts: [inside(first, 'a')] });
  const { pieces, refused } = await sift(rawMail({ subject: 'Tr', text: 'trois', parts: [inside(second, 'b')] }));
  expect(pieces.map(({ name }) => name)).toEqual(['Tr.eml', 'Second.eml', 'Premier.eml', 'BC 1.pdf']);
  expect(pieces.at(-1)?.sentAt).toEqual(new Date('2026-06-01T08:00:00Z'));
  expect(pieces[0]?.message?.carries).toHaveLength(3);
  expect(refused).toEqual([]);
  const third = rawMail({ subject: 'Tr', text: 'x', parts: [inside(second, 'b')] });
  const deep = await sift(rawMail({ subject: 'TrTr', text: 'y', parts: [inside(third, 'c')] }));
  expect(deep.pieces.map(({ name }) => name)).toEqual(['TrTr.eml', 'Tr.eml', 'Second.eml']);
  expect(deep.refused).toMatchObject([{ reason: 'too-deep' }]);
});

test('beyond thirty pieces, the others are told', async () => {
  const parts = Array.from({ length: 40 }, (_, index) => pdf(`p${index}.pdf`));
  const { pieces, refused } = await sift(rawMail({ text: 'x', parts }));
  expect(pieces).toHaveLength(30);
  expect(refused.map(({ reason }) => reason)).toEqual(Array(11).fill('too-many'));
});

test('a name is one line without path, whatever it was', async () => {
  const [line] = await names({ subject: 'a/b\\c', text: 'x' });
  expect(line).toBe('correspondence: a b c.eml');
});
