import { afterEach, expect, test } from 'vitest';
import type { LoopbackAnswer, LoopbackRequest } from '../../../test/support/loopback-server.ts';
import { openMailevaDouble } from '../../../test/support/maileva-double.ts';
import { parseEmailAddress } from '../../kernel/email.ts';
import { orThrow } from '../../kernel/result.ts';
import { aLetter, postalContract } from './contract.ts';
import { createMailevaPostalMailer, type MailevaOptions } from './maileva.ts';

const mailerFor = (url: string, change: Partial<MailevaOptions> = {}) =>
  createMailevaPostalMailer({
    apiUrl: url,
    tokenUrl: `${url}/token`,
    clientId: 'client',
    clientSecret: 'secret',
    notificationEmail: orThrow(parseEmailAddress('courrier@recouvrance.example')),
    timeoutMs: 10_000,
    ...change,
  });

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});
async function open(...args: Parameters<typeof openMailevaDouble>) {
  const double = await openMailevaDouble(...args);
  closers.push(double.close);
  return double;
}

postalContract('maileva', async () => {
  const double = await openMailevaDouble();
  return { ...double, mailer: mailerFor(double.url) };
});

test('a registered letter asks for its slip, in black and white, both sides; the street is on the fourth line', async () => {
  const double = await open();
  await mailerFor(double.url).post(aLetter);
  expect(double.sendings[0]?.fields).toMatchObject({
    acknowledgement_of_receipt: true,
    color_printing: false,
    duplex_printing: true,
    sender_address_line_1: 'Menuiserie Bréhat',
    sender_address_line_4: '2 QUAI DUGUAY-TROUIN',
    sender_address_line_6: '35400 SAINT-MALO',
    sender_country_code: 'FR',
  });
  expect(double.sendings[0]?.recipient).toMatchObject({
    address_line_1: 'ATELIER KERMEUR',
    address_line_3: 'Zone artisanale',
    address_line_4: '14 RUE DES CHANTIERS',
    address_line_6: '35400 SAINT-MALO',
    country_code: 'FR',
  });
  expect(JSON.stringify(double.sendings[0]?.fields)).not.toContain(aLetter.key);
});

test('the token serves until it expires; a user’s login makes another grant', async () => {
  const double = await open();
  const mailer = mailerFor(double.url, { login: { username: 'user', password: 'pass' } });
  await mailer.post(aLetter);
  await mailer.post({ ...aLetter, key: 'other' });
  expect(double.tokens).toHaveLength(1);
  expect(double.received()).toHaveLength(2);
  expect(double.requests[0]?.body.toString()).toBe('grant_type=password&username=user&password=pass');
});

test('a token that was revoked is renewed once, unseen', async () => {
  const double = await open();
  const mailer = mailerFor(double.url);
  await mailer.post(aLetter);
  double.tokens.push('revoked-everything');
  expect(await mailer.post({ ...aLetter, key: 'other' })).toMatchObject({ refused: false });
});

test('wrong keys: "unavailable", and the secret is in no answer', async () => {
  const double = await open();
  const posted = await mailerFor(double.url, { clientSecret: 'wrong-secret' }).post(aLetter);
  expect(posted).toEqual({ refused: true, refusal: { kind: 'unavailable', reason: 'login-refused 401' } });
});

const at = (method: string, path: RegExp, answer: LoopbackAnswer) => (request: LoopbackRequest) =>
  request.method === method && path.test(request.url.pathname) ? answer : undefined;
const errors = (code: string) => ({ errors: [{ code, message: 'no' }] });

