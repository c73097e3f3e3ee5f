import { createConnection } from 'node:net';
import getTlsOptions from 'smtp-server/lib/tls-options.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type SmtpListener, startSmtpListener } from '../../src/adapters/inbound-mail/smtp-listener.ts';
import { updateMessage } from '../../src/features/correspondence/correspondence.sql.ts';
import type { Message } from '../../src/features/correspondence/messages.ts';
import { findDocument, storeFile } from '../../src/features/documents/keep-document.ts';
import { acceptExhibit } from '../../src/features/exhibits/accept-exhibit.ts';
import { addExhibit, withdrawExhibit } from '../../src/features/exhibits/add-exhibit.ts';
import { loadCaseExhibits } from '../../src/features/exhibits/load-case-exhibits.ts';
import { createInbox, type InboxOptions } from '../../src/features/inbound-mail/inbox.ts';
import { rawMail } from '../../src/features/mail-files/testing/raw-mail.ts';
import { selectTodos } from '../../src/features/reporting/today.sql.ts';
import { updateOrganisation } from '../../src/features/tenancy/tenancy.sql.ts';
import { orThrow } from '../../src/kernel/result.ts';
import { startInboundSmtp } from '../../src/main/inbound-mail/start-smtp.ts';
import type { App } from '../../src/platform/http.ts';
import { createLog } from '../../src/platform/log.ts';
import { addMembers, addressOf, inboxOf, KERMEUR_OWNER, KERMEUR_READER, sayTo } from '../support/inbound-mail.ts';
import { createScenario, type Scenario, SECRET } from '../support/scenario.ts';

/** Exhibits that come by email, spoken for real over SMTP on the loopback and handed over by HTTP, from the message to the file. */
const INBOUND_SECRET = 'secret-of-the-mail-server-for-tests..';
let scenario: Scenario;
let app: App;
let listener: SmtpListener;
let caseId: string;
let address: string;

beforeAll(async () => {
  scenario = await createScenario({ env: { INBOUND_SMTP_PORT: '0', INBOUND_MAIL_SECRET: INBOUND_SECRET } });
  await addMembers(scenario);
  ({ app } = await scenario.application.web());
  const started = await startInboundSmtp(scenario.config, scenario.application.wiring, createLog('silent'));
  listener = orThrow(started) as SmtpListener;
  caseId = (await scenario.openCase({ invoice: { number: 'FE-COURRIEL' } })).id;
  address = await addressOf(scenario, caseId);
});
afterAll(async () => {
  await listener.close();
  await app.close();
  await scenario.close();
});

const owner = `Maëlle Kermeur <${KERMEUR_OWNER}>`;
const stranger = 'Paul Client <paul@client.example>';
const fileOf = async (id = caseId) => (await scenario.as((ctx) => loadCaseExhibits(ctx, id)))!;
const score = async () => (await fileOf()).completeness.score;
const newCase = async () => {
  const { id } = await scenario.openCase();
  return { id, address: await addressOf(scenario, id) };
};
const say = (raw: Uint8Array, to: string | string[] = address, port = listener.port) =>
  sayTo(port, { from: 'paul@client.example', to, raw });
const pdf = (name: string, content = `%PDF-1.4 ${name}`) => ({ name, type: 'application/pdf', content });
let ids = 0;
const id = () => {
  ids += 1;
  return `<${ids}@client.example>`;
};
const told = async (ofCase: string) =>
  (await scenario.journal(ofCase))
    .filter(({ kind }) => /^(exhibit|mail)-/.test(kind))
    .map(({ kind, data }) => [kind, data]);

