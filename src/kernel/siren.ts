import type { Brand } from './brand.ts';
import { ok, type Result, refuse } from './result.ts';

/** Nine digits that identify a French company, Luhn-checked. */
export type Siren = Brand<string, 'Siren'>;
/** Fourteen digits that identify an establishment: SIREN + NIC. */
export type Siret = Brand<string, 'Siret'>;
/** A European VAT number, letters and digits without spaces: `FR83404833048`. */
export type TvaNumber = Brand<string, 'TvaNumber'>;

export type SirenRefusal = { kind: 'not-a-siren'; text: string; why: 'length' | 'checksum' };

function luhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    let digit = digits.charCodeAt(digits.length - 1 - i) - 48;
    if (i % 2 === 1) digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
    sum += digit;
  }
  return sum % 10 === 0;
}

/** Parses a SIREN, spaces and dots forgiven; `000000000` is refused. */
export function parseSiren(text: string): Result<Siren, SirenRefusal> {
  const digits = text.replace(/[\s.-]/g, '');
  if (!/^\d{9}$/.test(digits)) return refuse({ kind: 'not-a-siren', text, why: 'length' });
  if (!luhn(digits) || digits === '000000000') return refuse({ kind: 'not-a-siren', text, why: 'checksum' });
  return ok(digits as Siren);
}

export type SiretRefusal = { kind: 'not-a-siret'; text: string; why: 'length' | 'checksum' };

/** Parses a SIRET. La Poste (356000000) numbers its establishments by digit sum, not by Luhn (INSEE). */
export function parseSiret(text: string): Result<Siret, SiretRefusal> {
  const digits = text.replace(/[\s.-]/g, '');
  if (!/^\d{14}$/.test(digits)) return refuse({ kind: 'not-a-siret', text, why: 'length' });
  const laPoste =
    digits.startsWith('356000000') && [...digits].reduce((sum, digit) => sum + Number(digit), 0) % 5 === 0;
  if (!luhn(digits) && !laPoste) return refuse({ kind: 'not-a-siret', text, why: 'checksum' });
  return ok(digits as Siret);
}

export function sirenOfSiret(siret: Siret): Siren {
  return siret.slice(0, 9) as Siren;
}

export type TvaRefusal = { kind: 'not-a-vat-number'; text: string; why: 'shape' | 'checksum' };

/** Parses a VAT number; the French key is checked when it is numeric (key = (12 + 3 × (SIREN mod 97)) mod 97). */
export function parseTvaNumber(text: string): Result<TvaNumber, TvaRefusal> {
  const compact = text.replace(/[\s.-]/g, '').toUpperCase();
  if (!/^[A-Z]{2}[0-9A-Z+*]{2,13}$/.test(compact)) return refuse({ kind: 'not-a-vat-number', text, why: 'shape' });
  if (compact.startsWith('FR')) {
    if (!/^FR[0-9A-HJ-NP-Z]{2}\d{9}$/.test(compact)) return refuse({ kind: 'not-a-vat-number', text, why: 'shape' });
    const [key, siren] = [compact.slice(2, 4), compact.slice(4)];
    if (/^\d{2}$/.test(key) && Number(key) !== (12 + 3 * (Number(siren) % 97)) % 97) {
      return refuse({ kind: 'not-a-vat-number', text, why: 'checksum' });
    }
  }
  return ok(compact as TvaNumber);
}

/** The SIREN inside a French VAT number, when it is a valid one. */
export function sirenOfTvaNumber(tva: TvaNumber): Siren | undefined {
  if (!tva.startsWith('FR')) return undefined;
  const siren = parseSiren(tva.slice(4));
  return siren.refused ? undefined : siren.value;
}

/** The French VAT number that INSEE's key gives to a SIREN. */
export function tvaNumberOfSiren(siren: Siren): TvaNumber {
  const key = (12 + 3 * (Number(siren) % 97)) % 97;
  return `FR${String(key).padStart(2, '0')}${siren}` as TvaNumber;
}
