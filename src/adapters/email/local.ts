import type { EmailSender, Outbox } from '../../features/correspondence/ports.ts';
import { ok, refuse } from '../../kernel/result.ts';
import { hasForgedHeader } from './control-characters.ts';

/** Puts emails into the outbox instead of sending them; the same key is put once. */
export function createLocalEmailSender(options: { outbox: Outbox }): EmailSender {
  return {
    async send(email) {
      if (hasForgedHeader(email)) return refuse({ kind: 'rejected', reason: 'control-character-in-header' });
      const { id } = await options.outbox.put({
        key: email.key,
        channel: 'email',
        to: email.to.name ? `${email.to.name} <${email.to.address}>` : email.to.address,
        subject: email.subject,
        text: email.text,
        html: email.html,
        attachments: email.attachments,
      });
      return ok({ provider: 'local', providerId: id });
    },
  };
}
