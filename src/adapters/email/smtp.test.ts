import { createServer } from 'node:net';
import PostalMime from 'postal-mime';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, expect, test } from 'vitest';
import type { SendRefusal } from '../../features/correspondence/ports.ts';
import { anEmail, emailContract, type ReceivedEmail } from './contract.ts';
import { createSmtpEmailSender, type SmtpOptions } from './smtp.ts';

const closers: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** A real SMTP server on the loopback; `raw` keeps the messages as they came over the wire. */
async function openServer(options: SMTPServerOptions = {}, client: Partial<SmtpOptions> = {}, login = '') {
  const raw: string[] = [];
  const envelopes: string[][] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 50,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        raw.push(Buffer.concat(chunks).toString('latin1'));
        envelopes.push(session.envelope.rcptTo.map((recipient) => recipient.address));
        done();
      });
    },
    ...options,
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address() as { port: number };
  const protocol = options.secure ? 'smtps' : 'smtp';
  const query = options.disabledCommands?.includes('STARTTLS') === false ? '' : '?starttls=never';
  const sender = createSmtpEmailSender({
    url: `${protocol}://${login}127.0.0.1:${address.port}${query}`,
    timeoutMs: 10_000,
    ...client,
  });
  const close = async () => {
    sender.close();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return { sender, raw, envelopes, close, port: address.port };
}

async function open(...args: Parameters<typeof openServer>) {
  const opened = await openServer(...args);
  closers.push(opened.close);
  return opened;
}

async function parsed(raw: string): Promise<ReceivedEmail> {
  const email = await PostalMime.parse(Buffer.from(raw, 'latin1'));
  const [to] = email.to ?? [];
  return {
    to: `${to?.name ?? ''} <${to?.address ?? ''}>`,
    subject: email.subject ?? '',
    text: email.text ?? '',
    html: email.html ?? '',
    attachments: email.attachments.map((attachment) => ({
      name: attachment.filename ?? '',
      contentType: attachment.mimeType,
      bytes: new Uint8Array(attachment.content as ArrayBuffer),
    })),
  };
}

emailContract('smtp', async () => {
  const { sender, raw, close } = await openServer();
  return { sender, received: () => Promise.all(raw.map(parsed)), close };
});

test('the headers: stable Message-ID, reply address, no answer from absence responders, one recipient', async () => {
  const { sender, raw, envelopes } = await open();
  const sent = await sender.send(anEmail);
  const headers = (raw[0] ?? '').split('\r\n\r\n')[0] ?? '';
  expect(sent).toMatchObject({
    value: { provider: 'smtp', providerId: expect.stringMatching(/^<[0-9a-f]{40}@recouvrance\.example>$/) },
  });
  expect(headers).toContain(`Message-ID: ${sent.refused ? '' : sent.value.providerId}`);
  expect(headers).toMatch(/^Reply-To: dossier-1@recouvrance\.example\r?$/m);
  expect(headers).toMatch(/^Auto-Submitted: auto-generated\r?$/m);
  expect(envelopes).toEqual([['compta@kermeur.example']]);
});

const replies: [number, 'onMailFrom' | 'onRcptTo' | 'onData', SendRefusal['kind'], string?][] = [
  [550, 'onRcptTo', 'recipient-refused'],
  [550, 'onRcptTo', 'recipient-refused', '5.1.1 no such mailbox'],
  [552, 'onRcptTo', 'recipient-refused', '5.2.2 mailbox full'],
  [550, 'onRcptTo', 'rejected', '5.7.1 your address is on a block list'],
  [550, 'onData', 'recipient-refused', '5.1.1 no such mailbox'],
  [554, 'onData', 'rejected', '5.7.1 looks like spam'],
  [553, 'onMailFrom', 'rejected'],
  [554, 'onData', 'rejected'],
  [451, 'onRcptTo', 'unavailable'],
  [452, 'onMailFrom', 'unavailable'],
  [421, 'onData', 'unavailable'],
];
test.each(replies)('a %s reply at %s is %s', async (code, where, kind, text = 'said no') => {
  const reply = Object.assign(new Error(text), { responseCode: code });
  const options: SMTPServerOptions =
    where === 'onData'
      ? {
          onData(stream, _session, done) {
            stream.resume();
            stream.on('end', () => done(reply));
          },
        }
      : { [where]: (_address: unknown, _session: unknown, done: (error: Error) => void) => done(reply) };
  const { sender } = await open(options);
  const sent = await sender.send(anEmail);
  expect(sent).toMatchObject({ refused: true, refusal: { kind } });
  expect(sent.refused && sent.refusal.reason).toContain(String(code));
  if (kind === 'recipient-refused') expect(sent).toMatchObject({ refusal: { isPermanent: !text.startsWith('5.2.2') } });
});

