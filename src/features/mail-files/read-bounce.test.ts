import { expect, test } from 'vitest';
import { orThrow } from '../../kernel/result.ts';
import { readBounce } from './read-bounce.ts';
import { readMail } from './read-mail.ts';
import { rawMail } from './testing/raw-mail.ts';

/** Reports in the shape that each server really gives them. */
const bounceOf = async (text: string) => {
  const raw = Buffer.from(text.trim().replaceAll('\n', '\r\n'));
  return readBounce(orThrow(await readMail(raw)));
};

const POSTFIX = `
Return-Path: <>
From: MAILER-DAEMON@mail.durand.example (Mail Delivery System)
Subject: Undelivered Mail Returned to Sender
To: dossiers@durand.example
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
	boundary="4F1B2A0C3D.1788400000/mail.durand.example"
Message-Id: <20260903071301.0E1F22A0C3E@mail.durand.example>

This is a MIME-encapsulated message.

--4F1B2A0C3D.1788400000/mail.durand.example
Content-Description: Notification
Content-Type: text/plain; charset=us-ascii

This is the mail system at host mail.durand.example.

<compta@brehat.example>: host mx.brehat.example[203.0.113.9] said: 550 5.1.1
    <compta@brehat.example>: Recipient address rejected: User unknown in
    local recipient table (in reply to RCPT TO command)

--4F1B2A0C3D.1788400000/mail.durand.example
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.durand.example
X-Postfix-Queue-ID: 4F1B2A0C3D
X-Postfix-Sender: rfc822; dossiers@durand.example
Arrival-Date: Thu,  3 Sep 2026 09:13:00 +0200 (CEST)

Final-Recipient: rfc822; Compta@brehat.example
Original-Recipient: rfc822;compta@brehat.example
Action: failed
Status: 5.1.1
Remote-MTA: dns; mx.brehat.example
Diagnostic-Code: smtp; 550 5.1.1 <compta@brehat.example>: Recipient address
    rejected: User unknown in local recipient table

--4F1B2A0C3D.1788400000/mail.durand.example
Content-Description: Undelivered Message
Content-Type: message/rfc822

Received: from app (localhost [127.0.0.1])
Message-ID: <5b1c0ffee5b1c0ffee5b1c0ffee5b1c0ffee5b1c@durand.example>
From: Cabinet Durand <dossiers@durand.example>
To: compta@brehat.example
Subject: Votre facture

Bonjour

--4F1B2A0C3D.1788400000/mail.durand.example--
`;

const EXCHANGE = `
From: Microsoft Outlook <postmaster@outlook.example>
To: <dossiers@durand.example>
Subject: Non remis : Votre facture
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
 boundary="_000_abc_"
Message-ID: <aa11@EXCH01.outlook.example>

--_000_abc_
Content-Type: multipart/alternative; boundary="_001_abc_"

--_001_abc_
Content-Type: text/plain; charset="utf-8"
Content-Transfer-Encoding: base64

Vm90cmUgbWVzc2FnZSBu4oCZYSBwYXMgw6l0w6kgcmVtaXMu

--_001_abc_
Content-Type: text/html; charset="utf-8"

<p>Votre message</p>

--_001_abc_--

--_000_abc_
Content-Type: message/delivery-status

Reporting-MTA: dns;EXCH01.outlook.example
Received-From-MTA: dns;mail.durand.example
Arrival-Date: Thu, 3 Sep 2026 07:13:02 +0000

Final-Recipient: rfc822;jean.martin@brehat.example
Action: failed
Status: 5.1.10
Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient jean.martin@brehat.example not found by SMTP address lookup

--_000_abc_
Content-Type: text/rfc822-headers

Received: from EXCH01.outlook.example (2001:db8::1)
Message-ID:
 <77c0ffee77c0ffee77c0ffee77c0ffee77c0ffee@durand.example>
Subject: Votre facture

--_000_abc_--
`;