test('what a member sends by SMTP enters the file at once: typed, dated, named by its sender, and counted', async () => {
  const before = await score();
  const raw = rawMail({
    from: owner,
    id: id(),
    subject: 'Pièces Bréhat',
    text: 'Le bon signé est joint.',
    parts: [pdf('Bon de livraison.pdf')],
  });
  expect(await say(raw)).toMatchObject({ code: 250 });
  const { exhibits } = await fileOf();
  expect(exhibits).toMatchObject([
    { kind: 'other', name: 'Pièces Bréhat.eml', contentType: 'message/rfc822', datedOn: '2026-09-03' },
    { kind: 'delivery-note', name: 'Bon de livraison.pdf', contentType: 'application/pdf', datedOn: '2026-09-03' },
  ]);
  expect(exhibits.every(({ receivedFrom, toCheck }) => receivedFrom === KERMEUR_OWNER && !toCheck)).toBe(true);
  expect(await score()).toBeGreaterThan(before);
  expect(await told(caseId)).toMatchObject([
    ['exhibit-received', { from: KERMEUR_OWNER, name: 'Pièces Bréhat.eml', toCheck: false }],
    ['exhibit-received', { from: KERMEUR_OWNER, name: 'Bon de livraison.pdf', toCheck: false }],
  ]);
  expect((await scenario.as(selectTodos)).filter(({ kind }) => kind === 'check-exhibits')).toEqual([]);
});

test('what a member writes is no exchange with the debtor; what the member forwards is one', async () => {
  const there = await newCase();
  const exchanges = async () =>
    (await fileOf(there.id)).completeness.items.find(({ item }) => item === 'exchanges')?.state;
  await say(rawMail({ from: owner, id: id(), subject: 'Pour le dossier', text: 'À verser' }), there.address);
  expect(await exchanges()).toBe('missing');
  await say(rawMail({ from: owner, id: id(), subject: 'TR : votre facture', text: '> Je paierai' }), there.address);
  expect(await exchanges()).toBe('there');
});

describe('what a stranger sends', () => {
  let there: { id: string; address: string };
  const file = () => fileOf(there.id);
  beforeAll(async () => {
    there = await newCase();
    const raw = rawMail({ from: stranger, id: id(), text: 'Voici', subject: 'Votre bon', parts: [pdf('BL 7.pdf')] });
    expect(await say(raw, there.address)).toMatchObject({ code: 250 });
  });

  test('waits, proves nothing, and is something to do', async () => {
    const { exhibits, completeness } = await file();
    expect(exhibits.map(({ toCheck }) => toCheck)).toEqual([true, true]);
    expect(completeness.items.find(({ item }) => item === 'delivery')?.state).toBe('missing');
    expect((await scenario.as(selectTodos)).filter(({ kind }) => kind === 'check-exhibits')).toMatchObject([
      { case_id: there.id, since_on: '2026-09-07', facts: { count: 2, from: 'paul@client.example' } },
    ]);
  });

  test('accepted, it counts, as what a person says it is; accepted twice, it is the same', async () => {
    const [, note] = (await file()).exhibits;
    const accept = { caseId: there.id, exhibitId: note!.id, kind: 'acceptance' as const };
    orThrow(await scenario.as((ctx) => acceptExhibit(ctx, accept)));
    orThrow(await scenario.as((ctx) => acceptExhibit(ctx, accept)));
    const { exhibits, completeness } = await file();
    expect(exhibits.find(({ id: one }) => one === note!.id)).toMatchObject({ toCheck: false, kind: 'acceptance' });
    expect(exhibits[0]).toMatchObject({ toCheck: true, kind: 'correspondence' });
    expect(completeness.items.find(({ item }) => item === 'delivery')).toMatchObject({
      state: 'there',
      by: 'acceptance',
    });
    const accepted = (await told(there.id)).filter(([kind]) => kind === 'exhibit-accepted');
    expect(accepted).toMatchObject([['exhibit-accepted', { name: 'BL 7.pdf', from: 'paul@client.example' }]]);
  });

  test('taken out, it is gone, and nothing is left to do', async () => {
    const [message] = (await file()).exhibits;
    orThrow(await scenario.as((ctx) => withdrawExhibit(ctx, { caseId: there.id, exhibitId: message!.id })));
    expect((await file()).exhibits).toHaveLength(1);
    expect((await scenario.as(selectTodos)).filter(({ kind }) => kind === 'check-exhibits')).toEqual([]);
    const gone = await scenario.as((ctx) => acceptExhibit(ctx, { caseId: there.id, exhibitId: message!.id }));
    expect(gone).toMatchObject({ refusal: { kind: 'not-found' } });
  });

  test('another organisation cannot accept it', async () => {
    const other = await scenario.addCreditor('210029104', 'Nettoyage Armor');
    const raw = rawMail({ from: stranger, id: id(), text: 'Encore' });
    await say(raw, there.address);
    const waiting = (await file()).exhibits.find(({ toCheck }) => toCheck);
    const accepted = await scenario.as(
      (ctx) => acceptExhibit(ctx, { caseId: there.id, exhibitId: waiting!.id }),
      other,
    );
    expect(accepted).toMatchObject({ refusal: { kind: 'not-found' } });
  });

  test('brought again by a member, it is accepted', async () => {
    const { files } = scenario.application.wiring;
    const content = '%PDF-1.4 attestation';
    await say(rawMail({ from: stranger, id: id(), parts: [pdf('a.pdf', content)] }), there.address);
    const kept = await storeFile(files, Buffer.from(content), 'application/pdf');
    const dropped = {
      caseId: there.id,
      kind: 'contract' as const,
      name: 'b.pdf',
      contentType: 'application/pdf',
      file: kept,
    };
    orThrow(await scenario.as((ctx) => addExhibit(ctx, dropped)));
    const same = (await file()).exhibits.filter(({ sha256 }) => sha256 === kept.sha256);
    expect(same).toMatchObject([{ toCheck: false, kind: 'contract', receivedFrom: 'paul@client.example' }]);
  });
});