test('a refused login is "unavailable": the email waits for the right password', async () => {
  const onAuth: SMTPServerOptions['onAuth'] = (_auth, _session, done) =>
    done(Object.assign(new Error('Invalid username or password'), { responseCode: 535 }));
  const { sender, raw } = await open({ onAuth, authOptional: false, allowInsecureAuth: true }, {}, 'relances:wrong@');
  expect(await sender.send(anEmail)).toEqual({
    refused: true,
    refusal: { kind: 'unavailable', reason: 'login-refused' },
  });
  expect(raw).toEqual([]);
});

test('a login is used, percent-encoded characters included', async () => {
  const seen: string[] = [];
  const onAuth: SMTPServerOptions['onAuth'] = (auth, _session, done) => {
    seen.push(`${auth.username} ${auth.password}`);
    done(null, { user: 'ok' });
  };
  const { sender, raw } = await open(
    { onAuth, authOptional: false, allowInsecureAuth: true },
    {},
    'a%40b.example:p%2Fw%3A1@',
  );
  expect(await sender.send(anEmail)).toMatchObject({ refused: false });
  expect(seen).toEqual(['a@b.example p/w:1']);
  expect(raw).toHaveLength(1);
});

test('STARTTLS that is required but not offered: nothing leaves, the password neither', async () => {
  const seen: string[] = [];
  const onAuth: SMTPServerOptions['onAuth'] = (auth, _session, done) => {
    seen.push(auth.password ?? '');
    done(null, { user: 'ok' });
  };
  const { port } = await open({ onAuth, allowInsecureAuth: true });
  const sender = createSmtpEmailSender({ url: `smtp://relances:secret@127.0.0.1:${port}`, timeoutMs: 10_000 });
  closers.push(() => sender.close());
  expect(await sender.send(anEmail)).toMatchObject({ refused: true, refusal: { kind: 'unavailable' } });
  expect(seen).toEqual([]);
});

test.each([
  ['STARTTLS', { disabledCommands: [] as string[] }],
  ['TLS from the first byte', { secure: true }],
])('%s with a certificate that nobody vouches for is not trusted', async (_, options) => {
  const { sender, raw } = await open(options as SMTPServerOptions);
  expect(await sender.send(anEmail)).toMatchObject({ refused: true, refusal: { kind: 'unavailable' } });
  expect(raw).toEqual([]);
});

test('nobody listens: "unavailable"', async () => {
  const { port, close } = await openServer();
  await close();
  const sender = createSmtpEmailSender({ url: `smtp://127.0.0.1:${port}`, timeoutMs: 10_000 });
  closers.push(() => sender.close());
  expect(await sender.send(anEmail)).toEqual({
    refused: true,
    refusal: { kind: 'unavailable', reason: 'ESOCKET' },
  });
});

test('a server that never greets is given up', async () => {
  const mute = createServer(() => {});
  await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
  const { port } = mute.address() as { port: number };
  const sender = createSmtpEmailSender({ url: `smtp://127.0.0.1:${port}`, timeoutMs: 100 });
  closers.push(
    () => sender.close(),
    () => void mute.close(),
  );
  expect(await sender.send(anEmail)).toMatchObject({
    refused: true,
    refusal: { kind: 'unavailable', reason: 'ETIMEDOUT' },
  });
});

test('a pool keeps its connections, and many emails leave at once', async () => {
  let connections = 0;
  const { sender, raw } = await open(
    {
      onConnect(_session, done) {
        connections += 1;
        done();
      },
    },
    { maxConnections: 2 },
  );
  const sent = await Promise.all(
    Array.from({ length: 12 }, (_, i) => sender.send({ ...anEmail, key: `k${i}`, attachments: [] })),
  );
  expect(sent.every((result) => !result.refused)).toBe(true);
  expect(raw).toHaveLength(12);
  expect(connections).toBeLessThanOrEqual(2);
});
