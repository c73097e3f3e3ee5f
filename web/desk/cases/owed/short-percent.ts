import { type Language, percent } from '../../../ui/formats.ts';

/** « 15 % » for `15.00`, « 12,50 % » for `12.50`: in a price, two decimals of nothing only make noise. */
export function shortPercent(text: string, language: Language): string {
  return percent(text, language).replace(/[.,]00(?=\D|$)/, '');
}
