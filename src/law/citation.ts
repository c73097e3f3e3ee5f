import type { CivilDate } from '../kernel/civil-date.ts';

/**
 * How a source was read. `official`: the text itself, word for word, on an official page or in an open copy of Légifrance.
 * `second-hand`: someone who quotes it. `unconfirmed`: stable general knowledge that nobody here has read anywhere.
 */
export type Read = 'official' | 'second-hand' | 'unconfirmed';

/** The codes that the rules cite, by the identifier of their text. */
const codes = {
  'code civil': 'LEGITEXT000006070721',
  'code de commerce': 'LEGITEXT000005634379',
  'code de procédure civile': 'LEGITEXT000006070716',
  "code des procédures civiles d'exécution": 'LEGITEXT000025024948',
  'code de la consommation': 'LEGITEXT000006069565',
  'code pénal': 'LEGITEXT000006070719',
  "code de l'organisation judiciaire": 'LEGITEXT000006071164',
  'code de la commande publique': 'LEGITEXT000037701019',
  'code monétaire et financier': 'LEGITEXT000006072026',
  'code général des impôts': 'LEGITEXT000006069577',
  'code général des impôts, annexe II': 'LEGITEXT000006069569',
  'code du travail': 'LEGITEXT000006072050',
} as const;

export type CodeName = keyof typeof codes;
export const codeNames = Object.keys(codes) as CodeName[];

/** What is cited, by official identifier where one is known: never by address. */
export type Reference =
  | { readonly kind: 'article'; readonly code: CodeName; readonly number: string; readonly id?: string }
  | { readonly kind: 'text'; readonly title: string; readonly id?: string; readonly number?: string }
  | {
      readonly kind: 'decision';
      readonly court: string;
      readonly on: CivilDate;
      readonly number: string;
      readonly id?: string;
    }
  | { readonly kind: 'publication'; readonly publisher: string; readonly title: string; readonly id?: string };

/**
 * A reference and how sure we are of it. `told`: who quotes it; `note`: what a reader must know (French); `conflict`: another
 * source prints another value (French): shown wherever the value is.
 */
export type Source = Reference & {
  readonly read: Read;
  readonly told?: string;
  readonly note?: string;
  readonly conflict?: string;
};

/** An article of a code: `article('code de commerce', 'L441-10', 'LEGIARTI000038414392')`. */
export function article(code: CodeName, number: string, id?: string): Reference {
  return id === undefined ? { kind: 'article', code, number } : { kind: 'article', code, number, id };
}

/** A statute, decree, order or European regulation that is not a code; `number` is the article in it. */
export function text(title: string, id?: string, number?: string): Reference {
  return { kind: 'text', title, ...(id === undefined ? {} : { id }), ...(number === undefined ? {} : { number }) };
}

/** A judgment: `decision('Cass. com.', day('2022-05-18'), '20-23.204', 'JURITEXT000045822952')`. */
export function decision(court: string, on: CivilDate, number: string, id?: string): Reference {
  return id === undefined ? { kind: 'decision', court, on, number } : { kind: 'decision', court, on, number, id };
}

/** A series or a page that an institution publishes. */
export function publication(publisher: string, title: string, id?: string): Reference {
  return id === undefined ? { kind: 'publication', publisher, title } : { kind: 'publication', publisher, title, id };
}

type Reading = { told?: string; note?: string; conflict?: string };

export function official(reference: Reference, reading: Reading = {}): Source {
  return { ...reference, read: 'official', ...reading };
}

export function secondHand(reference: Reference, reading: Reading = {}): Source {
  return { ...reference, read: 'second-hand', ...reading };
}

export function unconfirmed(reference: Reference, reading: Reading = {}): Source {
  return { ...reference, read: 'unconfirmed', ...reading };
}

const ID = /^(LEGIARTI|LEGITEXT|LEGISCTA|JORFTEXT|JORFARTI|JURITEXT|CETATEXT)\d{12}$/;

/** Is the identifier of a reference of the shape its kind requires? Publications carry their publisher's own keys. */
export function isWellFormed(reference: Reference): boolean {
  if (reference.kind === 'publication' || reference.id === undefined) return true;
  if (!ID.test(reference.id)) return false;
  const prefix = reference.id.slice(0, 8);
  if (reference.kind === 'article') return prefix === 'LEGIARTI';
  if (reference.kind === 'decision') return prefix === 'JURITEXT' || prefix === 'CETATEXT';
  return prefix.startsWith('JORF') || prefix.startsWith('LEGI');
}

/** Address on Légifrance, or undefined when no official identifier is known. */
export function legifranceUrl(source: Reference): string | undefined {
  const root = 'https://www.legifrance.gouv.fr';
  if (source.kind === 'publication') return undefined;
  if (source.id === undefined) {
    return source.kind === 'article' ? `${root}/codes/texte_lc/${codes[source.code]}/` : undefined;
  }
  switch (source.id.slice(0, 8)) {
    case 'LEGIARTI':
      return `${root}/codes/article_lc/${source.id}`;
    case 'LEGITEXT':
      return `${root}/loda/id/${source.id}/`;
    case 'JORFTEXT':
      return `${root}/jorf/id/${source.id}`;
    case 'JORFARTI':
      return `${root}/jorf/article_jo/${source.id}`;
    case 'JURITEXT':
      return `${root}/juri/id/${source.id}`;
    case 'CETATEXT':
      return `${root}/ceta/id/${source.id}`;
    default:
      return undefined;
  }
}

/** The citation as a French reader expects it: « article L441-10 du code de commerce ». */
export function citation(source: Reference): string {
  switch (source.kind) {
    case 'article':
      return `article ${source.number} du ${source.code}`;
    case 'text':
      return source.number === undefined ? source.title : `${source.title}, article ${source.number}`;
    case 'decision':
      return `${source.court}, ${source.on}, n° ${source.number}`;
    case 'publication':
      return `${source.publisher}, ${source.title}`;
  }
}

const rank: Record<Read, number> = { official: 0, 'second-hand': 1, unconfirmed: 2 };

/** The least sure reading among sources: what a ruling that rests on all of them is worth. */
export function weakestRead(sources: readonly Source[]): Read {
  let weakest: Read = 'official';
  for (const source of sources) if (rank[source.read] > rank[weakest]) weakest = source.read;
  return weakest;
}

const keys = new WeakMap<Source, string>();

function keyOf(source: Source): string {
  const known = keys.get(source);
  if (known !== undefined) return known;
  const key = [citation(source), source.id, source.read, source.note, source.told].join('|');
  keys.set(source, key);
  return key;
}

/** Sources without repetition, in order of first appearance. */
export function distinctSources(...lists: readonly (readonly Source[])[]): Source[] {
  // A dozen objects at most: scanning an array beats hashing.
  const objects: Source[] = [];
  for (const list of lists) for (const source of list) if (!objects.includes(source)) objects.push(source);
  const seen: string[] = [];
  return objects.filter((source) => {
    const key = keyOf(source);
    if (seen.includes(key)) return false;
    seen.push(key);
    return true;
  });
}
