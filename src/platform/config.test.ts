import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { orThrow } from '../kernel/result.ts';
import { type ConfigFault, publicUrlOf, readConfig } from './config.ts';
import { keptSecret } from './config-secret.ts';
import { variableNames } from './config-variables.ts';

const LIVE = {
  RECOUVRANCE_MODE: 'live',
  CLIENT_FUNDS_IBAN: 'FR76 3000 4000 0312 3456 7890 143',
  CLIENT_FUNDS_BIC: 'BNPAFRPP',
  CLIENT_FUNDS_HOLDER: 'Cabinet Durand, fonds de tiers',
  OPERATOR_IBAN: 'FR7699999000010000000025626',
  COLLECTOR_NAME: 'Cabinet Durand',
  COLLECTOR_ADDRESS: '12 rue de la Paix ; 75002 Paris',
  COLLECTOR_SIGNATORY_NAME: 'Anne Durand',
  COLLECTOR_SIGNATORY_ROLE: 'gérante',
  COLLECTOR_PHONE: '02 99 00 00 00',
  COLLECTOR_EMAIL: 'contact@durand.example',
  SMTP_URL: 'smtps://durand:secret@mail.durand.example:465',
  MAIL_FROM: 'Cabinet Durand <dossiers@Durand.example>',
};

function faultsOf(env: Record<string, string>): ConfigFault[] {
  const read = readConfig(env);
  return read.refused ? read.refusal : [];
}
const faulty = (env: Record<string, string>) => faultsOf(env).map((fault) => fault.variable);

test('nothing set is a whole demonstration on this machine', () => {
  expect(orThrow(readConfig({}))).toMatchObject({
    mode: 'demonstration',
    role: 'all',
    logLevel: 'info',
    http: { host: '127.0.0.1', port: 3000, portIsExplicit: false, publicUrl: undefined },
    dataDir: resolve('data'),
    databaseUrl: undefined,
    sms: undefined,
    post: undefined,
    companyDirectory: { kind: 'sample' },
    files: { kind: 'folder' },
    clientFunds: { iban: 'FR7699999000010000000014277' },
  });
  expect(readConfig({ PORT: '', SECRET: ' ' })).toEqual(readConfig({}));
});

test('a live configuration is read whole', () => {
  const config = orThrow(readConfig({ ...LIVE, PORT: '8080', PUBLIC_URL: 'https://recouvrance.durand.example/' }));
  expect(config).toMatchObject({
    mode: 'live',
    http: { port: 8080, portIsExplicit: true, publicUrl: 'https://recouvrance.durand.example' },
    companyDirectory: { kind: 'recherche-entreprises' },
    clientFunds: { iban: 'FR7630004000031234567890143', bic: 'BNPAFRPP' },
    collector: { name: 'Cabinet Durand', address: ['12 rue de la Paix', '75002 Paris'] },
    email: { from: 'Cabinet Durand <dossiers@durand.example>' },
  });
});

test('every fault is told at once, each with its variable, and a remedy', () => {
  const env = {
    RECOUVRANCE_MODE: 'production',
    PORT: '70000',
    DATABASE_URL: 'mysql://root:hunter2@db/x',
    SECRET: 'too-short-a-secret',
    CLIENT_FUNDS_IBAN: 'FR7630004000031234567890144',
    SMS_SENDER: 'Recouvrance!',
    FILES: 's3',
    S3_BUCKET: 'files',
  };
  const faults = faultsOf(env);
  expect(faults.map((fault) => fault.variable).sort()).toEqual(
    [
      ...['RECOUVRANCE_MODE', 'PORT', 'DATABASE_URL', 'SECRET', 'CLIENT_FUNDS_IBAN', 'SMS_SENDER'],
      ...[
        'S3_REGION',
        'S3_ACCESS_KEY_ID',
        'S3_SECRET_ACCESS_KEY',
        'SMS_OVH_SERVICE_NAME',
        'SMS_OVH_APPLICATION_KEY',
        'SMS_OVH_APPLICATION_SECRET',
        'SMS_OVH_CONSUMER_KEY',
      ],
    ].sort(),
  );
  for (const fault of faults) {
    expect(fault.wrong).not.toBe('');
    expect(fault.remedy).not.toBe('');
  }
  expect(JSON.stringify(faults)).not.toMatch(/hunter2|too-short-a-secret/);
});

test('live mode asks for the account of the clients and for who collects', () => {
  expect(faulty({ RECOUVRANCE_MODE: 'live' })).toEqual([
    ...['CLIENT_FUNDS_IBAN', 'CLIENT_FUNDS_BIC', 'CLIENT_FUNDS_HOLDER', 'OPERATOR_IBAN'],
    ...['COLLECTOR_NAME', 'COLLECTOR_ADDRESS', 'COLLECTOR_SIGNATORY_NAME', 'COLLECTOR_SIGNATORY_ROLE'],
    ...['COLLECTOR_PHONE', 'COLLECTOR_EMAIL', 'MAIL_FROM', 'SMTP_URL'],
  ]);
});

