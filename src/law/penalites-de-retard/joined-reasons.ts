import type { Source } from '../citation.ts';

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
