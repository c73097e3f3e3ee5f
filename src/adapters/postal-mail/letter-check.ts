import type { OutgoingLetter } from '../../features/correspondence/ports.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';

/** An address block ready for the machine: lines above the last, then postcode and city, then the country (ISO 3166). */
export type PostalAddress = { lines: string[]; postcodeAndCity: string; countryCode: string };

export type LetterRefusal = { kind: 'rejected'; reason: string };

const LONGEST_LINE = 38;
/** Largest document that the provider takes. */
const LARGEST_PDF = 20 * 1024 * 1024;

/** What no printer would take: a file that is no PDF, an address block outside NF Z10-011 (1 + at most 5 lines of 38). */
export function checkLetter(
  letter: OutgoingLetter,
): Result<{ recipient: PostalAddress; sender: PostalAddress }, LetterRefusal> {
  const isPdf = Buffer.from(letter.pdf.subarray(0, 5)).toString('latin1') === '%PDF-';
  if (!isPdf) return refuse({ kind: 'rejected', reason: 'not-a-pdf' });
  if (letter.pdf.length > LARGEST_PDF) return refuse({ kind: 'rejected', reason: 'pdf-too-large' });
  const recipient = parsePostalAddress(letter.recipient);
  if (recipient.refused) return refuse({ kind: 'rejected', reason: `recipient-${recipient.refusal.why}` });
  const sender = parsePostalAddress(letter.sender);
  if (sender.refused) return refuse({ kind: 'rejected', reason: `sender-${sender.refusal.why}` });
  return ok({ recipient: recipient.value, sender: sender.value });
}

export type AddressRefusal = { why: 'address-lines' | 'address-line-too-long' | 'address-city' | 'address-abroad' };

/** Parses an address block whose last line is `35400 SAINT-MALO`, with FRANCE or MONACO possibly under it. */
export function parsePostalAddress(block: string[]): Result<PostalAddress, AddressRefusal> {
  const lines = block.map((line) => line.replace(/\s+/g, ' ').trim()).filter((line) => line !== '');
  if (/^(FRANCE|MONACO)$/i.test(lines.at(-1) ?? '')) lines.pop();
  const last = lines.pop() ?? '';
  if (!/^\d{5} \S/.test(last)) {
    return refuse({ why: /^\d{5} \S/.test(lines.at(-1) ?? '') ? 'address-abroad' : 'address-city' });
  }
  if (lines.length < 1 || lines.length > 5) return refuse({ why: 'address-lines' });
  if ([...lines, last].some((line) => [...line].length > LONGEST_LINE)) return refuse({ why: 'address-line-too-long' });
  return ok({ lines, postcodeAndCity: last, countryCode: countryOf(last.slice(0, 5)) });
}

/** Overseas departments and collectivities have a code of their own in ISO 3166, told by the postcode. */
function countryOf(postcode: string): string {
  const own = ({ '97133': 'BL', '97150': 'MF' } as Record<string, string>)[postcode];
  const byPrefix: Record<string, string> = {
    '971': 'GP',
    '972': 'MQ',
    '973': 'GF',
    '974': 'RE',
    '975': 'PM',
    '976': 'YT',
    '980': 'MC',
  };
  return own ?? byPrefix[postcode.slice(0, 3)] ?? 'FR';
}
