import type { Source } from '../../../../law/citation.ts';
import type { Owed } from '../../../../law/penalites-de-retard/owed.ts';
import { type Phrase, phrase, type Words } from '../say.ts';

/** A choice that no text makes, in words, and the texts it is read in. */
export type SettingPhrase = { phrase: Phrase; because: readonly Source[] };

const rank: Record<'after-principal' | 'before-principal', Words> = {
  'after-principal': [
    'Rang de l’indemnité de 40 € : un paiement partiel règle les intérêts, puis la facture, puis l’indemnité. Aucun texte ne fixe ce rang.',
    'Rank of the €40 indemnity: a part payment settles interest, then the invoice, then the indemnity. No text fixes this rank.',
  ],
  'before-principal': [
    'Rang de l’indemnité de 40 € : un paiement partiel règle les intérêts, puis l’indemnité, puis la facture. Aucun texte ne fixe ce rang.',
    'Rank of the €40 indemnity: a part payment settles interest, then the indemnity, then the invoice. No text fixes this rank.',
  ],
};
const year: Words = [
  'Année de {days} jours, même bissextile : aucun texte ne fixe ce diviseur entre personnes privées.',
  'A year of {days} days, leap years too: no text fixes this divisor between private persons.',
];
const setOff: Words = [
  'Un avoir supérieur à la facture restante se compense avec les pénalités et l’indemnité : c’est une lecture, à faire confirmer.',
  'A credit note larger than what is left of the invoice is set against penalties and indemnity: a reading, to be confirmed.',
];
const byDefault: Words = ['{said} Réglage par défaut.', '{said} Default setting.'];
const chosen: Words = ['{said} Réglage choisi.', '{said} Chosen setting.'];

/** The settings that no text decides and that mattered to these computations, one phrase each: our default, or what was chosen. */
export function settingPhrases(all: readonly Owed[]): SettingPhrase[] {
  const settings = all[0]?.settings;
  if (settings === undefined) return [];
  const said: SettingPhrase[] = [];
  const add = (
    words: Words,
    { isDefault, because }: { isDefault: boolean; because: readonly Source[] },
    values = {},
  ) => {
    const end = isDefault ? byDefault : chosen;
    const whole = words.map((text, index) => (end[index] ?? '').replace('{said}', text)) as [string, string];
    said.push({ phrase: phrase(whole, values), because });
  };
  const { indemnityRank, yearDays, creditNoteExcess } = settings;
  const hasInterest = all.some(({ lines }) => lines.length > 0);
  const hasIndemnity = all.some(({ indemnity, imputation }) => indemnity > 0n || imputation.length > 0);
  if (indemnityRank && hasIndemnity) add(rank[indemnityRank.value], indemnityRank);
  if (hasInterest) add(year, yearDays, { days: yearDays.value });
  if (all.some(({ imputation }) => imputation.some(({ kind }) => kind === 'credit-note')))
    add(setOff, creditNoteExcess);
  return said;
}
