import { ok, type Result, refuse } from './result.ts';

/** Where a letter goes, as it was typed or read. `country`: two letters (ISO 3166), 'FR' for France and its overseas territories. */
export type PostalRecipient = {
  /** A company's name, or a person's with the title: the first line. */
  name: string;
  /** For a company: the person or department within it. For an individual: care of whom. */
  contactName?: string;
  /** From the most precise to the street: flat, building, street, hamlet or post box. */
  addressLines: string[];
  postcode?: string;
  city?: string;
  country: string;
};

export type PostalRefusal =
  | { kind: 'postal-line-too-long'; line: number; text: string; length: number; limit: number }
  | { kind: 'too-many-postal-lines'; count: number; limit: number }
  | { kind: 'missing-postal-part'; part: 'name' | 'street' | 'postcode' | 'city' }
  | { kind: 'not-a-postcode'; text: string }
  | { kind: 'not-a-country'; text: string };

export const POSTAL_LINES = 7;
export const POSTAL_LINE_LENGTH = 38;

/**
 * The address of an envelope after the French norm (NF Z10-011): at most seven lines of 38 characters from the most precise to
 * the most general, postcode and locality in capitals without accents nor punctuation, the country in capitals when abroad.
 * Nothing is ever cut: a line too long has its usual words abbreviated, then a name or a complement flows onto a second line
 * while there is room; what still does not fit is refused, and names the line.
 */
export function postalBlock(recipient: PostalRecipient): Result<string[], PostalRefusal> {
  const name = tidy(recipient.name);
  if (name === '') return refuse({ kind: 'missing-postal-part', part: 'name' });
  const ending = recipient.country === 'FR' ? frenchEnding(recipient) : foreignEnding(recipient);
  if (ending.refused) return ending;

  const contact = tidy(recipient.contactName ?? '');
  const above = [name, ...(contact === '' || contact === name ? [] : [contact])];
  const street = recipient.addressLines.map(tidy).filter((line) => line !== '');
  if (street.length === 0 && recipient.country === 'FR' && !isCedex(ending.value))
    return refuse({ kind: 'missing-postal-part', part: 'street' });

  const count = above.length + street.length + ending.value.length;
  if (count > POSTAL_LINES) return refuse({ kind: 'too-many-postal-lines', count, limit: POSTAL_LINES });
  // Norm: no punctuation nor lower case from the street down; names keep the way their bearers write them.
  const isFrench = recipient.country === 'FR';
  return fitted([
    ...above.map((text) => ({ text, words: OF_NAMES, mayFlow: true })),
    ...street.map((text) => ({
      text: isFrench ? plainCapitals(text) : text,
      words: isFrench ? OF_STREETS : [],
      mayFlow: true,
    })),
    ...ending.value.map((text) => ({ text, words: isFrench ? OF_STREETS : [], mayFlow: false })),
  ]);
}

/** « 35400 SAINT MALO », « 59777 LILLE CEDEX 9 », « 75015 PARIS »: the locality as postmen read it. */
export function postalLocality(postcode: string, city: string): string {
  const words = plainCapitals(city);
  // « PARIS 15 », « LYON 3E ARRONDISSEMENT »: the postcode says it already.
  const district = /^(PARIS|LYON|MARSEILLE) 0?(\d{1,2})(?: ?ER?E?M?E?)?(?: ARR(?:ONDISSEMENT)?)?$/.exec(words);
  const isRepeated =
    district !== null && /^(75|69|13)/.test(postcode) && Number(postcode.slice(3)) === Number(district[2]);
  return `${postcode} ${isRepeated ? district[1] : words}`;
}

function frenchEnding({ postcode, city }: PostalRecipient): Result<string[], PostalRefusal> {
  const code = (postcode ?? '').replace(/\s/g, '');
  if (code === '') return refuse({ kind: 'missing-postal-part', part: 'postcode' });
  if (!/^\d{5}$/.test(code)) return refuse({ kind: 'not-a-postcode', text: postcode ?? '' });
  if (tidy(city ?? '') === '') return refuse({ kind: 'missing-postal-part', part: 'city' });
  return ok([postalLocality(code, city ?? '')]);
}

/** Abroad the order of postcode and locality is the country's own: it stays as it was given. */
function foreignEnding({ postcode, city, country }: PostalRecipient): Result<string[], PostalRefusal> {
  const name = postalCountry(country);
  if (name === undefined) return refuse({ kind: 'not-a-country', text: country });
  const locality = capitals(tidy([postcode, city].filter(Boolean).join(' ')));
  if (tidy(city ?? '') === '') return refuse({ kind: 'missing-postal-part', part: 'city' });
  return ok([locality, name]);
}

