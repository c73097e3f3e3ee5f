import { expect, test } from 'vitest';
import { createSmtpEmailSender } from './smtp.ts';
import { parseSmtpUrl } from './smtp-url.ts';

test.each([
  ['smtp://localhost:1025', { host: 'localhost', port: 1025, encryption: 'opportunistic' }],
  ['smtp://mx.example', { host: 'mx.example', port: 587, encryption: 'opportunistic' }],
  ['smtps://mx.example', { host: 'mx.example', port: 465, encryption: 'tls' }],
  ['smtp://[::1]:25?starttls=never', { host: '::1', port: 25, encryption: 'plain' }],
  [
    'smtp://u%40x:p%2Fw@mx.example:2525',
    { host: 'mx.example', port: 2525, encryption: 'starttls', user: 'u@x', password: 'p/w' },
  ],
  [
    'smtp://u:p@mx.example?starttls=auto',
    { host: 'mx.example', port: 587, encryption: 'opportunistic', user: 'u', password: 'p' },
  ],
])('%s', (text, value) => {
  expect(parseSmtpUrl(text)).toEqual({ refused: false, value });
});

test.each([
  ['mx.example', 'shape'],
  ['http://mx.example', 'protocol'],
  ['smtp:///', 'host'],
  ['smtp://u@mx.example', 'half-a-login'],
  ['smtp://mx.example?starttls=maybe', 'starttls'],
])('%s is refused: %s', (text, why) => {
  expect(parseSmtpUrl(text)).toEqual({ refused: true, refusal: { kind: 'not-an-smtp-url', why } });
});

test('a wrong address stops the start, without repeating the password', () => {
  expect(() => createSmtpEmailSender({ url: 'smpt://u:s3cret@mx.example' })).toThrow(/^SMTP_URL refused: protocol$/);
});
