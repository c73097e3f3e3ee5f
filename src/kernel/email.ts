import type { Brand } from './brand.ts';
import { ok, type Result, refuse } from './result.ts';

/** An address that mail can be sent to, domain in lower case. */
export type EmailAddress = Brand<string, 'EmailAddress'>;
export type EmailRefusal = { kind: 'not-an-email'; text: string };

/** Parses one plain address (no display name, no comment); refuses control characters and separators. */
export function parseEmailAddress(text: string): Result<EmailAddress, EmailRefusal> {
  const trimmed = text.trim();
  const match =
    /^([A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64})@((?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63})$/.exec(
      trimmed,
    );
  if (!match || trimmed.length > 254 || /^\.|\.$|\.\./.test(match[1] as string))
    return refuse({ kind: 'not-an-email', text });
  return ok(`${match[1]}@${(match[2] as string).toLowerCase()}` as EmailAddress);
}
