import { type Cents, decimal, parseAmount, parsePercent, percentText, type Rate } from '../kernel/money.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';

/** The values of the law as people type them: one text per field, the same texts in a form, in the API and in the database. */
export type Texts = Readonly<Record<string, string>>;

/** What a field holds: percents as `2.65`, euros as `1234.56`, whole numbers, `true` or `false`, words, hours, rows of a scale. */
export type FieldKind = 'percent' | 'amount' | 'whole' | 'yes-no' | 'words' | 'text' | 'coefficient' | 'hours' | 'list';

/** `label` is French; `shape` says how a list is written: `jusqu’à/taux`. */
export type Field = {
  readonly name: string;
  readonly label: string;
  readonly kind: FieldKind;
  readonly shape?: string;
};

export type TextRefusal =
  | { kind: 'value-incomplete'; argument: string; needs: string[] }
  | {
      kind: 'not-a-rate' | 'not-an-amount' | 'not-a-whole-number' | 'not-yes-or-no' | 'not-in-shape';
      argument: string;
      text: string;
    };

/** How a value of one type is written as texts and read back: `read(write(value))` is the value. */
export type TextForm<T> = {
  readonly fields: readonly Field[];
  write(value: T): Texts;
  read(texts: Texts): Result<T, TextRefusal>;
};

type Fault = Exclude<TextRefusal['kind'], 'value-incomplete'>;

/** One field: how its text is read (or what is wrong with it) and written. */
export type Atom<T> = {
  readonly kind: FieldKind;
  readonly shape?: string;
  readonly isOptional?: boolean;
  read(text: string): { value: T } | { fault: Fault };
  write(value: T): string;
};

const atom = <T>(
  kind: FieldKind,
  fault: Fault,
  read: (text: string) => T | undefined,
  write: (value: T) => string,
): Atom<T> => ({
  kind,
  write,
  read: (text) => {
    const value = read(text);
    return value === undefined ? { fault } : { value };
  },
});

const unlessRefused = <T>(result: Result<T, unknown>): T | undefined => (result.refused ? undefined : result.value);
const digits = (text: string): number | undefined => (/^\d{1,9}$/.test(text) ? Number(text) : undefined);

export const percentField = atom<Rate>(
  'percent',
  'not-a-rate',
  (text) => unlessRefused(parsePercent(text)),
  percentText,
);
export const amountField = atom<Cents>('amount', 'not-an-amount', (text) => unlessRefused(parseAmount(text)), decimal);
export const wholeField = atom<number>('whole', 'not-a-whole-number', digits, String);
export const timesField = atom<bigint>(
  'whole',
  'not-a-whole-number',
  (text) => (/^[1-9]\d?$/.test(text) ? BigInt(text) : undefined),
  String,
);
export const yesNoField = atom<boolean>(
  'yes-no',
  'not-yes-or-no',
  (text) => (text === 'true' ? true : text === 'false' ? false : undefined),
  String,
);
export const textField = atom<string>('text', 'not-in-shape', (text) => text, String);
export const wordsField = atom<readonly string[]>(
  'words',
  'not-in-shape',
  (text) => {
    const words = text.split(',').map((word) => word.trim());
    return words.every(Boolean) ? words : undefined;
  },
  (words) => words.join(', '),
);

/** A coefficient kept in halves: `0.5` is 1n, `2` is 4n. */
export const coefficientField = atom<bigint>(
  'coefficient',
  'not-in-shape',
  (text) => (/^\d{1,2}(?:\.[05])?$/.test(text) ? BigInt(Math.round(Number(text) * 2)) : undefined),
  (halves) => String(Number(halves) / 2),
);

/** One of the words that the law distinguishes. */
export function oneOfField<T extends string>(...allowed: readonly T[]): Atom<T> {
  return atom<T>('text', 'not-in-shape', (text) => allowed.find((one) => one === text), String);
}

