import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changeDebtorContacts } from '../../src/features/cases/contacts/change-debtor-contacts.ts';
import { recordCall } from '../../src/features/cases/record-call.ts';
import { retryMessage } from '../../src/features/cases/retry-message.ts';
import { sendLater } from '../../src/features/cases/send-message.ts';
import type { ContactChange } from '../../src/features/claims/contacts/change-contacts.ts';
import { updateMessage } from '../../src/features/correspondence/correspondence.sql.ts';
import { findDocument } from '../../src/features/documents/keep-document.ts';
import { rawMail } from '../../src/features/mail-files/testing/raw-mail.ts';
import { selectTodos } from '../../src/features/reporting/today.sql.ts';
import { LIMITS } from '../../src/features/scenario/gate.ts';
import { type CivilDate, day, daysBetween, inParis } from '../../src/kernel/civil-date.ts';
import { orThrow } from '../../src/kernel/result.ts';
import { pdfText } from '../support/pdf-text.ts';
import { createScenario, type Scenario } from '../support/scenario.ts';

const END = day('2026-11-20');

async function change(scenario: Scenario, caseId: string, what: ContactChange) {
  const { debtor_id: debtorId } = (await scenario.dossier(caseId)).row;
  const { settings } = scenario.application.wiring;
  return orThrow(await scenario.as((ctx) => changeDebtorContacts(ctx, { debtorId, change: what, settings }))).contact;
}
const dataOf = async (scenario: Scenario, caseId: string, kind: string) =>
  (await scenario.journal(caseId)).filter((entry) => entry.kind === kind).map(({ data }) => data);

