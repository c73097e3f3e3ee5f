import { expect, test } from 'vitest';
import { memoryOutbox } from '../../../test/support/memory-outbox.ts';
import { anEmail, emailContract } from './contract.ts';
import { createLocalEmailSender } from './local.ts';

emailContract('local', async () => {
  const outbox = memoryOutbox();
  return {
    sender: createLocalEmailSender({ outbox }),
    received: async () => outbox.items.map((item) => ({ ...item, subject: item.subject ?? '', html: item.html ?? '' })),
    close: async () => {},
  };
});

test('local: the same key is put into the outbox once', async () => {
  const outbox = memoryOutbox();
  const sender = createLocalEmailSender({ outbox });
  await sender.send(anEmail);
  await sender.send(anEmail);
  expect(outbox.items.map(({ key, channel }) => ({ key, channel }))).toEqual([{ key: anEmail.key, channel: 'email' }]);
});