const GMAIL = `
Delivered-To: dossiers@durand.example
From: Mail Delivery Subsystem <mailer-daemon@googlemail.example>
To: dossiers@durand.example
Auto-Submitted: auto-replied
Subject: Delivery Status Notification (Delay)
Message-ID: <66d7.google.example>
Content-Type: multipart/report; boundary="0000000000aa"; report-type=delivery-status

--0000000000aa
Content-Type: multipart/related; boundary="0000000000bb"

--0000000000bb
Content-Type: text/html; charset="UTF-8"

<html><body>Le destinataire est complet</body></html>

--0000000000bb
Content-Type: image/png; name="icon.png"
Content-Disposition: attachment; filename="icon.png"
Content-Transfer-Encoding: base64
Content-ID: <icon.png>

iVBORw0KGgo=
--0000000000bb--

--0000000000aa
Content-Type: message/delivery-status

Reporting-MTA: dns; googlemail.example
Received-From-MTA: dns; dossiers@durand.example
Arrival-Date: Thu, 03 Sep 2026 00:13:03 -0700 (PDT)
X-Original-Message-ID: <99c0ffee@durand.example>

Final-Recipient: rfc822; anna@brehat.example
Action: delayed
Status: 4.4.1
Remote-MTA: dns; mx.brehat.example. (203.0.113.9, the server for the domain brehat.example.)
Diagnostic-Code: smtp; The recipient server did not accept our requests to connect.
Last-Attempt-Date: Thu, 03 Sep 2026 01:20:00 -0700 (PDT)
Will-Retry-Until: Sun, 06 Sep 2026 00:13:03 -0700 (PDT)

--0000000000aa
Content-Type: message/rfc822

Message-ID: <99c0ffee@durand.example>
From: dossiers@durand.example

--0000000000aa--
`;

test('Postfix: unknown address, for good, and which of our messages it was', async () => {
  expect(await bounceOf(POSTFIX)).toEqual({
    recipient: 'compta@brehat.example',
    action: 'failed',
    status: '5.1.1',
    isPermanent: true,
    diagnostic: '550 5.1.1 <compta@brehat.example>: Recipient address rejected: User unknown in local recipient table',
    originalMessageId: '<5b1c0ffee5b1c0ffee5b1c0ffee5b1c0ffee5b1c@durand.example>',
  });
});

test('Exchange: only the headers come back, folded', async () => {
  expect(await bounceOf(EXCHANGE)).toMatchObject({
    recipient: 'jean.martin@brehat.example',
    action: 'failed',
    status: '5.1.10',
    isPermanent: true,
    originalMessageId: '<77c0ffee77c0ffee77c0ffee77c0ffee77c0ffee@durand.example>',
  });
});

test('Gmail: late, and still trying', async () => {
  expect(await bounceOf(GMAIL)).toMatchObject({
    recipient: 'anna@brehat.example',
    action: 'delayed',
    status: '4.4.1',
    isPermanent: false,
    originalMessageId: '<99c0ffee@durand.example>',
  });
});

test.each<[string, string, string, boolean]>([
  ['a full mailbox passes', 'Status: 5.2.2\nDiagnostic-Code: smtp; 552 5.2.2 mailbox full', '5.2.2', false],
  [
    'a vague status gives way to what the server said',
    'Status: 5.0.0\nDiagnostic-Code: smtp; 550 5.1.1 no',
    '5.1.1',
    true,
  ],
  ['no status: what the server said', 'Diagnostic-Code: smtp; 554 5.7.1 refused', '5.7.1', true],
  ['neither: failed is failed', '', '5.0.0', true],
  ['failed after days of trying is not for good', 'Status: 4.4.7', '4.4.7', false],
])('%s', async (_, fields, status, isPermanent) => {
  const report = `Reporting-MTA: dns; x\n\nFinal-Recipient: rfc822;a@b.example\nAction: failed\n${fields}\n`;
  const raw = rawMail({
    text: 'x',
    type: 'multipart/report',
    parts: [{ type: 'message/delivery-status', content: report }],
  });
  expect(readBounce(orThrow(await readMail(raw)))).toMatchObject({ status, isPermanent });
});

test.each<[string, string]>([
  ['an absence', 'Je suis absent, votre message est failed 5.1.1'],
  ['a report without recipient', ''],
])('%s is no bounce', async (_, text) => {
  const broken = { type: 'message/delivery-status', content: 'Reporting-MTA: dns; x\n\nAction: failed\n' };
  const raw = rawMail({ text, ...(text ? {} : { parts: [broken] }) });
  expect(readBounce(orThrow(await readMail(raw)))).toBeUndefined();
});
