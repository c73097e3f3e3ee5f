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
