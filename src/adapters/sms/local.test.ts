import { memoryOutbox } from '../../../test/support/memory-outbox.ts';
import { smsContract } from './contract.ts';
import { createLocalSmsSender } from './local.ts';

smsContract('local', async () => {
  const outbox = memoryOutbox();
  return {
    sender: createLocalSmsSender({ outbox }),
    received: () => outbox.items.map(({ to, text }) => ({ to, text })),
    close: async () => {},
  };
});
