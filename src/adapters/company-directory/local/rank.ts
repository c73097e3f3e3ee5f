import type { Place } from '../../../features/companies/ports.ts';
import { isOneLetterOff, wordsOf } from '../../../kernel/names.ts';

/** A company that a search may mean: the folded words of its name, then those of its other names and of its place. */
export type Candidate = { siren: number; isActive: boolean; nameKey: string; moreWords: string };

/** Said or left out: « Dupont » and « Dupont & Fils » are looked for under one name. */
const LIGHT_WORDS = new Set('fils frere freres associes successeurs cie compagnie'.split(' '));

/** The words that must be found; the others only rank. */
export function coreWords(words: string[]): string[] {
  const core = words.filter((word) => !LIGHT_WORDS.has(word));
  return core.length > 0 ? core : words;
}

/**
 * The SIRENs of the candidates, best first: a name found by its words before one that a slip must explain, the place that was
 * given, then the exact name, its beginning, its words; companies that still exist first, then the shorter name.
 */
export function ranked(words: string[], place: Place | undefined, candidates: Candidate[]): number[] {
  const scored = candidates.flatMap((candidate) => {
    const score = scoreOf(words, place, candidate);
    return score ? [{ candidate, score }] : [];
  });
  scored.sort((a, b) => {
    for (const [index, value] of a.score.entries()) {
      const difference = (b.score[index] ?? 0) - value;
      if (difference !== 0) return difference;
    }
    return a.candidate.siren - b.candidate.siren;
  });
  return scored.map(({ candidate }) => candidate.siren);
}

/** Whether a candidate bears exactly that name, its words in any order: nobody needs to guess then. */
export function isExact(words: string[], candidate: Candidate): boolean {
  const name = candidate.nameKey.split(' ');
  return tierOf(words, words, name, candidate.nameKey.replaceAll(' ', '')) >= 2.5;
}

/** Numbers to compare in turn, the higher the better; undefined when a word fits nothing. */
function scoreOf(words: string[], place: Place | undefined, candidate: Candidate): number[] | undefined {
  const name = candidate.nameKey.split(' ');
  const more = candidate.moreWords.split(' ');
  const core = coreWords(words);
  const fits = core.map((word) => fitOf(word, name, more));
  const glued = words.join('');
  const isGlued = candidate.nameKey.replaceAll(' ', '').startsWith(glued) && glued.length >= 4;
  if (!isGlued && fits.includes(0)) return undefined;
  const slips = isGlued ? 0 : fits.filter((fit) => fit === 1).length;
  // Words of the place are no words of the name: « atelier kermeur saint-malo » is the exact name of « Atelier Kermeur ».
  const ofPlace = new Set(isGlued ? [] : core.filter((_, index) => fits[index] === 2));
  const ofName = words.filter((word) => !ofPlace.has(word));
  return [
    -slips,
    isInPlace(place, more) ? 1 : 0,
    tierOf(words, ofName, name, candidate.nameKey.replaceAll(' ', '')),
    candidate.isActive ? 1 : 0,
    // The more words of the name itself, then the fewer left over.
    fits.filter((fit) => fit > 2).length,
    -name.length,
    -candidate.nameKey.length,
  ];
}

/** 4 a whole word of the name, 3 its beginning, 2 a word of another name or of the place, 1 one letter off, 0 none. */
function fitOf(word: string, name: string[], more: string[]): number {
  if (name.includes(word)) return 4;
  if (word.length >= 2 && name.some((one) => one.startsWith(word))) return 3;
  if (more.includes(word) || (word.length >= 3 && more.some((one) => one.startsWith(word)))) return 2;
  return word.length >= 4 && [...name, ...more].some((one) => isOneLetterOff(word, one)) ? 1 : 0;
}

/** 3 the exact name in its order or glued, 2.5 in another order or but for light words, 2 its beginning, 1 only its words. */
function tierOf(words: string[], ofName: string[], name: string[], glued: string): number {
  if (glued === words.join('') || glued === ofName.join('')) return 3;
  const sorted = (list: string[]) => coreWords(list).toSorted().join(' ');
  if (ofName.length > 0 && sorted(ofName) === sorted(name)) return 2.5;
  return glued.startsWith(words.join('')) ? 2 : 1;
}

function isInPlace(place: Place | undefined, more: string[]): boolean {
  if (place?.postcode && more.includes(place.postcode)) return true;
  return place?.city !== undefined && place.city !== '' && wordsOf(place.city).every((word) => more.includes(word));
}
