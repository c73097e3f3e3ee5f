/** French forms of amounts, days and numbers in messages, with their no-break spaces. */

const NARROW = '\u202f';
const NBSP = '\u00a0';

const MONTHS = 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' ');

function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, NARROW);
}

/** '4812.07' → « 4 812,07 € » (U+202F in thousands, U+00A0 before the sign). */
export function amountText(amount: string): string {
  const [whole = '0', fraction = '00'] = amount.replace(/^[+-]/, '').split('.');
  return `${amount.startsWith('-') ? '−' : ''}${grouped(whole)},${fraction.padEnd(2, '0')}${NBSP}€`;
}

/** '2026-12-03' → « 3 décembre 2026 »; the first of a month is « 1er ». */
export function dayText(date: string): string {
  const [year = '', month = '', dayOfMonth = ''] = date.split('-');
  const number = Number(dayOfMonth);
  return `${number === 1 ? '1er' : number}${NBSP}${MONTHS[Number(month) - 1] ?? month}${NBSP}${year}`;
}

/** '2026-12-03' → « 03/12/2026 », for tables. */
export function shortDayText(date: string): string {
  return date.split('-').reverse().join('/');
}

/** '12.40' → « 12,40 % ». */
export function rateText(percent: string): string {
  return `${percent.replace('.', ',')}${NARROW}%`;
}

/** '404833048' → « 404 833 048 ». */
export function sirenText(siren: string): string {
  return grouped(siren);
}

/** The IBAN in groups of four that stay on one line. */
export function ibanText(iban: string): string {
  return iban.replace(/(.{4})(?=.)/g, `$1${NBSP}`);
}

/** '+33612345678' → « 06 12 34 56 78 »; anything else is left as it was written. */
export function phoneText(phone: string): string {
  const national = /^\+33([1-9])(\d{8})$/.exec(phone);
  if (!national) return phone;
  return `0${national[1]}${(national[2] as string).replace(/(..)/g, `${NBSP}$1`)}`;
}

/** « de » or « que » before a name: « d’Atelier Kermeur », « de Menuiserie Le Goff ». An h is taken as aspirated. */
export function elided(word: 'de' | 'que', name: string): string {
  const startsWithVowel = /^[aeiouœæ]/i.test(name.normalize('NFD'));
  return startsWithVowel ? `${word.slice(0, -1)}’${name}` : `${word} ${name}`;
}

/**
 * French typography for a text we wrote: narrow no-break space before ; : ! ? » and after «, curly apostrophes.
 * Tags of the template language are left alone, and so are addresses, whose colon no space precedes.
 */
export function frenchTypography(source: string): string {
  return source
    .split(/(\{%[\s\S]*?%\}|\{\{[\s\S]*?\}\})/)
    .map((part, index) => (index % 2 === 1 ? part : spaced(part)))
    .join('');
}

function spaced(text: string): string {
  return text
    .replace(/[ \u00a0](?=[;:!?»])/g, NARROW)
    .replace(/«[ \u00a0]?/g, `«${NARROW}`)
    .replace(/(?<=[\p{L}\d])'/gu, '’')
    .replace(/(?<=\d) (?=[€%])/g, NBSP)
    .replace(/\b(SIREN|IBAN|[Aa]rticles?) (?=$|[LDR]?\d)/g, `$1${NBSP}`)
    .replace(/\.\.\./g, '…');
}

/** What a fact may hold when printed: control and direction-changing characters are dropped, line ends become spaces. */
export function printable(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\t\n\r\f\v\u2028\u2029 ]+/g, ' ')
    .replace(/[\p{Cc}\p{Co}\p{Cn}\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, '')
    .trim();
}
