import type { Brand } from './brand.ts';
import { ok, type Result, refuse } from './result.ts';

/** A telephone number in E.164: `+33612345678`. */
export type PhoneNumber = Brand<string, 'PhoneNumber'>;
export type PhoneRefusal = { kind: 'not-a-phone-number'; text: string };

/** Parses a French national number (ten digits) or an international one with `+` or `00`. */
export function parsePhoneNumber(text: string): Result<PhoneNumber, PhoneRefusal> {
  const compact = text
    .replace(/[\s.()/-]/g, '')
    .replace(/^00/, '+')
    .replace(/^\+330/, '+33');
  const international = /^0[1-9]\d{8}$/.test(compact) ? `+33${compact.slice(1)}` : compact;
  const isFrench = international.startsWith('+33');
  if (!(isFrench ? /^\+33[1-9]\d{8}$/ : /^\+[1-9]\d{6,14}$/).test(international)) {
    return refuse({ kind: 'not-a-phone-number', text });
  }
  return ok(international as PhoneNumber);
}

/** Can this number receive an SMS? French mobiles are 06 and 07; foreign numbers are left to the operator. */
export function isMobile(phone: PhoneNumber): boolean {
  return !phone.startsWith('+33') || /^\+33[67]/.test(phone);
}
