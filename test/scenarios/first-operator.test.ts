import { afterAll, beforeAll, expect, test } from 'vitest';
import { firstOperatorLink } from '../../src/main/first-operator.ts';
import { type Client, clientOf } from '../support/http-client.ts';
import { createScenario, PUBLIC_URL, type Scenario } from '../support/scenario.ts';

/** A live installation that nobody runs yet. */
let scenario: Scenario;
let client: Client;
let code: string;

beforeAll(async () => {
  scenario = await createScenario({
    env: {
      RECOUVRANCE_MODE: 'live',
      SMTP_URL: 'smtp://127.0.0.1:1',
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
  const { app } = await scenario.application.web();
  await app.ready();
  client = clientOf(app);
  const link = (await firstOperatorLink(scenario.application.database, PUBLIC_URL)) ?? '';
  expect(link).toMatch(/^https:\/\/recouvrance\.example\/premier-operateur\?code=/);
  code = new URL(link).searchParams.get('code') ?? '';
});
afterAll(() => scenario.close());

const person = { name: 'Anne Durand', email: 'anne@durand.example', password: 'une phrase assez longue' };
const create = (body: object) => client.call('POST', '/api/v1/first-operator', { body: { code, ...person, ...body } });

test('another code, or a password that is too short, creates nobody and does not use the link', async () => {
  expect(await create({ code: 'x'.repeat(32) })).toMatchObject({ status: 403, json: { kind: 'link-not-valid' } });
  expect(await create({ password: 'court' })).toMatchObject({ status: 400 });
});

test('the link makes one operator, who may sign in; used again, it is refused, and no start prints another', async () => {
  expect(await create({})).toMatchObject({ status: 201, json: { email: person.email } });
  const entered = await client.call('POST', '/api/auth/sign-in/email', { body: person });
  expect(entered.status).toBe(200);
  client.cookie = entered.cookies.join('; ');
  expect(await client.call('GET', '/api/v1/me')).toMatchObject({ json: { user: { isOperator: true } } });
  expect(await create({ email: 'autre@durand.example' })).toMatchObject({ status: 403 });
  expect(await firstOperatorLink(scenario.application.database, PUBLIC_URL)).toBeUndefined();
});
