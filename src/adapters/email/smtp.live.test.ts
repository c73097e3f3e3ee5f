import { expect, test } from 'vitest';
import { parseEmailAddress } from '../../kernel/email.ts';
import { orThrow } from '../../kernel/result.ts';
import { anEmail } from './contract.ts';
import { createSmtpEmailSender } from './smtp.ts';

// By hand: LIVE_SMTP_URL, LIVE_EMAIL_FROM and LIVE_EMAIL_TO, then look into the mailbox.
test('one email leaves by the real server', async () => {
  const { LIVE_SMTP_URL: url, LIVE_EMAIL_FROM: from, LIVE_EMAIL_TO: to } = process.env;
  if (!url || !from || !to) throw new Error('set LIVE_SMTP_URL, LIVE_EMAIL_FROM and LIVE_EMAIL_TO');
  const sender = createSmtpEmailSender({ url });
  const email = { ...anEmail, key: `live:${Date.now()}` };
  delete email.replyTo;
  const sent = await sender.send({
    ...email,
    from: { name: 'Recouvrance', address: orThrow(parseEmailAddress(from)) },
    to: { address: orThrow(parseEmailAddress(to)) },
  });
  sender.close();
  expect(sent).toMatchObject({ refused: false });
});
