import { PDFDocument } from 'pdf-lib';
import { expect, test } from 'vitest';
import { parseEmailAddress } from '../../kernel/email.ts';
import { orThrow } from '../../kernel/result.ts';
import { aLetter } from './contract.ts';
import { createMailevaPostalMailer } from './maileva.ts';

// By hand, on the sandbox only: LIVE_MAILEVA_CLIENT_ID, _CLIENT_SECRET, _USERNAME, _PASSWORD and LIVE_EMAIL_TO.
test.each(['simple', 'registered'] as const)('a %s letter is accepted by the sandbox', async (kind) => {
  const read = (name: string) => {
    const value = process.env[name];
    if (!value) throw new Error(`set ${name}`);
    return value;
  };
  const mailer = createMailevaPostalMailer({
    apiUrl: 'https://api.sandbox.maileva.net',
    tokenUrl: 'https://connexion.sandbox.maileva.net/auth/realms/services/protocol/openid-connect/token',
    clientId: read('LIVE_MAILEVA_CLIENT_ID'),
    clientSecret: read('LIVE_MAILEVA_CLIENT_SECRET'),
    login: { username: read('LIVE_MAILEVA_USERNAME'), password: read('LIVE_MAILEVA_PASSWORD') },
    notificationEmail: orThrow(parseEmailAddress(read('LIVE_EMAIL_TO'))),
  });
  const document = await PDFDocument.create();
  document.addPage([595, 842]);
  const letter = { ...aLetter, kind, key: `live:${Date.now()}`, pdf: await document.save() };
  const { providerId } = orThrow(await mailer.post(letter));
  expect(orThrow(await mailer.post(letter)).providerId).toBe(providerId);
  expect(await mailer.statusOf(providerId, new Date())).toMatchObject({ state: 'accepted' });
});
