import { createHash } from 'node:crypto';
import { rawPdf, stream } from './pdf-bytes.ts';

/** The padding string of ISO 32000-1, 7.6.3.3. */
const PADDING = Buffer.from('28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A', 'hex');

function rc4(key: Uint8Array, data: Uint8Array): Buffer {
  const state = Uint8Array.from({ length: 256 }, (_, i) => i);
  const at = (i: number) => state[i & 255] as number;
  const swap = (i: number, j: number) => {
    [state[i & 255], state[j & 255]] = [at(j), at(i)];
  };
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + at(i) + (key[i % key.length] as number)) & 255;
    swap(i, j);
  }
  let j = 0;
  return Buffer.from(
    data.map((byte, index) => {
      const i = (index + 1) & 255;
      j = (j + at(i)) & 255;
      swap(i, j);
      return byte ^ at(at(i) + at(j));
    }),
  );
}

const md5 = (...parts: Uint8Array[]) => createHash('md5').update(Buffer.concat(parts)).digest();

/** A PDF with one attachment, encrypted with RC4 40 bits (standard handler, revision 2) and a password to open it. */
export function encryptedPdf(content: Uint8Array, password: string, name = 'factur-x.xml'): Buffer {
  const id = Buffer.from('0123456789abcdef');
  const padded = (text: string) => Buffer.concat([Buffer.from(text, 'latin1'), PADDING]).subarray(0, 32);
  const owner = rc4(md5(padded('owner')).subarray(0, 5), padded(password));
  const permissions = Buffer.alloc(4);
  permissions.writeInt32LE(-44);
  const key = md5(padded(password), owner, permissions, id).subarray(0, 5);
  const user = rc4(key, PADDING);
  const encrypted = (object: number, data: Uint8Array) =>
    rc4(md5(key, Uint8Array.of(object & 255, object >> 8, 0, 0, 0)).subarray(0, 10), data);
  const text = (object: number, value: string) => `<${encrypted(object, Buffer.from(value)).toString('hex')}>`;
  return rawPdf(
    [
      `<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[${text(1, 'a')} 3 0 R]>>>>>>`,
      '<</Type/Pages/Kids[6 0 R]/Count 1>>',
      `<</Type/Filespec/F${text(3, name)}/UF${text(3, name)}/EF<</F 4 0 R>>>>`,
      stream('/Type/EmbeddedFile', encrypted(4, content)),
      `<</Filter/Standard/V 1/R 2/O<${owner.toString('hex')}>/U<${user.toString('hex')}>/P -44>>`,
      '<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>>',
    ],
    `/Encrypt 5 0 R/ID[<${id.toString('hex')}><${id.toString('hex')}>]`,
  );
}
