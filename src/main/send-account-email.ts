import type { DeliveryPorts } from '../features/correspondence/deliver.ts';
import { parseEmailAddress } from '../kernel/email.ts';
import { orThrow } from '../kernel/result.ts';
import type { AccountEmail } from '../platform/sign-in.ts';

/** Sends a message of the sign-in itself: invitation, new password, address to verify. Plain words, one link. */
export async function sendAccountEmail(
  { email, sender }: DeliveryPorts,
  message: AccountEmail,
  key: string,
): Promise<void> {
  const to = parseEmailAddress(message.to);
  if (to.refused) return;
  const { subject, lines } = wordsOf(message);
  const text = [
    ...lines,
    '',
    message.url,
    '',
    'Si vous n’attendiez pas ce message, ignorez-le : rien ne se passera.',
    '',
    'Recouvrance',
  ].join('\n');
  const paragraphs = lines.map((line) => `<p>${escapeHtml(line)}</p>`).join('');
  const html = `<!doctype html><html lang="fr"><body style="font:16px/1.5 sans-serif;color:#1b2524;background:#faf8f3;padding:24px"><div style="max-width:560px;margin:auto;background:#fffefb;border:1px solid #e6e0d4;border-radius:8px;padding:24px">${paragraphs}<p><a href="${escapeHtml(message.url)}" style="background:#0b5351;color:#fff;padding:10px 16px;border-radius:6px;text-decoration:none">Continuer</a></p><p style="color:#566361;font-size:14px">Si vous n’attendiez pas ce message, ignorez-le : rien ne se passera.</p></div></body></html>`;
  await email.send({
    key: `account:${key}`,
    from: { name: sender.name, address: orThrow(parseEmailAddress(sender.address)) },
    to: { address: to.value },
    subject,
    text,
    html,
    attachments: [],
  });
}

function wordsOf(message: AccountEmail): { subject: string; lines: string[] } {
  switch (message.kind) {
    case 'invitation':
      return {
        subject: `${message.inviter} vous invite à rejoindre ${message.organisation}`,
        lines: [
          'Bonjour,',
          `${message.inviter} vous invite à suivre les dossiers de ${message.organisation} sur Recouvrance. L’invitation vaut sept jours.`,
        ],
      };
    case 'reset-password':
      return {
        subject: 'Choisir un nouveau mot de passe',
        lines: [
          `Bonjour ${message.name},`,
          'Vous avez demandé à choisir un nouveau mot de passe. Ce lien vaut une heure.',
        ],
      };
    case 'verify-email':
      return {
        subject: 'Confirmez votre adresse',
        lines: [`Bonjour ${message.name},`, 'Confirmez votre adresse électronique pour ouvrir votre compte.'],
      };
  }
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