test('a member who may only read adds nothing without a manager', async () => {
  const there = await newCase();
  await say(rawMail({ from: KERMEUR_READER, id: id(), text: 'Vu' }), there.address);
  expect((await fileOf(there.id)).exhibits).toMatchObject([{ toCheck: true, receivedFrom: KERMEUR_READER }]);
});

test('the same message adds nothing twice: again, by another road, or twice at once', async () => {
  const there = await newCase();
  const raw = rawMail({ from: owner, id: '<same@kermeur.example>', text: 'Une fois', parts: [pdf('BC 1.pdf')] });
  const viaAnother = Buffer.concat([Buffer.from('Received: from elsewhere by mx.example; now\r\n'), raw]);
  const inbox = inboxOf(scenario);
  const both = await Promise.all([raw, raw].map((bytes) => inbox.receive({ raw: bytes, recipient: there.address })));
  expect(both.map((one) => orThrow(one).outcome).toSorted()).toEqual(['added', 'repeated']);
  expect(await say(viaAnother, there.address)).toMatchObject({ code: 250 });
  expect((await fileOf(there.id)).exhibits).toHaveLength(2);
  expect(await told(there.id)).toHaveLength(2);
  // the same Message-ID with other words is another message: a broken sender must not lose one
  await say(
    rawMail({ from: owner, id: '<same@kermeur.example>', text: 'Deux fois', parts: [pdf('BC 1.pdf')] }),
    there.address,
  );
  const { exhibits } = await fileOf(there.id);
  expect(exhibits.map(({ kind }) => kind)).toEqual(['other', 'order', 'other']);
});

test('a virus, an archive: told and not kept, nor the bytes that carry it; the rest enters', async () => {
  const there = await newCase();
  const eicar = 'X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*';
  const parts = [
    pdf('virus.pdf', eicar),
    pdf('Devis.pdf'),
    { name: 'tout.zip', type: 'application/zip', content: 'x' },
  ];
  expect(
    await say(rawMail({ from: owner, id: id(), subject: 'Tout', text: 'Tout est là', parts }), there.address),
  ).toMatchObject({
    code: 250,
  });
  const { exhibits } = await fileOf(there.id);
  expect(exhibits.map(({ name }) => name)).toEqual(['Tout.txt', 'Devis.pdf']);
  const document = await scenario.as((ctx) => findDocument(ctx, exhibits[0]!.documentId));
  const text = Buffer.from((await scenario.application.wiring.files.read(document!.storageKey))!).toString();
  expect(text).toContain('Tout est là');
  expect(text).not.toContain('EICAR');
  const refused = (await told(there.id)).filter(([kind]) => kind === 'mail-part-refused');
  expect(refused).toMatchObject([
    ['mail-part-refused', { name: 'tout.zip', reason: 'archive', from: KERMEUR_OWNER }],
    ['mail-part-refused', { name: 'virus.pdf', reason: 'infected', from: KERMEUR_OWNER }],
  ]);
});

