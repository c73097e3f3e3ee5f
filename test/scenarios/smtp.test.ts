import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { day } from '../../src/kernel/civil-date.ts';
import { createScenario, type Scenario } from '../support/scenario.ts';

/** A live installation whose email leaves by SMTP, spoken for real to a server on the loopback; no SMS and no post are configured. */
type Received = { envelope: { from: string; to: string[] }; email: Email };

const received: Received[] = [];
let refuseNext: { code: number; text: string } | undefined;
let server: SMTPServer;
let scenario: Scenario;

beforeAll(async () => {
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    closeTimeout: 1,
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', async () => {
        const refusal = refuseNext;
        refuseNext = undefined;
        if (refusal) return callback(Object.assign(new Error(refusal.text), { responseCode: refusal.code }));
        const { mailFrom, rcptTo } = session.envelope;
        received.push({
          envelope: { from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address) },
          email: await PostalMime.parse(Buffer.concat(chunks)),
        });
        callback();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  scenario = await createScenario({
    env: {
      RECOUVRANCE_MODE: 'live',
      SMTP_URL: `smtp://127.0.0.1:${port}`,
      MAIL_FROM: 'Cabinet Durand <dossiers@durand.example>',
      COMPANY_DIRECTORY: 'sample',
      CLIENT_FUNDS_IBAN: 'FR7630004000031234567890143',
      CLIENT_FUNDS_BIC: 'BNPAFRPP',
      CLIENT_FUNDS_HOLDER: 'Cabinet Durand, fonds de tiers',
      OPERATOR_IBAN: 'FR7699999000010000000025626',
      COLLECTOR_NAME: 'Cabinet Durand',
      COLLECTOR_ADDRESS: '12 rue de la Paix ; 75002 Paris',
      COLLECTOR_SIGNATORY_NAME: 'Anne Durand',
      COLLECTOR_SIGNATORY_ROLE: 'gérante',
      COLLECTOR_PHONE: '02 99 00 00 00',
      COLLECTOR_EMAIL: 'contact@durand.example',
    },
  });
});
afterAll(async () => {
  await scenario.close();
  await new Promise<void>((resolve) => server.close(() => resolve()));
});

test('the first reminder is a real email: from the collector, to the debtor, in text and HTML, with the link', async () => {
  const { id } = await scenario.openCase();
  expect(received).toHaveLength(1);
  const [{ envelope, email }] = received as [Received];
  expect(envelope).toEqual({ from: 'dossiers@durand.example', to: ['compta@brehat.example'] });
  expect(email.from).toMatchObject({ address: 'dossiers@durand.example', name: 'Cabinet Durand' });
  expect(email.to).toMatchObject([{ address: 'compta@brehat.example' }]);
  const { portalUrl } = await scenario.view(id);
  expect(email.text).toContain(portalUrl);
  expect(email.html).toContain(portalUrl);
  expect(email.text?.replaceAll(/[\u00a0\u202f]/g, ' ')).toContain('Atelier Kermeur');
  const [message] = await scenario.messages(id);
  expect(message).toMatchObject({ state: 'sent', subject: email.subject });
  expect(message?.providerId).toBeTruthy();
});

test('a server that is busy is asked again later, and the message leaves once', async () => {
  refuseNext = { code: 451, text: 'busy, come back later' };
  const { id } = await scenario.openCase({ debtor: { siren: '210049912', email: 'lent@brehat.example' } });
  expect(received.filter(({ envelope }) => envelope.to.includes('lent@brehat.example'))).toHaveLength(0);
  expect((await scenario.messages(id)).map(({ state }) => state)).toEqual(['sending']);
  await tryAgainNow();
  expect(received.filter(({ envelope }) => envelope.to.includes('lent@brehat.example'))).toHaveLength(1);
  expect((await scenario.messages(id)).map(({ state }) => state)).toEqual(['sent']);
});

/** graphile-worker waits by the real clock before it tries again: the wait is over. */
async function tryAgainNow(): Promise<void> {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: scenario.ownerUrl });
  await client.connect();
  await client.query('update graphile_worker._private_jobs set run_at = now() where locked_at is null');
  await client.end();
  await scenario.application.simulation.settle();
}

test('an address that the server will never take is told in the journal, and not tried again', async () => {
  refuseNext = { code: 550, text: 'no such mailbox' };
  const { id } = await scenario.openCase({ debtor: { siren: '210029104', email: 'perdu@brehat.example' } });
  expect((await scenario.messages(id)).map(({ state }) => state)).toEqual(['failed']);
  const failed = (await scenario.journal(id)).find(({ kind }) => kind === 'message-failed');
  expect(failed?.data).toMatchObject({ channel: 'email', template: 'reminder-friendly' });
  await tryAgainNow();
  expect(received.filter(({ envelope }) => envelope.to.includes('perdu@brehat.example'))).toHaveLength(0);
});

test('a channel without a provider does not exist: nothing looks sent that was not, and nothing recalls a letter that never left', async () => {
  const { id } = await scenario.openCase({ debtor: { siren: '210008298', email: 'seul@brehat.example' } });
  await scenario.playTo(day('2026-11-20'));
  const messages = await scenario.messages(id);
  expect(messages.map(({ channel, template }) => `${template} by ${channel}`)).toEqual([
    'reminder-friendly by email',
    'reminder-firm by email',
  ]);
  const sent = received.filter(({ envelope }) => envelope.to.includes('seul@brehat.example'));
  expect(sent.map(({ email }) => email.subject)).toEqual(messages.map(({ subject }) => subject));
  expect(await scenario.outbox()).toEqual([]);
  const skipped = (await scenario.journal(id)).filter(({ kind }) => kind === 'step-skipped');
  expect(skipped.map(({ data }) => [data.step, data.because])).toEqual([
    ['letter-reminder', 'no-address'],
    ['mise-en-demeure', 'no-address'],
    ['after-notice', 'nothing-to-recall'],
  ]);
  expect((await scenario.view(id)).state).toBe('hand-over');
});
