import { createHmac, timingSafeEqual } from 'node:crypto';

/** How this installation makes the addresses that take exhibits. */
export type ExhibitAddresses = { secret: string; domain: string };

/** What an address is made from: the case's reference, and the key that a new link would change. */
type AddressedCase = { reference: string; portalKey: string };

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';

/**
 * Where the exhibits of a case may be sent: its number, and a code of 100 bits that only this installation can make. Lower case and
 * digits only, since servers on the way may change the case of letters.
 */
export function exhibitAddress({ secret, domain }: ExhibitAddresses, { reference, portalKey }: AddressedCase): string {
  return `pieces-${numberOf(reference)}-${codeOf(secret, portalKey)}@${domain}`;
}

/** The case that an address names, and the code to be compared with `isExhibitCode`; undefined when it is none of ours. */
export function readExhibitAddress(
  { domain }: Pick<ExhibitAddresses, 'domain'>,
  address: string,
): { reference: string; code: string } | undefined {
  const [, number, code, at] = /^pieces-(\d{4}-\d{6,9})-([a-z2-7]{20})@(.+)$/.exec(address.trim().toLowerCase()) ?? [];
  if (!number || !code || at !== domain.toLowerCase()) return undefined;
  return { reference: `RCV-${number}`, code };
}

/** Is it the code of this case? Compared in constant time. */
export function isExhibitCode({ secret }: Pick<ExhibitAddresses, 'secret'>, portalKey: string, code: string): boolean {
  const [given, expected] = [Buffer.from(code), Buffer.from(codeOf(secret, portalKey))];
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function numberOf(reference: string): string {
  return reference.replace(/^RCV-/, '');
}

function codeOf(secret: string, portalKey: string): string {
  const digest = createHmac('sha256', secret).update(`exhibits:${portalKey}`).digest();
  let bits = BigInt(`0x${digest.toString('hex').slice(0, 25)}`);
  let code = '';
  for (let sign = 0; sign < 20; sign++) {
    code = `${ALPHABET[Number(bits & 31n)]}${code}`;
    bits >>= 5n;
  }
  return code;
}