test('a date to come becomes today', async () => {
  const there = await newCase();
  await say(rawMail({ from: owner, id: id(), text: 'x', date: 'Fri, 01 Jan 2030 10:00:00 +0100' }), there.address);
  await say(rawMail({ from: owner, id: id(), text: 'y', date: '' }), there.address);
  expect((await fileOf(there.id)).exhibits.map(({ datedOn }) => datedOn)).toEqual(['2026-09-07', null]);
});

describe('who is not ours, and what is not a message', () => {
  test('an address that is not, a code of another case and a closed organisation get the same answer, before the message', async () => {
    const other = await newCase();
    const closed = await scenario.addCreditor('210049912', 'Imprimerie des Trois Rivières');
    const theirs = await scenario.openCase({ creditor: closed });
    const closedAddress = await addressOf(scenario, theirs.id);
    await scenario.as((ctx) => updateOrganisation(ctx, { register_status: 'closed' }), closed);
    const crossed = address.replace(/-([a-z2-7]{20})@/, `-${/-([a-z2-7]{20})@/.exec(other.address)?.[1]}@`);
    const unknown = address.replace(/pieces-\d{4}-\d{6}/, 'pieces-2026-999999');
    const raw = rawMail({ from: owner, id: id(), text: 'x' });
    const answers = [];
    for (const to of [crossed, unknown, closedAddress, 'contact@demonstration.example', 'x@ailleurs.example']) {
      answers.push(await say(raw, to));
    }
    expect(new Set(answers.map(({ text }) => text))).toEqual(new Set(['550 5.1.1 Adresse inconnue ici']));
    for (const recipient of [crossed, unknown, closedAddress]) {
      expect(await inboxOf(scenario).receive({ raw, recipient })).toEqual({
        refused: true,
        refusal: { kind: 'no-such-recipient' },
      });
    }
  });

  test.each<[string, Uint8Array, number]>([
    ['an empty message', rawMail({ from: owner, text: '' }), 554],
    ['words that are no message', Buffer.from('bonjour\r\n'), 554],
  ])('%s is refused for good', async (_, raw, code) => {
    expect(await say(raw)).toMatchObject({ code });
  });

  test('too large is said before it is sent, and again to whoever sends it anyway', async () => {
    const lines = await smtp(listener.port, ['EHLO x.example', `MAIL FROM:<a@b.example> SIZE=40000000`]);
    expect(lines.join('\n')).toMatch(/SIZE 30000000/);
    expect(lines.at(-1)).toMatch(/^552/);
    const narrow = { ...inboxOf(scenario), maxBytes: 1_000 };
    const door = await startSmtpListener({ inbox: narrow, host: '127.0.0.1', port: 0 });
    const undeclared = rawMail({ from: owner, text: 'x'.repeat(5_000) });
    expect(await say(undeclared, address, door.port)).toMatchObject({ code: 552 });
    await door.close();
    const large = Buffer.concat([rawMail({ from: owner, text: 'x' }), Buffer.alloc(30_500_000, 'x\r\n')]);
    expect(await inboxOf(scenario).receive({ raw: large, recipient: address })).toMatchObject({
      refusal: { kind: 'mail-too-large' },
    });
  });

  test('two recipients: the second is asked for in its own turn, so that one answer is true', async () => {
    const other = await newCase();
    const lines = await smtp(listener.port, [
      'EHLO x.example',
      'MAIL FROM:<a@b.example>',
      `RCPT TO:<${address}>`,
      `RCPT TO:<${other.address}>`,
    ]);
    expect(lines.slice(-2).map((line) => line.slice(0, 3))).toEqual(['250', '452']);
  });
});

