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

export type AddressRefusal = { why: 'address-lines' | 'address-line-too-long' | 'address-city' };

const countryNames = new Intl.DisplayNames('fr', { type: 'region' });

/** ISO 3166 codes by country name as an envelope writes it: French, capitals, without accents. Of two codes, the first: FR, not FX. */
const COUNTRIES = new Map<string, string>();
for (const first of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') {
  for (const second of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') {
    const code = `${first}${second}`;
    const name = envelopeText(countryNames.of(code) ?? code);
    if (name !== code && !COUNTRIES.has(name)) COUNTRIES.set(name, code);
  }
}

function envelopeText(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase();
}

/**
 * Parses an address block whose last line is `35400 SAINT-MALO`, with FRANCE or MONACO possibly under it; or that of another
 * country, whose name in French stands alone on the last line under a line of its own form.
 */
export function parsePostalAddress(block: string[]): Result<PostalAddress, AddressRefusal> {
  const lines = block.map((line) => line.replace(/\s+/g, ' ').trim()).filter((line) => line !== '');
  const abroad = COUNTRIES.get(envelopeText(lines.at(-1) ?? ''));
  if (abroad) lines.pop();
  const last = lines.pop() ?? '';
  if (abroad && abroad !== 'FR' && abroad !== 'MC') return foreignAddress(lines, last, abroad);
  if (!/^\d{5} \S/.test(last)) {
    return refuse({ why: 'address-city' });
  }
  const wrong = wrongLines(lines, last);
  if (wrong) return refuse({ why: wrong });
  return ok({ lines, postcodeAndCity: last, countryCode: countryOf(last.slice(0, 5)) });
}

function foreignAddress(lines: string[], last: string, countryCode: string): Result<PostalAddress, AddressRefusal> {
  if (last === '') return refuse({ why: 'address-city' });
  const wrong = wrongLines(lines, last);
  return wrong ? refuse({ why: wrong }) : ok({ lines, postcodeAndCity: last, countryCode });
}

function wrongLines(lines: string[], last: string): AddressRefusal['why'] | undefined {
  if (lines.length < 1 || lines.length > 5) return 'address-lines';
  return [...lines, last].some((line) => [...line].length > LONGEST_LINE) ? 'address-line-too-long' : undefined;
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
