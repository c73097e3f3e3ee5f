import { afterEach, beforeEach, expect, test } from 'vitest';
import type { FileStorage } from '../../features/documents/ports.ts';

export type StorageBench = { storage: FileStorage; close(): Promise<void> };

const noise = (length: number, seed = 1) => Uint8Array.from({ length }, (_, i) => (i * 31 + (i >> 5) + seed) % 256);
const same = (a: Uint8Array | undefined, b: Uint8Array) => a !== undefined && Buffer.from(a).equals(Buffer.from(b));

/** What every file storage does, the folder as the bucket. */
export function fileStorageContract(name: string, open: () => Promise<StorageBench>): void {
  let bench: StorageBench;
  beforeEach(async () => {
    bench = await open();
  });
  afterEach(() => bench.close());

  test.each([
    ['empty', 0],
    ['small', 11],
    ['of three megabytes', 3_000_001],
  ])(`${name}: a file %s is read as it was written`, async (_, length) => {
    await bench.storage.write('sha256/ab/cdef01.pdf', noise(length), 'application/pdf');
    expect(same(await bench.storage.read('sha256/ab/cdef01.pdf'), noise(length))).toBe(true);
  });

  test(`${name}: bytes that look like text, XML or line ends are not touched`, async () => {
    const bytes = Buffer.from('\uFEFF<?xml?>\r\n\u0000é\n', 'utf8');
    await bench.storage.write('x.xml', bytes, 'application/xml');
    expect(same(await bench.storage.read('x.xml'), bytes)).toBe(true);
  });

  test(`${name}: an unknown key is undefined, and removing it does nothing`, async () => {
    await bench.storage.write('known', noise(3), 'text/plain');
    expect(await bench.storage.read('unknown')).toBeUndefined();
    expect(await bench.storage.read('known/below')).toBeUndefined();
    await bench.storage.remove('unknown');
    await bench.storage.remove('a/folder/that/is/not');
    expect(same(await bench.storage.read('known'), noise(3))).toBe(true);
  });

  test(`${name}: the same file twice is one; other bytes replace`, async () => {
    await bench.storage.write('k', noise(500), 'text/plain');
    await bench.storage.write('k', noise(500), 'text/plain');
    expect(same(await bench.storage.read('k'), noise(500))).toBe(true);
    await bench.storage.write('k', noise(20, 9), 'text/plain');
    expect(same(await bench.storage.read('k'), noise(20, 9))).toBe(true);
  });

  test(`${name}: what is removed is gone, its neighbours stay`, async () => {
    await bench.storage.write('a/one', noise(5), 'text/plain');
    await bench.storage.write('a/two', noise(6), 'text/plain');
    await bench.storage.remove('a/one');
    expect(await bench.storage.read('a/one')).toBeUndefined();
    expect(same(await bench.storage.read('a/two'), noise(6))).toBe(true);
  });

  test(`${name}: written many times at once, the file is one of those written, whole`, async () => {
    const versions = Array.from({ length: 8 }, (_, i) => noise(40_000 + i, i));
    await Promise.all(versions.map((bytes) => bench.storage.write('race', bytes, 'text/plain')));
    const read = await bench.storage.read('race');
    expect(versions.some((bytes) => same(read, bytes))).toBe(true);
  });

  const strange = [
    '',
    '.',
    '..',
    '/etc/passwd',
    '../x',
    'a/../../x',
    'a//b',
    'a/',
    'a\\b',
    'a\u0000b',
    '.hidden',
    'a/.x',
  ];
  test.each([...strange, 'é', 'a b', '%2e%2e/x', 'C:x', 'x'.repeat(513)])(
    `${name}: %j is no key: refused to write, read and remove`,
    async (key) => {
      await expect(bench.storage.write(key, noise(1), 'text/plain')).rejects.toThrow('not a storage key');
      await expect(bench.storage.read(key)).rejects.toThrow('not a storage key');
      await expect(bench.storage.remove(key)).rejects.toThrow('not a storage key');
    },
  );
}