/** One line of reply for each command, by hand. */
function smtp(port: number, commands: string[]): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const lines: string[] = [];
    const waiting = [...commands];
    const socket = createConnection(port, '127.0.0.1');
    socket.setEncoding('utf8').on('error', reject);
    socket.on('data', (text: string) => {
      lines.push(...text.trim().split('\r\n'));
      if (!/^\d{3} /.test(lines.at(-1) ?? '')) return;
      const next = waiting.shift();
      if (next !== undefined) socket.write(`${next}\r\n`);
      else socket.end(() => resolve(lines));
    });
  });
}

describe('mail is never lost', () => {
  const options = (): InboxOptions => {
    const { wiring, database } = scenario.application;
    const { files, scanner } = wiring;
    const domain = inboxOf(scenario).domain;
    return { database, files, scanner, secret: SECRET, domain, trust: { kind: 'everybody' } };
  };

  test('while the database, the files or the scanner do not answer, the sender is asked to come back; then it enters once', async () => {
    const there = await newCase();
    const raw = rawMail({ from: owner, id: id(), text: 'Tenace' });
    const broken = new Error('connection refused');
    const failing: Partial<InboxOptions>[] = [
      { database: { ...options().database, inTransaction: () => Promise.reject(broken) } },
      { files: { ...options().files, write: () => Promise.reject(broken) } },
      { scanner: { scan: async () => ({ verdict: 'unavailable', reason: 'timeout' }) } },
    ];
    for (const one of failing) {
      const door = await startSmtpListener({
        inbox: createInbox({ ...options(), ...one }),
        host: '127.0.0.1',
        port: 0,
      });
      expect(await say(raw, there.address, door.port)).toMatchObject({ code: 451 });
      await door.close();
    }
    expect((await fileOf(there.id)).exhibits).toEqual([]);
    expect(await say(raw, there.address)).toMatchObject({ code: 250 });
    expect((await fileOf(there.id)).exhibits).toHaveLength(1);
  });

  test('nothing is acknowledged before it is committed', async () => {
    const there = await newCase();
    const { database } = options();
    let commit = () => {};
    const held = new Promise<void>((resolve) => {
      commit = resolve;
    });
    const slow: InboxOptions['database'] = {
      ...database,
      inTransaction: (scope, work) =>
        database.inTransaction(scope, async (ctx) => {
          const answer = await work(ctx);
          if (scope.tenantId === scenario.creditor.tenantId && typeof answer === 'object') await held;
          return answer;
        }),
    };
    const door = await startSmtpListener({
      inbox: createInbox({ ...options(), database: slow }),
      host: '127.0.0.1',
      port: 0,
    });
    let isAnswered = false;
    const answer = say(rawMail({ from: owner, id: id(), text: 'Lent' }), there.address, door.port).then((sent) => {
      isAnswered = true;
      return sent;
    });
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(isAnswered).toBe(false);
    expect((await fileOf(there.id)).exhibits).toEqual([]);
    commit();
    expect(await answer).toMatchObject({ code: 250 });
    expect((await fileOf(there.id)).exhibits).toHaveLength(1);
    await door.close();
  });

  test('a certificate gives STARTTLS', async () => {
    const there = await newCase();
    const { key, cert } = getTlsOptions() as { key: string; cert: string };
    const tls = { key: Buffer.from(key), certificate: Buffer.from(cert) };
    const door = await startSmtpListener({ inbox: inboxOf(scenario), host: '127.0.0.1', port: 0, tls });
    const raw = rawMail({ from: owner, id: id(), text: 'Chiffré' });
    const sent = await sayTo(door.port, { from: 'a@b.example', to: there.address, raw, startTls: true });
    expect(sent).toMatchObject({ code: 250 });
    await door.close();
  });

  test('in a live installation a member is one when the server vouches for it; without, everything waits', async () => {
    const there = await newCase();
    const vouched = (result: string) =>
      rawMail({
        from: owner,
        id: id(),
        text: `x ${ids}`,
        headers: [`Authentication-Results: mx.durand.example; ${result}`],
      });
    const server = createInbox({ ...options(), trust: { kind: 'server', name: 'mx.durand.example' } });
    const nobody = createInbox({ ...options(), trust: { kind: 'nobody' } });
    orThrow(await server.receive({ raw: vouched('dmarc=pass header.from=kermeur.example'), recipient: there.address }));
    orThrow(await server.receive({ raw: vouched('dmarc=fail header.from=kermeur.example'), recipient: there.address }));
    orThrow(await nobody.receive({ raw: vouched('dmarc=pass header.from=kermeur.example'), recipient: there.address }));
    expect((await fileOf(there.id)).exhibits.map(({ toCheck }) => toCheck)).toEqual([true, true, false]);
  });

  test('a flood of strangers is put off, a member is not', async () => {
    const there = await newCase();
    const inbox = inboxOf(scenario);
    const receive = (from: string) =>
      inbox.receive({ raw: rawMail({ from, id: id(), text: `n° ${ids}` }), recipient: there.address });
    for (let count = 0; count < 100; count++) orThrow(await receive(stranger));
    expect(await receive(stranger)).toMatchObject({ refusal: { kind: 'too-much-mail' } });
    expect(orThrow(await receive(owner))).toMatchObject({ outcome: 'added' });
  });
});

