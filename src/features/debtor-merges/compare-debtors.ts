import { LINKING_WORDS, wordsOf } from '../../kernel/names.ts';
import {
  nameSameness,
  PROPOSED_FROM,
  PROPOSED_WITH_SUPPORT_FROM,
  type Sameness,
  type SamenessGround,
} from '../companies/name-sameness.ts';

/** A debtor as far as two of them may be compared. */
export type ComparedDebtor = {
  kind: 'company' | 'individual';
  name: string;
  country: string;
  addressLines: readonly string[];
  siren?: string;
  postcode?: string;
  /** Those that were removed say nothing. */
  contacts: readonly ComparedContact[];
};
export type ComparedContact = { name?: string; email?: string; phone?: string; removedAt?: Date };

/** The addresses at which a debtor is reached, as they are compared. */
export function addressesOf({ contacts }: Pick<ComparedDebtor, 'contacts'>): { emails: string[]; phones: string[] } {
  const active = contacts.filter(({ removedAt }) => removedAt === undefined);
  return {
    emails: active.flatMap(({ email }) => email?.toLowerCase() ?? []),
    phones: active.flatMap(({ phone }) => phone ?? []),
  };
}

/** Why two debtors look like one; said to the person who decides. */
export type MergeReason =
  | 'same-name'
  | 'same-name-but-form'
  | 'other-order'
  | 'other-spacing'
  | 'initials'
  | 'one-letter-off'
  | 'plural'
  | 'same-email'
  | 'same-phone'
  | 'same-address'
  | 'same-postcode';

/** What must be looked at before they are merged all the same. */
export type MergeWarning = 'individual-and-company' | 'two-places' | 'several-companies';

export type Likeness = { score: number; isStrong: boolean; reasons: MergeReason[]; warnings: MergeWarning[] };

/**
 * Whether a person should be asked if two debtors are one, and why; undefined when not. Two SIRENs are two companies, whatever
 * their names. Names alone suffice when they are the same and nothing says that these are two places; a slip or initials need
 * something else to agree. A person and a company are two debtors in law, except a sole trader: they are proposed only on the same
 * name with something else, never as certain.
 */
export function compareDebtors(
  a: ComparedDebtor,
  b: ComparedDebtor,
  { score, grounds }: Sameness = nameSameness(a.name, b.name),
): Likeness | undefined {
  if (score < PROPOSED_WITH_SUPPORT_FROM || (a.siren && b.siren && a.siren !== b.siren)) return undefined;
  const contacts: MergeReason[] = [];
  const [here, there] = [addressesOf(a), addressesOf(b)];
  if (here.emails.some((email) => there.emails.includes(email))) contacts.push('same-email');
  if (here.phones.some((phone) => there.phones.includes(phone))) contacts.push('same-phone');
  const isOnePlace = a.country === b.country && agrees(a.postcode, b.postcode);
  const warnings = mergeWarnings(a, b);
  const areTwoPlaces = warnings.includes('two-places');
  const isSupported = contacts.length > 0 || isOnePlace;
  const isMixed = a.kind !== b.kind;
  const from = isSupported && !isMixed ? PROPOSED_WITH_SUPPORT_FROM : PROPOSED_FROM;
  if (score < from || (isMixed && !isSupported) || (areTwoPlaces && contacts.length === 0)) return undefined;
  const place: MergeReason[] = isOnePlace ? [isOneAddress(a, b) ? 'same-address' : 'same-postcode'] : [];
  return {
    score,
    isStrong: score >= PROPOSED_FROM && isSupported && warnings.length === 0,
    reasons: [...grounds.flatMap((ground) => nameReason(ground, a.name, b.name)), ...contacts, ...place],
    warnings,
  };
}

/** What a person must have read before these two are merged, whoever proposed it. */
export function mergeWarnings(a: ComparedDebtor, b: ComparedDebtor): MergeWarning[] {
  const areTwoPlaces =
    a.country !== b.country || (a.postcode !== undefined && b.postcode !== undefined && a.postcode !== b.postcode);
  return [
    ...(a.kind === b.kind ? [] : (['individual-and-company'] as const)),
    ...(areTwoPlaces ? (['two-places'] as const) : []),
  ];
}

function agrees(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && a !== '' && a.toLowerCase() === b?.toLowerCase();
}

const tidy = (name: string) =>
  wordsOf(name)
    .filter((word) => !LINKING_WORDS.has(word))
    .join('');

function nameReason(ground: SamenessGround, a: string, b: string): MergeReason[] {
  switch (ground) {
    case 'identical':
    case 'same-words':
      return [tidy(a) === tidy(b) ? 'same-name' : 'same-name-but-form'];
    case 'other-order':
    case 'other-spacing':
    case 'initials':
    case 'one-letter-off':
    case 'plural':
      return [ground];
    default:
      return [];
  }
}

function isOneAddress(a: ComparedDebtor, b: ComparedDebtor): boolean {
  const written = ({ addressLines }: ComparedDebtor) => wordsOf(addressLines.join(' ')).join(' ');
  return written(a) !== '' && written(a) === written(b);
}

/** What a choice between two debtors rests on; the day of the last case when it is known. */
export type Ranked = Pick<ComparedDebtor, 'siren' | 'contacts' | 'addressLines'> & {
  id: string;
  createdAt: Date;
  lastCaseOn?: string;
};

/** Sorts the one to keep first: that which has a SIREN, then the most complete, then the one of the latest case, then the oldest known. */
export function keptFirst(a: Ranked, b: Ranked): number {
  return (
    Number(b.siren !== undefined) - Number(a.siren !== undefined) ||
    completeness(b) - completeness(a) ||
    (b.lastCaseOn ?? '').localeCompare(a.lastCaseOn ?? '') ||
    a.createdAt.getTime() - b.createdAt.getTime() ||
    a.id.localeCompare(b.id)
  );
}

/** How many of the things are known by which a debtor is reached: an email, a telephone, a name to ask for, an address. */
function completeness(debtor: Ranked): number {
  const { emails, phones } = addressesOf(debtor);
  const isNamed = debtor.contacts.some(({ name, removedAt }) => name !== undefined && removedAt === undefined);
  return [emails.length > 0, phones.length > 0, isNamed, debtor.addressLines.length > 0].filter(Boolean).length;
}
