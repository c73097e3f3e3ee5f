import type { Outbox, SmsSender } from '../../features/correspondence/ports.ts';
import { isMobile } from '../../kernel/phone.ts';
import { ok, refuse } from '../../kernel/result.ts';

/** Puts SMS into the outbox instead of sending them; the same key is put once. */
export function createLocalSmsSender(options: { outbox: Outbox }): SmsSender {
  return {
    async send(sms) {
      if (!isMobile(sms.to)) return refuse({ kind: 'rejected', reason: 'not-a-mobile-number' });
      const { id } = await options.outbox.put({
        key: sms.key,
        channel: 'sms',
        to: sms.to,
        text: sms.text,
        attachments: [],
      });
      return ok({ provider: 'local', providerId: id });
    },
  };
}
