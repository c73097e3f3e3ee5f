import type { Mail } from '../mail-files/read-mail.ts';

/** What a message says, as a text file: kept in the place of a message whose bytes hold a virus. */
export function plainMessage(mail: Mail, name: string): { name: string; bytes: Uint8Array } {
  const { from, sentAt, subject, text } = mail;
  const lines = [
    'Le message d’origine n’a pas été gardé : il contient un virus. Voici ce qu’il dit.',
    '',
    `De : ${from.name ? `${from.name} <${from.address}>` : from.address}`,
    ...(sentAt ? [`Date : ${sentAt.toISOString()}`] : []),
    `Objet : ${subject}`,
    '',
    text,
    '',
  ];
  return { name: name.replace(/\.eml$/i, '.txt'), bytes: new TextEncoder().encode(lines.join('\n')) };
}
