import { type ReadName, readName, readSameness } from '../companies/name-sameness.ts';
import {
  addressesOf,
  type ComparedDebtor,
  compareDebtors,
  keptFirst,
  type Likeness,
  type Ranked,
} from './compare-debtors.ts';

export type PairedDebtor = ComparedDebtor & Ranked;
/** Two debtors that may be one; `kept` is the one that would stay. */
export type DebtorPair<T extends PairedDebtor> = Likeness & { kept: T; gone: T };

/** A word, an address or a number shared by more debtors than this tells none from another: a town's « Garage », an accountant's email. */
const TELLS_NOTHING_FROM = 120;
/** A slip is looked for in words of this length, as the comparison of names does; initials stand for as many words at most. */
const [SLIP_FROM, MOST_INITIALS] = [5, 3];
/** In longer names initials are not looked for: « J P » stands for the first names of people. */
const MOST_WORDS = 5;

/** The name of a pair, whichever comes first. */
export function pairKey(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

/**
 * The pairs of debtors that a person should look at, surest first. Each debtor is compared only with those that share something
 * with it (words of the name, email, telephone, postcode and a word), so that the cost grows with their number and not with its
 * square. Of a group of several spellings, each is proposed to the one that would be kept. `apart` holds the `pairKey`s of those
 * that a person has told apart.
 */
export function debtorPairs<T extends PairedDebtor>(
  debtors: readonly T[],
  apart: ReadonlySet<string> = new Set(),
): DebtorPair<T>[] {
  const pairs: DebtorPair<T>[] = [];
  const seen = new Set<number>();
  const names = debtors.map(({ name }) => readName(name));
  for (const bucket of bucketsOf(debtors, names)) {
    for (const [place, i] of bucket.entries()) {
      for (const j of bucket.slice(place + 1)) {
        const key = i * debtors.length + j;
        if (seen.has(key)) continue;
        seen.add(key);
        const [a, b] = [debtors[i] as T, debtors[j] as T];
        const likeness = compareDebtors(a, b, readSameness(names[i] as ReadName, names[j] as ReadName));
        if (!likeness || apart.has(pairKey(a.id, b.id))) continue;
        const [kept, gone] = keptFirst(a, b) <= 0 ? [a, b] : [b, a];
        pairs.push({ ...likeness, kept, gone });
      }
    }
  }
  return towardsOne(withDoubts(pairs)).sort(
    (a, b) => Number(b.isStrong) - Number(a.isStrong) || b.score - a.score || a.gone.id.localeCompare(b.gone.id),
  );
}

/** Places in the list of the debtors that share something, in rising order; those that share it with too many are left out. */
function* bucketsOf(debtors: readonly ComparedDebtor[], names: readonly ReadName[]): Generator<number[]> {
  // Most keys are one debtor's alone: no list is made for them.
  const firsts = new Map<string, number>();
  const buckets = new Map<string, number[]>();
  for (const [place, debtor] of debtors.entries()) {
    for (const key of keysOf(debtor, names[place] as ReadName)) {
      const first = firsts.get(key);
      if (first === undefined) firsts.set(key, place);
      else if (first !== place) {
        const bucket = buckets.get(key);
        if (!bucket) buckets.set(key, [first, place]);
        else if (bucket.at(-1) !== place) bucket.push(place);
      }
    }
  }
  for (const bucket of buckets.values()) if (bucket.length <= TELLS_NOTHING_FROM) yield bucket;
}

function* keysOf(debtor: ComparedDebtor, { words }: ReadName): Generator<string> {
  const { postcode, siren } = debtor;
  const { emails, phones } = addressesOf(debtor);
  yield `words ${words.toSorted().join(' ')}`;
  yield `glued ${words.join('')}`;
  if (siren) yield `siren ${siren}`;
  for (const email of emails) yield `email ${email}`;
  for (const phone of phones) yield `phone ${phone}`;
  if (postcode) for (const key of nearKeys(words)) yield `${postcode} ${key}`;
}

/**
 * What two names of one town share when all their words but one are the same, and that one is a slip, a plural or initials: the
 * other words, with the first letter (a slip elsewhere), the last two (a slip there), or the initials of several words.
 */
function* nearKeys(words: readonly string[]): Generator<string> {
  for (const [place, word] of words.entries()) {
    const rest = words.toSpliced(place, 1).toSorted().join(' ');
    yield `${rest} ${word.slice(0, 1)}-`;
    if (word.length >= SLIP_FROM) yield `${rest} -${word.slice(-2)}`;
    else if (word.length <= MOST_INITIALS) yield `${rest} ${word}.`;
  }
  if (words.length > MOST_WORDS) return;
  for (let size = 2; size <= MOST_INITIALS; size++) {
    for (const places of choicesOf(size, words.length)) {
      const rest = words.filter((_, place) => !places.includes(place)).toSorted();
      yield `${rest.join(' ')} ${places.map((place) => words[place]?.slice(0, 1)).join('')}.`;
    }
  }
}

/** The ways to take `size` places, in rising order, among the first `count`. */
function* choicesOf(size: number, count: number, from = 0): Generator<number[]> {
  if (size === 0) yield [];
  else {
    for (let first = from; first <= count - size; first++) {
      for (const others of choicesOf(size - 1, count, first + 1)) yield [first, ...others];
    }
  }
}

/** A spelling that two companies could be is nobody's for sure. */
function withDoubts<T extends PairedDebtor>(pairs: DebtorPair<T>[]): DebtorPair<T>[] {
  const companies = new Map<string, Set<string>>();
  for (const { kept, gone } of pairs) {
    if (!kept.siren || gone.siren) continue;
    companies.set(gone.id, (companies.get(gone.id) ?? new Set()).add(kept.siren));
  }
  return pairs.map((pair) =>
    (companies.get(pair.gone.id)?.size ?? 0) > 1
      ? { ...pair, isStrong: false, warnings: [...pair.warnings, 'several-companies'] }
      : pair,
  );
}

/** Of three spellings of one debtor, two questions and not three: the third answers itself once the others are answered. */
function towardsOne<T extends PairedDebtor>(pairs: DebtorPair<T>[]): DebtorPair<T>[] {
  const targets = new Map<string, Set<string>>();
  for (const { kept, gone } of pairs) targets.set(gone.id, (targets.get(gone.id) ?? new Set()).add(kept.id));
  return pairs.filter(({ kept, gone }) => {
    const ofKept = targets.get(kept.id);
    if (!ofKept) return true;
    return [...(targets.get(gone.id) ?? [])].every((target) => target === kept.id || !ofKept.has(target));
  });
}