describe('an address that the server refuses', () => {
  const DEAD = new Set(['mort@brehat.example', 'perdu@armor.example']);
  const received: string[] = [];
  let server: SMTPServer;
  let scenario: Scenario;

  beforeAll(async () => {
    server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      logger: false,
      closeTimeout: 1,
      onRcptTo({ address }, _session, callback) {
        if (!DEAD.has(address)) return callback();
        callback(Object.assign(new Error('5.1.1 no such mailbox'), { responseCode: 550 }));
      },
      onData(stream, session, callback) {
        stream.resume();
        stream.on('end', () => {
          received.push(...session.envelope.rcptTo.map(({ address }) => address));
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

  test('is not used again: the next reminder goes to the next contact, each leaves once, and the journal says why', async () => {
    const { id } = await scenario.openCase({ debtor: { email: 'mort@brehat.example' } });
    await change(scenario, id, { kind: 'add', contact: { name: 'Yves', email: 'vif@brehat.example' } });
    await scenario.playTo(END);
    const messages = await scenario.messages(id);
    expect(messages.map(({ template, recipient, state }) => [template, recipient, state])).toEqual([
      ['reminder-friendly', 'mort@brehat.example', 'failed'],
      ['reminder-firm', 'vif@brehat.example', 'sent'],
    ]);
    expect(messages[1]?.facts.debtor.contactName).toBe('Yves');
    expect(received).toEqual(['vif@brehat.example']);
    expect(await dataOf(scenario, id, 'email-bounced')).toEqual([
      {
        contactId: expect.any(String),
        email: 'mort@brehat.example',
        isPermanent: true,
        isClosed: true,
        diagnostic: expect.stringContaining('5.1.1'),
      },
    ]);
    expect((await dataOf(scenario, id, 'message-failed')).map(({ template }) => template)).toEqual([
      'reminder-friendly',
    ]);
  });

  test('with nobody else to write to, the gate and a thing to do say it; the corrected address takes what had failed', async () => {
    const debtor = { siren: '210029104', name: 'Nettoyage Armor', email: 'perdu@armor.example' };
    const { id } = await scenario.openCase({ debtor });
    const view = await scenario.view(id);
    expect(view.debtor.contacts[0]?.ways.email).toMatchObject({ state: 'bounced', on: '2026-11-20' });
    const todo = (await scenario.as(selectTodos)).filter(({ case_id }) => case_id === id);
    expect(todo.map(({ kind, facts }) => [kind, facts.bounced ?? facts.template])).toEqual([
      ['fix-problem', 'reminder-friendly'],
      ['complete-contact', 'perdu@armor.example'],
    ]);
    const { settings } = scenario.application.wiring;
    const [failed] = await scenario.messages(id);
    const retry = () => scenario.as((ctx) => retryMessage(ctx, { caseId: id, messageId: failed?.id ?? '', settings }));
    expect(await retry()).toMatchObject({
      refusal: {
        kind: 'retry-gate-closed',
        blockers: [{ kind: 'no-address', facts: { because: 'bounced', address: 'perdu@armor.example' } }],
      },
    });
    const contactId = view.debtor.contacts[0]?.id ?? '';
    await change(scenario, id, { kind: 'change', contactId, contact: { email: 'juste@armor.example' } });
    orThrow(await retry());
    await scenario.application.simulation.settle();
    expect(received.filter((address) => address.endsWith('@armor.example'))).toEqual(['juste@armor.example']);
    expect((await scenario.messages(id)).map(({ state }) => state)).toEqual(['sent']);
  });

  test('a step that reaches nobody is left out with the reason', async () => {
    const debtor = { siren: '210008298', name: 'Transports', email: 'perdu@armor.example' };
    const { id } = await scenario.openCase({ debtor });
    const next = await scenario.view(id);
    expect(next.plan.find(({ step }) => step === 'reminder-firm')).toMatchObject({ channels: ['sms'] });
    await scenario.playTo(day('2026-12-11'));
    const skipped = await dataOf(scenario, id, 'step-skipped');
    expect(skipped.find(({ step }) => step === 'reminder-firm')).toMatchObject({
      because: 'no-address',
      unreachable: [{ way: 'email', because: 'bounced', address: 'perdu@armor.example' }],
    });
  });
});

describe('what people ask for', () => {
  let scenario: Scenario;
  beforeAll(async () => {
    scenario = await createScenario();
  });
  afterAll(() => scenario.close());

  const refused = { on: '2026-09-07', toldBy: 'Mme Le Goff' };

  test('who asked not to be called is never proposed a call, and a call that was waiting is withdrawn', async () => {
    const { id } = await scenario.openCase({ debtor: { siren: '210029104', name: 'Nettoyage Armor' } });
    await scenario.playTo(day('2026-09-14'));
    const waiting = await scenario.view(id);
    expect(waiting.calls).toMatchObject([
      { state: 'open', phone: '+33639981234', contactName: 'Service comptabilité' },
    ]);
    const contactId = waiting.debtor.contacts[0]?.id ?? '';
    await change(scenario, id, {
      kind: 'change',
      contactId,
      contact: { refusals: [{ way: 'call', ...refused }] },
    });
    expect((await scenario.view(id)).calls).toMatchObject([{ state: 'cancelled', phone: null }]);
    await scenario.playTo(END);
    const view = await scenario.view(id);
    expect(view.calls.map(({ state }) => state)).toEqual(['cancelled']);
    const skipped = await dataOf(scenario, id, 'step-skipped');
    expect(skipped).toMatchObject([
      {
        step: 'last-call',
        because: 'no-address',
        unreachable: [{ way: 'call', because: 'refused', on: '2026-09-07' }],
      },
    ]);
    expect(
      view.messages.some(({ channel }) => channel === 'sms'),
      'a refused call leaves the SMS',
    ).toBe(true);
  });

  test('the call that waits goes to the next person when the first one asked for silence', async () => {
    const { id } = await scenario.openCase({ debtor: { siren: '210049912', name: 'Imprimerie' } });
    await change(scenario, id, { kind: 'add', contact: { name: 'Yves', phone: '06 39 98 00 02' } });
    await scenario.playTo(day('2026-11-30'));
    const contactId = (await scenario.view(id)).debtor.contacts[0]?.id ?? '';
    await change(scenario, id, { kind: 'change', contactId, contact: { refusals: [{ way: 'call', ...refused }] } });
    const [call] = (await scenario.view(id)).calls;
    expect(call).toMatchObject({ state: 'open', phone: '+33639980002', contactName: 'Yves' });
    const { settings } = scenario.application.wiring;
    const done = { caseId: id, taskId: call?.id ?? '', outcome: 'wrong-number' as const, settings };
    orThrow(await scenario.as((ctx) => recordCall(ctx, done)));
    const yves = (await scenario.view(id)).debtor.contacts.find(({ name }) => name === 'Yves');
    expect(yves?.ways.call).toMatchObject({ state: 'wrong-number', on: '2026-11-30' });
  });

  test('a message decided for somebody who then asks for silence does not leave', async () => {
    const { id } = await scenario.openCase({ debtor: { siren: '210008298', name: 'Transports' } });
    const { settings } = scenario.application.wiring;
    const [message] = await scenario.messages(id);
    await scenario.platform((ctx) => updateMessage(ctx, message?.id ?? '', { state: 'queued', sent_at: null }));
    const contactId = (await scenario.view(id)).debtor.contacts[0]?.id ?? '';
    await change(scenario, id, { kind: 'change', contactId, contact: { refusals: [{ way: 'email', ...refused }] } });
    expect(settings.channels.post).toBe(true);
    await scenario.as((ctx) => sendLater(ctx, [{ id: message?.id ?? '', tenantId: scenario.creditor.tenantId }]));
    await scenario.application.simulation.settle();
    const [after] = await scenario.messages(id);
    expect(after).toMatchObject({ state: 'cancelled' });
    expect(after?.gate.blockers).toMatchObject([{ kind: 'no-address', facts: { way: 'email', because: 'refused' } }]);
  });
});

test('another person of the same debtor gives no second turn: who was not written to yesterday waits all the same', async () => {
  const scenario = await createScenario();
  const first = await scenario.openCase();
  const contact = { name: 'Anaïs Caër', role: 'accounts-payable' as const, email: 'anais@brehat.example' };
  await change(scenario, first.id, { kind: 'add', contact });
  await scenario.playTo(day('2026-09-08'));
  const second = await scenario.openCase();
  expect(await scenario.messages(second.id)).toEqual([]);
  expect((await scenario.view(second.id)).gate.blockers).toMatchObject([
    { kind: 'too-soon', facts: { last: '2026-09-07', days: LIMITS.daysBetweenContacts } },
  ]);
  await scenario.playTo(day('2026-09-11'));
  const [written] = await scenario.messages(second.id);
  expect(written).toMatchObject({ recipient: 'anais@brehat.example', state: 'sent' });
  expect(inParis(written?.sentAt as Date).date).toBe('2026-09-11');
  await scenario.close();
});

test.each([
  ['5.1.1', '550 5.1.1 User unknown', 'bounced'],
  ['5.7.1', '550 5.7.1 Blocked', 'usable'],
  ['5.2.2', '552 5.2.2 Mailbox full', 'usable'],
])('a report of delivery %s (%s) on a message of ours: its address is %s', async (status, diagnostic, state) => {
  const scenario = await createScenario();
  const { id } = await scenario.openCase();
  const [message] = await scenario.messages(id);
  await scenario.platform((ctx) => updateMessage(ctx, message?.id ?? '', { provider_id: '<ours@demo.example>' }));
  const lines = [`Final-Recipient: rfc822; compta@brehat.example`, 'Action: failed', `Status: ${status}`];
  const raw = rawMail({
    from: 'MAILER-DAEMON@mx.example',
    text: 'Undelivered',
    type: 'multipart/report; report-type=delivery-status',
    parts: [
      {
        type: 'message/delivery-status',
        content: ['Reporting-MTA: dns; mx', '', ...lines, `Diagnostic-Code: smtp; ${diagnostic}`].join('\r\n'),
      },
      { type: 'message/rfc822', content: 'Message-ID: <ours@demo.example>\r\nFrom: a@b.example\r\n\r\nx' },
    ],
  });
  const { mail } = scenario.application.wiring;
  const told = await mail?.inbox.receive({ raw, recipient: `retours@${mail.domain}` });
  expect(told).toMatchObject({ value: { outcome: 'bounce' } });
  expect((await scenario.view(id)).debtor.contacts[0]?.ways.email?.state).toBe(state);
  await scenario.close();
});

describe('a debtor with five contacts', () => {
  let scenario: Scenario;
  let caseId: string;
  beforeAll(async () => {
    scenario = await createScenario();
    caseId = (await scenario.openCase()).id;
    const others: [string, 'accounts-payable' | 'manager' | 'purchasing' | 'legal'][] = [
      ['Anaïs Caër', 'accounts-payable'],
      ['Erwan Quéré', 'manager'],
      ['Nolwenn', 'purchasing'],
      ['Gaël', 'legal'],
    ];
    for (const [index, [name, role]] of others.entries()) {
      const contact = { name, role, email: `c${index}@brehat.example`, phone: `06 39 98 00 0${index}` };
      await change(scenario, caseId, { kind: 'add', contact });
    }
    await scenario.playTo(END);
  });
  afterAll(() => scenario.close());

  test('is not written to more than one who has one: the caps are the debtor’s, whoever is addressed', async () => {
    const messages = (await scenario.messages(caseId)).filter(({ countsAsContact }) => countsAsContact);
    expect(messages.map(({ channel, template }) => `${template} by ${channel}`)).toEqual([
      'reminder-friendly by email',
      'reminder-firm by email',
      'reminder-firm-sms by sms',
      'letter-reminder by letter',
      'mise-en-demeure by registered-letter',
      'after-notice by email',
      'after-notice-sms by sms',
    ]);
    expect(messages.length).toBeLessThanOrEqual(LIMITS.messagesPerSixtyDays);
    const days = [...new Set(messages.map(({ sentAt }) => inParis(sentAt as Date).date))];
    for (const [index, on] of days.slice(1).entries()) {
      expect(daysBetween(days[index] as CivilDate, on)).toBeGreaterThan(LIMITS.daysBetweenContacts);
    }
  });

  test('reminders go to accounts payable, the mise en demeure to the manager by name', async () => {
    const messages = await scenario.messages(caseId);
    const addressed = messages.map(({ template, recipient, facts }) => [template, recipient, facts.debtor.contactName]);
    expect(addressed).toEqual([
      ['reminder-friendly', 'compta@brehat.example', 'Service comptabilité'],
      ['reminder-firm', 'c0@brehat.example', 'Anaïs Caër'],
      ['reminder-firm-sms', '+33639980000', 'Anaïs Caër'],
      ['letter-reminder', 'Menuiserie Bréhat, Brest', 'Anaïs Caër'],
      ['mise-en-demeure', 'Menuiserie Bréhat, Brest', 'Erwan Quéré'],
      ['after-notice', 'c0@brehat.example', 'Anaïs Caër'],
      ['after-notice-sms', '+33639980000', 'Anaïs Caër'],
    ]);
    const notice = messages.find(({ template }) => template === 'mise-en-demeure');
    const document = await scenario.as((ctx) => findDocument(ctx, notice?.documentId ?? ''));
    const bytes = await scenario.application.wiring.files.read(document?.storageKey ?? '');
    const text = (await pdfText(bytes as Uint8Array)).replaceAll('\u00a0', ' ');
    expect(text).toContain('À l’attention de Erwan Quéré');
    expect(text).not.toContain('Anaïs');
  });
});
