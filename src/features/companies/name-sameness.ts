import { isOneLetterOff, LINKING_WORDS, wordsOf } from '../../kernel/names.ts';

/** Why two names look like one, or do not. */
export type SamenessGround =
  | 'identical'
  | 'same-words'
  | 'other-order'
  | 'other-spacing'
  | 'initials'
  | 'one-letter-off'
  | 'plural'
  | 'legal-forms-differ'
  | 'numbers-differ'
  | 'words-differ';

/** 0 (nothing to do with each other) to 100 (the same name), with what it rests on. */
export type Sameness = { score: number; grounds: SamenessGround[] };

/** From here on two names alone are worth asking a person whether they are one debtor. */
export const PROPOSED_FROM = 90;
/** From here on they are when something else agrees: the postcode, an email address. */
export const PROPOSED_WITH_SUPPORT_FROM = 75;

/** Forms that one company may bear in turn or at once: a sole partner or shareholder comes and goes. */
const FORM_FAMILIES: Record<string, string> = {
  sarl: 'sarl',
  eurl: 'sarl',
  sas: 'sas',
  sasu: 'sas',
  sa: 'sa',
  sci: 'sci',
  snc: 'snc',
  scop: 'scop',
  scp: 'scp',
  sccv: 'sccv',
  earl: 'earl',
  gaec: 'gaec',
  gie: 'gie',
  ei: 'ei',
  eirl: 'ei',
  selarl: 'selarl',
  selas: 'selas',
  association: 'association',
};
/** Said or left out without a thought; « groupe », « compagnie », « fils » and « frères » are not: they may be another company. */
const EMPTY_WORDS = new Set(
  'ste societe ets etablissement etablissements entreprise monsieur madame mademoiselle m mr mme mlle'.split(' '),
);
const ROMAN = /^(?=[ivx])(x{0,3})(ix|iv|v?i{0,3})$/;

/** A name as it is compared: its words that count, in their order, its legal forms, its numbers. Read once, compared often. */
export type ReadName = { words: string[]; forms: Set<string>; numbers: string };

/**
 * How alike two names of debtors are. Word order, accents, case, punctuation and legal forms left out are forgiven; another
 * number, another word or a contrary legal form are not: a proposal to merge two debtors that are not one costs more than a
 * missing one.
 */
export function nameSameness(a: string, b: string): Sameness {
  return readSameness(readName(a), readName(b));
}

/** The same for names already read. */
export function readSameness(left: ReadName, right: ReadName): Sameness {
  if (left.words.length === 0 || right.words.length === 0) return { score: 0, grounds: ['words-differ'] };
  if (left.numbers !== right.numbers) return { score: 20, grounds: ['numbers-differ'] };
  const words = compareWords(left.words, right.words);
  const areContrary = left.forms.size > 0 && right.forms.size > 0 && left.forms.isDisjointFrom(right.forms);
  if (!areContrary) return words;
  return { score: Math.min(words.score, 60), grounds: [...words.grounds, 'legal-forms-differ'] };
}

/** Names that are the same have the same words, glued or in another order at most. */
export function readName(name: string): ReadName {
  const all = joinedInitials(wordsOf(name));
  const forms = new Set(all.flatMap((word) => FORM_FAMILIES[word] ?? []));
  const kept = all.filter(
    (word) => FORM_FAMILIES[word] === undefined && !EMPTY_WORDS.has(word) && !LINKING_WORDS.has(word),
  );
  const words = kept.length > 0 ? kept : all;
  const isNumber = (word: string) => /\d/.test(word) || (words.length > 1 && ROMAN.test(word));
  return { words, forms, numbers: words.filter(isNumber).toSorted().join(' ') };
}

/** « A B C plomberie » is « ABC plomberie »; « J P Martin » keeps its two letters until they meet first names. */
function joinedInitials(words: string[]): string[] {
  const joined: string[] = [];
  let run = '';
  for (const word of words) {
    if (/^[a-z]$/.test(word)) {
      run += word;
      continue;
    }
    if (run !== '') joined.push(run);
    run = '';
    joined.push(word);
  }
  return run === '' ? joined : [...joined, run];
}

function compareWords(a: string[], b: string[]): Sameness {
  if (a.join(' ') === b.join(' ')) return { score: 100, grounds: [a.length > 1 ? 'same-words' : 'identical'] };
  if (a.join('') === b.join('')) return { score: 97, grounds: ['other-spacing'] };
  const left = without(a, b);
  const right = without(b, a);
  if (left.length === 0 && right.length === 0) return { score: 96, grounds: ['other-order'] };
  const common = a.length - left.length;
  const byInitials = common > 0 ? initialsScore(left, right) : undefined;
  if (byInitials !== undefined) return { score: byInitials, grounds: ['initials'] };
  const [one, other] = [left[0], right[0]];
  if (left.length === 1 && right.length === 1 && one !== undefined && other !== undefined) {
    if (isPlural(one, other)) return { score: common > 0 ? 88 : 78, grounds: ['plural'] };
    if (Math.min(one.length, other.length) >= 6 && !ROMAN.test(one) && isOneLetterOff(one, other)) {
      return { score: common > 0 ? 80 : 76, grounds: ['one-letter-off'] };
    }
  }
  const share = (2 * common) / (a.length + b.length);
  return { score: Math.round(share * 65), grounds: ['words-differ'] };
}

/** The words of `a` that `b` has not, each counted as often as it comes. */
function without(a: string[], b: string[]): string[] {
  const rest = [...b];
  return a.filter((word) => {
    const at = rest.indexOf(word);
    if (at === -1) return true;
    rest.splice(at, 1);
    return false;
  });
}

/** « J P » for « Jean Pierre »: 86, « J » for « Jean »: 78; only when every word left over is so explained. */
function initialsScore(left: string[], right: string[]): number | undefined {
  for (const [short, long] of [
    [left, right],
    [right, left],
  ] as const) {
    const letters = short.join('');
    if (short.length !== 1 || letters.length !== long.length || letters.length > 3) continue;
    if (long.every((word, index) => word.length > 1 && word[0] === letters[index])) return letters.length > 1 ? 86 : 78;
  }
  return undefined;
}

function isPlural(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= 5 && (long === `${short}s` || long === `${short}x`);
}
