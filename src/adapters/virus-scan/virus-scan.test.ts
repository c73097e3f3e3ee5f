import { createServer, type Server } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { clamavScanner } from './clamav.ts';
import { virusScanContract } from './contract.ts';
import { localScanner } from './local.ts';

virusScanContract('local', async () => localScanner());

const open: Server[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await new Promise((done) => server.close(done));
});

/** A double of clamd: reads INSTREAM as its manual describes it, and finds what `signatureIn` finds. */
async function clamd(reply?: string): Promise<{ host: string; port: number }> {
  const server = createServer((socket) => {
    let received = Buffer.alloc(0);
    socket.on('error', () => socket.destroy());
    socket.on('data', (data) => {
      received = Buffer.concat([received, Buffer.from(data)]);
      const body = streamOf(received);
      if (body === undefined) return;
      const found = body.toString('latin1').includes('EICAR-STANDARD-ANTIVIRUS');
      socket.end(`${reply ?? (found ? 'stream: Eicar-Signature FOUND' : 'stream: OK')}\0`);
    });
  });
  open.push(server);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return { host: '127.0.0.1', port: (server.address() as { port: number }).port };
}

/** The bytes of the stream once its last chunk, of length zero, has come. */
function streamOf(received: Buffer): Buffer | undefined {
  const command = Buffer.from('zINSTREAM\0');
  if (received.length < command.length) return undefined;
  if (!received.subarray(0, command.length).equals(command)) throw new Error('not INSTREAM');
  const chunks: Buffer[] = [];
  for (let at = command.length; at + 4 <= received.length; ) {
    const length = received.readUInt32BE(at);
    if (length === 0) return Buffer.concat(chunks);
    if (at + 4 + length > received.length) return undefined;
    chunks.push(received.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return undefined;
}

virusScanContract('ClamAV', async () => clamavScanner(await clamd()));

test('what clamd cannot scan, or nobody at the other end, is not clean', async () => {
  const tooLarge = clamavScanner(await clamd('INSTREAM size limit exceeded. ERROR'));
  expect(await tooLarge.scan(new Uint8Array(10))).toEqual({
    verdict: 'unavailable',
    reason: 'INSTREAM size limit exceeded. ERROR',
  });
  const { host, port } = await clamd();
  await new Promise((done) => open.pop()?.close(done));
  expect(await clamavScanner({ host, port }).scan(new Uint8Array(10))).toMatchObject({ verdict: 'unavailable' });
});