const minutesOf = (text: string): number | undefined => {
  const [, hours, minutes] = /^([01]\d|2[0-4]):([0-5]\d)$/.exec(text) ?? [];
  return hours === undefined ? undefined : Number(hours) * 60 + Number(minutes);
};
const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** Spans of the day in minutes: `10:00-13:00, 14:00-20:00`. */
export const hoursField = atom<readonly (readonly [number, number])[]>(
  'hours',
  'not-in-shape',
  (text) => {
    const spans = text.split(',').map((span) => span.trim().split('-').map(minutesOf));
    const isRight = spans.every(([start, end, ...more]) => more.length === 0 && (start ?? 0) < (end ?? 0));
    return isRight ? (spans as [number, number][]) : undefined;
  },
  (spans) => spans.map(([start, end]) => `${clock(start)}-${clock(end)}`).join(', '),
);

/** The same field, which may be left empty. */
export function optional<T>(inner: Atom<T>): Atom<T | undefined> {
  return {
    ...inner,
    isOptional: true,
    read: (text) => (text === '' ? { value: undefined } : inner.read(text)),
    write: (value) => (value === undefined ? '' : inner.write(value)),
  };
}

/** The atom of a property; of one that may be absent, the `optional` atom of its type. */
type AtomOf<T, K extends keyof T> = undefined extends T[K]
  ? Atom<T[K]>
  : Record<never, never> extends Pick<T, K>
    ? Atom<T[K] | undefined>
    : Atom<T[K]>;
type Atoms<T> = { readonly [K in keyof T]-?: AtomOf<T, K> };

/** Several records in one field: `304.00/5.60 ; 912.00/2.80 ; /0.28`, an optional part being left empty. */
export function listField<T extends object>(shape: string, parts: Atoms<T>): Atom<readonly T[]> {
  const names = Object.keys(parts) as (keyof T & string)[];
  const readOne = (text: string): T | undefined => {
    const cells = text.split('/').map((cell) => cell.trim());
    if (cells.length !== names.length) return undefined;
    const one: Partial<T> = {};
    for (const [index, name] of names.entries()) {
      const found = parts[name].read(cells[index] as string);
      if ('fault' in found) return undefined;
      if (found.value !== undefined) one[name] = found.value;
    }
    return one as T;
  };
  const list = atom<readonly T[]>(
    'list',
    'not-in-shape',
    (text) => {
      const all = text.split(';').map(readOne);
      return all.every((one) => one !== undefined) ? (all as T[]) : undefined;
    },
    (all) => all.map((one) => names.map((name) => parts[name].write(one[name])).join('/')).join(' ; '),
  );
  return { ...list, shape };
}

type Labelled<T> = { readonly [K in keyof T]-?: readonly [label: string, atom: AtomOf<T, K>] };

/** A value made of named fields. What is not asked is refused, and what is asked must be there. */
export function recordForm<T extends object>(parts: Labelled<T>): TextForm<T> {
  const names = Object.keys(parts) as (keyof T & string)[];
  const fields = names.map((name): Field => {
    const [label, { kind, shape }] = parts[name];
    return { name, label, kind, ...(shape === undefined ? {} : { shape }) };
  });
  return {
    fields,
    write: (value) => Object.fromEntries(names.map((name) => [name, parts[name][1].write(value[name])])),
    read: (texts) => {
      const stray = Object.keys(texts).find((name) => !(names as string[]).includes(name));
      if (stray !== undefined) return refuse({ kind: 'value-incomplete', argument: stray, needs: [...names] });
      const value: Partial<T> = {};
      for (const name of names) {
        const [, { read, isOptional }] = parts[name];
        const text = (texts[name] ?? '').trim();
        if (text === '' && !isOptional) return refuse({ kind: 'value-incomplete', argument: name, needs: [...names] });
        const found = read(text);
        if ('fault' in found) return refuse({ kind: found.fault, argument: name, text });
        if (found.value !== undefined) value[name] = found.value;
      }
      return ok(value as T);
    },
  };
}

/** A value that is one field by itself. */
export function singleForm<T>(name: string, label: string, only: Atom<T>): TextForm<T> {
  const form = recordForm<Record<string, T>>({ [name]: [label, only] });
  return {
    fields: form.fields,
    write: (value) => form.write({ [name]: value }),
    read: (texts) => {
      const read = form.read(texts);
      return read.refused ? read : ok(read.value[name] as T);
    },
  };
}
