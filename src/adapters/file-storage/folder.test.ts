import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { fileStorageContract } from './contract.ts';
import { createFolderStorage } from './folder.ts';

const folders: string[] = [];
async function temporaryFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'storage-'));
  folders.push(folder);
  return folder;
}
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

fileStorageContract('folder', async () => {
  const storage = createFolderStorage({ folder: await temporaryFolder() });
  return { storage, close: async () => {} };
});

test('files and folders are for the application’s user alone', async () => {
  const folder = join(await temporaryFolder(), 'made-by-the-storage');
  await createFolderStorage({ folder }).write('ab/cd', Buffer.from('x'), 'text/plain');
  const modes = await Promise.all(
    [folder, join(folder, 'ab'), join(folder, 'ab/cd')].map(async (path) => (await stat(path)).mode & 0o777),
  );
  expect(modes).toEqual([0o700, 0o700, 0o600]);
});

test('a write that fails leaves nothing behind, and what was there before', async () => {
  const folder = await temporaryFolder();
  const storage = createFolderStorage({ folder });
  await mkdir(join(folder, 'taken'));
  await writeFile(join(folder, 'taken/inside'), 'kept');
  await expect(storage.write('taken', Buffer.from('x'), 'text/plain')).rejects.toThrow();
  expect(await readdir(folder)).toEqual(['taken']);
  expect(await storage.read('taken/inside')).toEqual(Buffer.from('kept'));
});

test('a finished write leaves no file aside', async () => {
  const folder = await temporaryFolder();
  await createFolderStorage({ folder }).write('k', Buffer.from('x'), 'text/plain');
  expect(await readdir(folder)).toEqual(['k']);
});
