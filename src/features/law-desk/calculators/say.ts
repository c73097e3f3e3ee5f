import { shortDayText } from '../../correspondence/templates/french-format.ts';
import { type Formats, filledIn, spacedFrench } from '../../debtor-portal/pages/page-engine.ts';
import { type Language, formats as pageFormats } from '../../debtor-portal/pages/portal-formats.ts';

export type { Language };

/** The same words in French and in English; `{day:day}` is the value `day` written as a day. */
export type Words = readonly [fr: string, en: string];
export type Values = Readonly<Record<string, string | number>>;
/** Words and what fills their places. */
export type Phrase = { readonly words: Words; readonly values?: Values };

export const phrase = (words: Words, values?: Values): Phrase => (values ? { words, values } : { words });

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

export const formats: Readonly<Record<Language, Formats>> = {
  fr: { ...pageFormats.fr, short: shortDayText },
  en: {
    ...pageFormats.en,
    short: (date) => `${date.slice(8)}\u00a0${MONTHS[Number(date.slice(5, 7)) - 1]}\u00a0${date.slice(0, 4)}`,
  },
};

/** Words in one language, with their values written as that language writes them. A place without a value is a bug. */
export function say({ words: [fr, en], values = {} }: Phrase, language: Language): string {
  return filledIn(language === 'fr' ? spacedFrench(fr) : en, formats[language], values);
}
