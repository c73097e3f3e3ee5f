import type { Phrase } from './say.ts';

export type Option = { value: string; label: Phrase };

export const option = (value: string, fr: string, en: string): Option => ({ value, label: { words: [fr, en] } });

export const partiesOptions = [
  option('professionnels', 'un professionnel', 'a business'),
  option('public', 'un acheteur public', 'a public buyer'),
  option('particulier', 'un particulier', 'a consumer'),
];

export const yesNoUnknown = [
  option('', 'je ne sais pas', 'I do not know'),
  option('oui', 'oui', 'yes'),
  option('non', 'non', 'no'),
];
