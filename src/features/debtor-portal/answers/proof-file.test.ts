import { expect, test } from 'vitest';
import { checkProof } from './proof-file.ts';

const pdf = Buffer.from('%PDF-1.7\n…');
const file = (bytes: Uint8Array, name: string, isCut = false) => checkProof({ bytes, name, isCut });

test('a file is what its first bytes say, and takes the extension that goes with them', () => {
  expect(file(pdf, 'avis de virement.exe')).toMatchObject({
    value: { name: 'avis de virement.pdf', contentType: 'application/pdf' },
  });
  const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]);
  expect(file(png, 'photo.PNG')).toMatchObject({ value: { name: 'photo.png', contentType: 'image/png' } });
  expect(file(Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'IMG.jpeg')).toMatchObject({ value: { name: 'IMG.jpg' } });
});

test.each([
  ['a page', Buffer.from('<html><script>alert(1)</script>'), 'avis.pdf'],
  ['a drawing that may hold a script', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'avis.png'],
  ['nothing', Buffer.alloc(0), 'vide.pdf'],
  ['a PDF behind something else', Buffer.from('MZ%PDF-1.7'), 'avis.pdf'],
])('%s is refused whatever its name', (_, bytes, name) => {
  expect(file(bytes, name)).toMatchObject({ refusal: { kind: 'file-not-readable' } });
});

test('a file that was cut is too large', () => {
  expect(file(pdf, 'gros.pdf', true)).toEqual({ refused: true, refusal: { kind: 'file-too-large', limitMb: 10 } });
});

test.each([
  ['../../etc/passwd.pdf', 'passwd.pdf'],
  ['C:\\fakepath\\avis.pdf', 'avis.pdf'],
  ['a\u202efdp.exe', 'afdp.pdf'],
  ['<b>"x"</b>.pdf', 'b.pdf'],
  ['', 'document.pdf'],
  [`${'é'.repeat(300)}.pdf`, `${'é'.repeat(80)}.pdf`],
])('the name %s becomes %s', (name, expected) => {
  expect(file(pdf, name)).toMatchObject({ value: { name: expected } });
});