test("clients' money is never on the operator's account", () => {
  expect(faulty({ ...LIVE, OPERATOR_IBAN: LIVE.CLIENT_FUNDS_IBAN })).toEqual(['CLIENT_FUNDS_IBAN']);
});

test('live links are encrypted, except on this machine', () => {
  expect(faulty({ ...LIVE, PUBLIC_URL: 'http://recouvrance.durand.example' })).toEqual(['PUBLIC_URL']);
  expect(faulty({ ...LIVE, HOST: '0.0.0.0' })).toEqual(['PUBLIC_URL']);
  expect(faulty({ ...LIVE, PUBLIC_URL: 'http://localhost:3000' })).toEqual([]);
  expect(faulty({ PUBLIC_URL: 'http://192.168.1.20:3000' })).toEqual([]);
});

test.each([
  ['PORT', ['-1', '3000x', '65536', '3.5']],
  ['HOST', ['http://localhost', 'a b']],
  ['PUBLIC_URL', ['recouvrance.fr', 'ftp://x.fr', 'https://x.fr/path', 'https://user:pw@x.fr']],
  ['MAIL_FROM', ['nobody', 'A <b@c.fr>, D <e@f.fr>', 'A\r\nBcc: x@y.fr <b@c.fr>']],
  ['SMTP_URL', ['http://mail.fr', 'mail.fr:25']],
  ['COLLECTOR_ADDRESS', ['12 rue de la Paix']],
  ['LOG_LEVEL', ['verbose']],
  ['COMPANY_DIRECTORY', ['sirene']],
])('%s refuses what is not one', (variable, texts) => {
  for (const text of texts) expect(faulty({ [variable]: text })).toEqual([variable]);
});

test('the default public address follows the port that was taken', () => {
  const { http } = orThrow(readConfig({}));
  expect(publicUrlOf(http, 3001)).toBe('http://127.0.0.1:3001');
  expect(publicUrlOf({ ...http, host: '::' }, 3000)).toBe('http://[::1]:3000');
  expect(publicUrlOf({ ...http, publicUrl: 'https://x.fr' }, 3001)).toBe('https://x.fr');
});

test('the secret is made once, kept for its user only, and a damaged one is not replaced', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'recouvrance-secret-'));
  try {
    const all = await Promise.all([keptSecret(folder), keptSecret(folder), keptSecret(folder)]);
    expect(new Set([...all, await keptSecret(folder)]).size).toBe(1);
    expect(all[0]!.length).toBeGreaterThanOrEqual(32);
    expect(statSync(join(folder, 'secret')).mode & 0o077).toBe(0);
    writeFileSync(join(folder, 'secret'), '');
    await expect(keptSecret(folder)).rejects.toThrow(/damaged/);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('mail comes in for a demonstration’s own domain; in live mode only for one that is given, and its doors ask for it', () => {
  expect(orThrow(readConfig({})).inboundMail).toEqual({
    domain: 'demonstration.example',
    secret: undefined,
    authenticator: undefined,
    smtp: undefined,
  });
  expect(orThrow(readConfig(LIVE)).inboundMail).toBeUndefined();
  const doors = { INBOUND_SMTP_PORT: '2525', INBOUND_SMTP_KEY: '/k.pem', INBOUND_SMTP_CERTIFICATE: '/c.pem' };
  expect(orThrow(readConfig({ ...LIVE, ...doors, INBOUND_MAIL_DOMAIN: 'Pieces.durand.example' })).inboundMail).toEqual({
    domain: 'pieces.durand.example',
    secret: undefined,
    authenticator: undefined,
    smtp: { host: '127.0.0.1', port: 2525, tls: { key: '/k.pem', certificate: '/c.pem' } },
  });
  expect(faulty({ ...LIVE, ...doors })).toEqual(['INBOUND_MAIL_DOMAIN']);
  expect(faulty({ INBOUND_SMTP_KEY: '/k.pem' })).toEqual(['INBOUND_SMTP_CERTIFICATE']);
  const wrong = { INBOUND_MAIL_DOMAIN: 'a@b', INBOUND_MAIL_SECRET: 'short', INBOUND_SMTP_PORT: 'x' };
  expect(faulty(wrong).toSorted()).toEqual(Object.keys(wrong).toSorted());
});

test('docs/configuration.md lists exactly the variables that are read', () => {
  const page = readFileSync(new URL('../../docs/configuration.md', import.meta.url), 'utf8');
  const listed = [...page.matchAll(/^\| `([A-Z0-9_]+)` +\|/gm)].map((match) => match[1]);
  expect(listed).toEqual(variableNames);
});
