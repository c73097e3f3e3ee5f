import type { OutgoingEmail } from '../../features/correspondence/ports.ts';

/**
 * Does a text that becomes a header carry a line break or another control character? Such an email is refused
 * before anything leaves: "Facture\r\nBcc: …" would add a recipient.
 */
export function hasForgedHeader(email: OutgoingEmail): boolean {
  const headers = [
    email.key,
    email.from.name,
    email.from.address,
    email.replyTo ?? '',
    email.to.name ?? '',
    email.to.address,
    email.subject,
    ...email.attachments.flatMap((attachment) => [attachment.name, attachment.contentType]),
  ];
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return headers.some((header) => /[\u0000-\u001f\u007f\u0085\u2028\u2029]/.test(header));
}
