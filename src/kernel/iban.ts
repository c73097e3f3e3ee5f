import type { Brand } from './brand.ts';
import { ok, type Result, refuse } from './result.ts';

/** An IBAN (ISO 13616), upper case, no spaces, checksum verified. */
export type Iban = Brand<string, 'Iban'>;
/** A BIC (ISO 9362), 8 or 11 characters. */
export type Bic = Brand<string, 'Bic'>;

export type IbanRefusal = { kind: 'not-an-iban'; text: string; why: 'shape' | 'country' | 'length' | 'checksum' };

/** Length of the IBAN by country, from the IBAN registry, for the SEPA area and its neighbours. */
// biome-ignore format: a table
const LENGTHS: Record<string, number> = {
  AD: 24, AL: 28, AT: 20, BA: 20, BE: 16, BG: 22, CH: 21, CY: 28, CZ: 24, DE: 22, DK: 18, EE: 20, ES: 24, FI: 18,
  FO: 18, FR: 27, GB: 22, GI: 23, GL: 18, GR: 27, HR: 21, HU: 28, IE: 22, IS: 26, IT: 27, LI: 21, LT: 20, LU: 20,
  LV: 21, MC: 27, MD: 24, ME: 22, MK: 19, MT: 31, NL: 18, NO: 15, PL: 28, PT: 25, RO: 24, RS: 22, SE: 24, SI: 19,
  SK: 24, SM: 27, TR: 26, VA: 22, MA: 28, TN: 24, MU: 30, IL: 23, AE: 23, SA: 24, BR: 29, GE: 22, UA: 29,
};

/** Remainder by 97 of a long decimal string. */
function mod97(digits: string): number {
  let remainder = 0;
  for (const digit of digits) remainder = (remainder * 10 + Number(digit)) % 97;
  return remainder;
}

function lettersToDigits(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
}

/** Parses an IBAN, spaces forgiven, checking length by country and the ISO 7064 checksum. */
export function parseIban(text: string): Result<Iban, IbanRefusal> {
  const compact = text.replace(/[\s.-]/g, '').toUpperCase();
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{8,30}$/.test(compact)) return refuse({ kind: 'not-an-iban', text, why: 'shape' });
  const length = LENGTHS[compact.slice(0, 2)];
  if (length === undefined) return refuse({ kind: 'not-an-iban', text, why: 'country' });
  if (compact.length !== length) return refuse({ kind: 'not-an-iban', text, why: 'length' });
  if (mod97(lettersToDigits(compact.slice(4) + compact.slice(0, 4))) !== 1) {
    return refuse({ kind: 'not-an-iban', text, why: 'checksum' });
  }
  return ok(compact as Iban);
}

/** The IBAN in groups of four, for people. */
export function spacedIban(iban: Iban): string {
  return iban.replace(/(.{4})(?=.)/g, '$1 ');
}

export type BicRefusal = { kind: 'not-a-bic'; text: string };

export function parseBic(text: string): Result<Bic, BicRefusal> {
  const compact = text.replace(/\s/g, '').toUpperCase();
  if (!/^[A-Z]{6}[A-Z2-9][A-NP-Z0-9](?:[A-Z0-9]{3})?$/.test(compact)) return refuse({ kind: 'not-a-bic', text });
  return ok(compact as Bic);
}

/** A structured creditor reference (ISO 11649): `RF` + two check digits + up to 21 letters and digits. */
export type CreditorReference = Brand<string, 'CreditorReference'>;

/** Builds the ISO 11649 reference of up to 21 letters and digits: `creditorReference('RCV2026000142')`. */
export function creditorReference(base: string): CreditorReference {
  if (!/^[A-Z0-9]{1,21}$/.test(base)) throw new Error(`not a reference base: ${base}`);
  const check = 98 - mod97(lettersToDigits(`${base}RF00`));
  return `RF${String(check).padStart(2, '0')}${base}` as CreditorReference;
}

export function isCreditorReference(text: string): text is CreditorReference {
  return /^RF\d{2}[A-Z0-9]{1,21}$/.test(text) && mod97(lettersToDigits(text.slice(4) + text.slice(0, 4))) === 1;
}
