import { expect, test } from 'vitest';
import { orThrow } from '../../kernel/result.ts';
import { readMail } from '../mail-files/read-mail.ts';
import { rawMail } from '../mail-files/testing/raw-mail.ts';
import { isVouchedFor, type SenderTrust } from './sender-trust.ts';

const server: SenderTrust = { kind: 'server', name: 'mx.durand.example' };
const told = async (headers: string[], from = 'Paul <paul@kermeur.example>') => {
  const mail = orThrow(await readMail(rawMail({ from, headers, text: 'x' })));
  return isVouchedFor(mail, server);
};
const results = (text: string) => `Authentication-Results: ${text}`;

test('without anybody who checks, nobody is believed; in a demonstration everybody is', async () => {
  const mail = orThrow(await readMail(rawMail({ headers: [results('mx.durand.example; dmarc=pass')], text: 'x' })));
  expect(isVouchedFor(mail, { kind: 'nobody' })).toBe(false);
  expect(isVouchedFor(mail, { kind: 'everybody' })).toBe(true);
});

test.each<[string, boolean, string[], string?]>([
  [
    'our server says so',
    true,
    [results('mx.durand.example; spf=pass; dmarc=pass (p=reject) header.from=kermeur.example')],
  ],
  ['in any case of letters, with a version', true, [results('MX.Durand.example 1; DMARC=PASS')]],
  ['our server says no', false, [results('mx.durand.example; dmarc=fail header.from=kermeur.example')]],
  ['nobody says anything', false, []],
  ['another server says so', false, [results('mx.evil.example; dmarc=pass header.from=kermeur.example')]],
  ['a name that only begins like ours', false, [results('mx.durand.example.evil.example; dmarc=pass')]],
  ['SPF alone says nothing of the name shown', false, [results('mx.durand.example; spf=pass')]],
  ['for another domain', false, [results('mx.durand.example; dmarc=pass header.from=evil.example')]],
  ['in a comment that the sender filled', false, [results('mx.durand.example; spf=none (x; dmarc=pass) smtp.helo=x')]],
  [
    'written by the sender, below the real one',
    false,
    [
      results('mx.durand.example; dmarc=fail header.from=kermeur.example'),
      results('mx.durand.example; dmarc=pass header.from=kermeur.example'),
    ],
  ],
  [
    'DKIM first, DMARC in a second header',
    true,
    [
      results('mx.durand.example; dkim=pass header.d=kermeur.example'),
      results('mx.durand.example; dmarc=pass header.from=kermeur.example'),
    ],
  ],
  ['several senders', false, [results('mx.durand.example; dmarc=pass')], 'a@kermeur.example, b@evil.example'],
  ['a second From', false, ['From: b@evil.example', results('mx.durand.example; dmarc=pass')]],
])('%s: %s', async (_, expected, headers, from) => {
  expect(await told(headers, from)).toBe(expected);
});
