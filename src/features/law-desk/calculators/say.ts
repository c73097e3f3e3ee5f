import { frenchTypography, shortDayText } from '../../correspondence/templates/french-format.ts';
import { type Language, formats as pageFormats } from '../../debtor-portal/pages/portal-formats.ts';

export type { Language };

/** The same words in French and in English; `{day:day}` is the value `day` written as a day. */
export type Words = readonly [fr: string, en: string];
export type Values = Readonly<Record<string, string | number>>;
/** Words and what fills their places. */
export type Phrase = { readonly words: Words; readonly values?: Values };

export const phrase = (words: Words, values?: Values): Phrase => (values ? { words, values } : { words });

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

type Formats = Readonly<Record<string, (value: string) => string>>;

export const formats: Readonly<Record<Language, Formats>> = {
  fr: { ...pageFormats.fr, short: shortDayText },
  en: {
    ...pageFormats.en,
    short: (date) => `${date.slice(8)}\u00a0${MONTHS[Number(date.slice(5, 7)) - 1]}\u00a0${date.slice(0, 4)}`,
  },
};

const spaced = new Map<string, string>();

function spacedFrench(source: string): string {
  const known = spaced.get(source) ?? frenchTypography(source);
  spaced.set(source, known);
  return known;
}

/** Words in one language, with their values written as that language writes them. A place without a value is a bug. */
export function say({ words: [fr, en], values = {} }: Phrase, language: Language): string {
  const text = language === 'fr' ? spacedFrench(fr) : en;
  return text.replace(/\{(\w+)(?::(\w+))?\}/g, (place, name: string, format = 'text') => {
    const write = formats[language][format];
    const value = values[name];
    if (!write || value === undefined) throw new Error(`nothing to put in ${place} of « ${text} »`);
    return write(String(value));
  });
}