/** The country as an envelope writes it, in capitals: « ALLEMAGNE » for DE; undefined for what is not an ISO 3166 code. */
export function postalCountry(code: string): string | undefined {
  if (!/^[A-Z]{2}$/.test(code)) return undefined;
  const name = new Intl.DisplayNames('fr', { type: 'region', fallback: 'none' }).of(code);
  return name === undefined ? undefined : plainCapitals(name);
}

type Abbreviations = [RegExp, string][];
type Written = { text: string; words: Abbreviations; mayFlow: boolean };

function fitted(written: Written[]): Result<string[], PostalRefusal> {
  const lines: string[] = [];
  let room = POSTAL_LINES - written.length;
  for (const { text, words, mayFlow } of written) {
    const short = shortened(text, words);
    const halves = short.length > POSTAL_LINE_LENGTH && room > 0 && mayFlow ? inTwo(short) : undefined;
    if (short.length > POSTAL_LINE_LENGTH && !halves) {
      const line = lines.length + 1;
      return refuse({ kind: 'postal-line-too-long', line, text, length: short.length, limit: POSTAL_LINE_LENGTH });
    }
    if (halves) room -= 1;
    lines.push(...(halves ?? [short]));
  }
  return ok(lines);
}

/** The words that postmen know shortened, one after the other and only as far as the line asks for it. */
const OF_STREETS: Abbreviations = [
  [whole('BOULEVARD'), 'BD'],
  [whole('AVENUE'), 'AV'],
  [whole('ZONE INDUSTRIELLE'), 'ZI'],
  [whole('ZONE ARTISANALE'), 'ZA'],
  [whole('ZONE D ACTIVITES'), 'ZA'],
  [whole('CENTRE COMMERCIAL'), 'CCAL'],
  [whole('RESIDENCE'), 'RES'],
  [whole('BATIMENT'), 'BAT'],
  [whole('APPARTEMENT'), 'APT'],
  [whole('ESCALIER'), 'ESC'],
  [whole('IMMEUBLE'), 'IMM'],
  [whole('LOTISSEMENT'), 'LOT'],
  [whole('LIEU DIT'), 'LD'],
  [whole('FAUBOURG'), 'FG'],
  [whole('IMPASSE'), 'IMP'],
  [whole('CHEMIN'), 'CHE'],
  [whole('ALLEE'), 'ALL'],
  [whole('PLACE'), 'PL'],
  [whole('ROUTE'), 'RTE'],
  [whole('SQUARE'), 'SQ'],
  [whole('GENERAL'), 'GAL'],
  [whole('MARECHAL'), 'MAL'],
  [whole('DOCTEUR'), 'DR'],
  [whole('PRESIDENT'), 'PDT'],
  [whole('SAINTE'), 'STE'],
  [whole('SAINT'), 'ST'],
];
const OF_NAMES: Abbreviations = [
  [whole('Société à responsabilité limitée'), 'SARL'],
  [whole('Société par actions simplifiée'), 'SAS'],
  [whole('Société civile immobilière'), 'SCI'],
  [whole('Établissements'), 'Ets'],
  [whole('Société'), 'Sté'],
];

/** The words apart from longer ones, in any case; `\b` would not do, it takes « é » for a space. */
function whole(words: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])${words}(?![\\p{L}\\p{N}])`, 'iu');
}

function shortened(text: string, abbreviations: Abbreviations): string {
  let short = text;
  for (const [words, abbreviation] of abbreviations) {
    if (short.length <= POSTAL_LINE_LENGTH) return short;
    short = short.replace(words, abbreviation);
  }
  return short;
}

/** Two lines that both fit, cut between words, the first as full as can be; undefined when there are none. */
function inTwo(text: string): [string, string] | undefined {
  const at = text.lastIndexOf(' ', POSTAL_LINE_LENGTH);
  if (at <= 0 || text.length - at - 1 > POSTAL_LINE_LENGTH) return undefined;
  return [text.slice(0, at), text.slice(at + 1)];
}

/** One line of single spaces, without control nor direction-changing characters. */
function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ')
    .trim();
}

function capitals(text: string): string {
  return tidy(text).replace(/œ/gi, 'OE').replace(/æ/gi, 'AE').normalize('NFD').replace(/\p{M}/gu, '').toUpperCase();
}

/** Capitals without accents nor punctuation; a slash stays, « 12/14 » is not « 1214 ». */
function plainCapitals(text: string): string {
  return capitals(text)
    .replace(/[^\p{L}\p{N}/]+/gu, ' ')
    .trim();
}

/** A CEDEX is delivered on its last line alone. */
function isCedex(ending: string[]): boolean {
  return / CEDEX(?: \d+)?$/.test(ending[0] ?? '');
}