describe('the HTTP door', () => {
  const post = (raw: Uint8Array | string, options: { secret?: string; recipient?: string; type?: string } = {}) =>
    app.inject({
      method: 'POST',
      url: `/api/v1/inbound/messages${options.recipient ? `?recipient=${encodeURIComponent(options.recipient)}` : ''}`,
      headers: {
        'content-type': options.type ?? 'message/rfc822',
        ...(options.secret === '' ? {} : { authorization: `Bearer ${options.secret ?? INBOUND_SECRET}` }),
      },
      payload: Buffer.from(raw),
    });

  test('takes a raw message for the recipient given, or the one that its headers name', async () => {
    const there = await newCase();
    const first = await post(rawMail({ from: owner, id: id(), text: 'un' }), { recipient: there.address });
    expect([first.statusCode, first.json()]).toEqual([200, { outcome: 'added', added: 1, refused: [] }]);
    const raw = rawMail({ from: owner, to: `"Dossier" <${there.address}>`, id: id(), text: 'deux' });
    expect((await post(raw)).json()).toMatchObject({ outcome: 'added' });
    expect((await post(raw)).json()).toEqual({ outcome: 'repeated', added: 0, refused: [] });
    const hidden = rawMail({ from: owner, id: id(), text: 'trois', headers: [`Delivered-To: ${there.address}`] });
    expect((await post(hidden)).json()).toMatchObject({ outcome: 'added' });
    expect((await fileOf(there.id)).exhibits).toHaveLength(3);
  });

  test.each(['', 'x', 'secret-of-the-mail-server-for-tests.', 'secret-of-the-mail-server-for-tests...'])(
    'without the secret nothing is read: « %s »',
    async (secret) => {
      const answer = await post(rawMail({ from: owner, text: 'x' }), { secret, recipient: address });
      expect([answer.statusCode, answer.json().kind]).toEqual([401, 'wrong-inbound-secret']);
    },
  );

  test('refuses what it cannot take, each with its problem', async () => {
    const unknown = await post(rawMail({ from: owner, text: 'x' }), { recipient: 'x@ailleurs.example' });
    expect([unknown.statusCode, unknown.json().kind]).toEqual([404, 'no-such-recipient']);
    const headless = await post(rawMail({ from: owner, text: 'x' }));
    expect([headless.statusCode, headless.json().kind]).toEqual([404, 'no-such-recipient']);
    const empty = await post(rawMail({ from: owner, text: '' }), { recipient: address });
    expect([empty.statusCode, empty.json().kind]).toEqual([422, 'empty-message']);
    const broken = await post('bonjour', { recipient: address });
    expect([broken.statusCode, broken.json().kind]).toEqual([422, 'not-a-message']);
    const other = await post('{}', { recipient: address, type: 'application/json' });
    expect(other.statusCode).toBeGreaterThanOrEqual(400);
    expect((await post(Buffer.alloc(30_100_000, 'a'), { recipient: address })).statusCode).toBe(413);
  });
});