test.each([
  [
    'a recipient that it refuses',
    at('POST', /recipients$/, { status: 400, json: errors('ADDRESS_LINE_4_TOO_LONG') }),
    'rejected',
    '400 ADDRESS_LINE_4_TOO_LONG',
  ],
  [
    'a document that it refuses',
    at('POST', /documents$/, { status: 400, json: errors('CORRUPTED_DOCUMENT') }),
    'rejected',
    '400 CORRUPTED_DOCUMENT',
  ],
  ['too many calls', at('POST', /sendings$/, { status: 429, json: {} }), 'unavailable', '429'],
  ['no right', at('POST', /sendings$/, { status: 403, json: { code: 'FORBIDDEN' } }), 'unavailable', '403 FORBIDDEN'],
  ['a fault', at('POST', /submit$/, { status: 503, body: '<html>' }), 'unavailable', '503'],
  [
    'an answer of another shape',
    at('POST', /sendings$/, { status: 201, json: { ident: 1 } }),
    'unavailable',
    'unexpected-answer',
  ],
  ['a broken connection', at('POST', /documents$/, 'cut'), 'unavailable', 'connection-failed'],
] as const)('%s', async (_, special, kind, reason) => {
  const double = await open(special);
  expect(await mailerFor(double.url).post(aLetter)).toEqual({ refused: true, refusal: { kind, reason } });
  expect(double.received()).toEqual([]);
});

test('a refused recipient leaves no draft behind', async () => {
  const double = await open(at('POST', /recipients$/, { status: 400, json: errors('INVALID_COUNTRY_CODE') }));
  await mailerFor(double.url).post(aLetter);
  expect(double.sendings).toEqual([]);
});

test('an attempt that was interrupted leaves a draft; the next one removes it and posts one letter', async () => {
  let down = true;
  const double = await open((request) =>
    down && (/documents$/.test(request.url.pathname) || request.method === 'DELETE') ? 'cut' : undefined,
  );
  const mailer = mailerFor(double.url);
  expect(await mailer.post(aLetter)).toMatchObject({ refusal: { kind: 'unavailable' } });
  expect(double.sendings.map((sending) => sending.status)).toEqual(['DRAFT']);
  down = false;
  expect(await mailer.post(aLetter)).toMatchObject({ refused: false });
  expect(double.sendings.map((sending) => sending.status)).toEqual(['PENDING']);
});

test('a submission without an answer is found again, not posted again', async () => {
  let isMute = true;
  const double = await open(undefined, (request) => isMute && /submit$/.test(request.url.pathname));
  const first = await mailerFor(double.url, { timeoutMs: 200 }).post(aLetter);
  expect(first).toEqual({ refused: true, refusal: { kind: 'unavailable', reason: 'timeout' } });
  isMute = false;
  const again = await mailerFor(double.url).post(aLetter);
  expect(again).toEqual({ refused: false, value: { provider: 'maileva', providerId: 'registered:s-1' } });
  expect(double.received()).toHaveLength(1);
});

test('a letter among more than a page of others is found, whatever the order of the list', async () => {
  const double = await open();
  const mailer = mailerFor(double.url);
  const filler = (count: number) => {
    for (let i = 0; i < count; i += 1) {
      double.sendings.push({
        id: `f-${double.sendings.length}`,
        root: '/registered_mail/v2/sendings',
        fields: {},
        status: 'PENDING',
      });
    }
  };
  filler(1_200);
  const { providerId } = orThrow(await mailer.post(aLetter));
  const total = double.sendings.length;
  expect(orThrow(await mailer.post(aLetter)).providerId).toBe(providerId);
  expect(double.sendings).toHaveLength(total);
});

test('when the provider cannot be asked for a status, it is an error, not « unknown »', async () => {
  const double = await open(at('GET', /recipients$/, { status: 500, json: {} }));
  const mailer = mailerFor(double.url);
  const { providerId } = orThrow(await mailer.post(aLetter));
  await expect(mailer.statusOf(providerId, double.now())).rejects.toThrow('500');
});

test('a provider that does not answer is given up', async () => {
  const double = await open(at('GET', /sendings$/, 'hang'));
  expect(await mailerFor(double.url, { timeoutMs: 100 }).post(aLetter)).toEqual({
    refused: true,
    refusal: { kind: 'unavailable', reason: 'timeout' },
  });
});
