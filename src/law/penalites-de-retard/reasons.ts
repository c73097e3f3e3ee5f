import type { CivilDate } from '../../kernel/civil-date.ts';
import type { Source } from '../citation.ts';

/** The texts that say one same thing, by the day each came into force, oldest first. */
export type DatedReasons = readonly { readonly from: CivilDate; readonly because: readonly Source[] }[];

/** The texts in force on a day; before the first one known, the first one, which says itself how far it was read. */
export function reasonsOn(reasons: DatedReasons, on: CivilDate): readonly Source[] {
  for (let index = reasons.length - 1; index >= 0; index--) {
    const { from, because } = reasons[index] as DatedReasons[number];
    if (from <= on || index === 0) return because;
  }
  return [];
}

type Reasons = readonly Source[];

const memory = new WeakMap<Reasons, WeakMap<Reasons, Reasons>>();

/**
 * Both lists without repetition, remembered: the lists of the timelines are few and long-lived, and a line that crosses
 * semesters at one rate joins the same ones over and over.
 */
export function joinedReasons(a: Reasons, b: Reasons): Reasons {
  if (a === b) return a;
  let known = memory.get(a);
  if (!known) {
    known = new WeakMap();
    memory.set(a, known);
  }
  let both = known.get(b);
  if (!both) {
    const added = b.filter((source) => !a.includes(source));
    both = added.length === 0 ? a : [...a, ...added];
    known.set(b, both);
  }
  return both;
}