describe('a report of delivery', () => {
  const report = (messageId: string, recipient: string, action = 'failed') =>
    rawMail({
      from: 'MAILER-DAEMON@mx.example',
      id: id(),
      text: 'Undelivered',
      type: 'multipart/report; report-type=delivery-status',
      parts: [
        {
          type: 'message/delivery-status',
          content: `Reporting-MTA: dns; mx\r\n\r\nFinal-Recipient: rfc822; ${recipient}\r\nAction: ${action}\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 User unknown`,
        },
        { type: 'message/rfc822', content: `Message-ID: ${messageId}\r\nFrom: a@b.example\r\n\r\nx` },
      ],
    });
  let message: Message;
  beforeAll(async () => {
    const debtor = { siren: '210008298', name: 'Transports du Léon', email: 'Compta@leon.example' };
    const there = await scenario.openCase({ debtor });
    message = (await scenario.messages(there.id))[0]!;
    await scenario.platform((ctx) => updateMessage(ctx, message.id, { provider_id: '<ours@durand.example>' }));
  });
  const now = async () => (await scenario.messages(message.caseId)).find(({ id: one }) => one === message.id)!;

  test.each<[string, Uint8Array]>([
    ['late', report('<ours@durand.example>', 'compta@leon.example', 'delayed')],
    ['about another recipient', report('<ours@durand.example>', 'autre@leon.example')],
    ['about a message that is not ours', report('<theirs@durand.example>', 'compta@leon.example')],
  ])('%s changes nothing', async (_, raw) => {
    expect(await say(raw, 'retours@demonstration.example')).toMatchObject({ code: 250 });
    expect(await now()).toMatchObject({ state: 'sent' });
  });

  test('of a message of ours that will never arrive: it has failed, with why, and somebody must look; once', async () => {
    const heard: string[] = [];
    const { wiring, database } = scenario.application;
    const inbox = createInbox({
      database,
      files: wiring.files,
      scanner: wiring.scanner,
      secret: SECRET,
      domain: 'demonstration.example',
      trust: { kind: 'nobody' },
      onBounce: async (_ctx, bounce, about) => {
        heard.push(`${bounce.recipient} ${about.debtorId}`);
      },
    });
    const raw = report('<ours@durand.example>', 'compta@leon.example');
    expect(orThrow(await inbox.receive({ raw, recipient: 'retours@demonstration.example' }))).toMatchObject({
      outcome: 'bounce',
    });
    orThrow(await inbox.receive({ raw, recipient: 'retours@demonstration.example' }));
    expect(await now()).toMatchObject({
      state: 'failed',
      failure: 'courriel revenu : 550 5.1.1 User unknown',
    });
    expect(heard).toEqual([`compta@leon.example ${message.debtorId}`]);
    const failed = (await scenario.journal(message.caseId)).filter(({ kind }) => kind === 'message-failed');
    expect(failed).toMatchObject([{ data: { cameBack: true, reason: 'courriel revenu : 550 5.1.1 User unknown' } }]);
    const todos = (await scenario.as(selectTodos)).filter(({ kind }) => kind === 'fix-problem');
    expect(todos).toMatchObject([{ case_id: message.caseId, facts: { messageId: message.id } }]);
  });

  test('a letter to that address is refused: nobody reads it', async () => {
    const answer = await say(rawMail({ from: stranger, text: 'Bonjour' }), 'retours@demonstration.example');
    expect(answer).toMatchObject({ code: 550 });
  });
});
