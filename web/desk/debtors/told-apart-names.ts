import type { MergeSide } from '../../../src/features/debtor-merges/debtor-merges.contract.ts';
import { plainText } from '../../ui/lists/sorting.ts';
import { spacedSiren } from './spaced-siren.ts';

type Named = Pick<MergeSide, 'name' | 'siren' | 'city' | 'contacts'>;
type Words = { noSiren: string; noAddress: string; noEmail: string };

/** The names of two debtors; when they are the same, each with what tells it from the other. */
export function toldApartNames(a: Named, b: Named, words: Words): [string, string] {
  if (plainText(a.name) !== plainText(b.name)) return [a.name, b.name];
  const more = (debtor: Named, other: Named) => {
    if (debtor.siren !== other.siren) return debtor.siren ? spacedSiren(debtor.siren) : words.noSiren;
    if (debtor.city !== other.city) return debtor.city ?? words.noAddress;
    return debtor.contacts.find(({ email }) => email)?.email ?? words.noEmail;
  };
  return [`${a.name} (${more(a, b)})`, `${b.name} (${more(b, a)})`];
}
