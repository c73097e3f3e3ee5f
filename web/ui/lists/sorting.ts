import type { Sort } from './table-address.ts';

type Keys<Row> = Readonly<Record<string, (row: Row) => string | number | null | undefined>>;

/** Lower case without accents, for comparing and finding names: « Bréhat » stands and is found as « brehat ». */
export function plainText(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .trim();
}

/** The rows in the order asked; those without a value come last, whatever the direction. An unknown sort leaves them as they are. */
export function sorted<Row>(rows: readonly Row[], keys: Keys<Row>, sort: Sort): Row[] {
  const key = keys[sort.by];
  if (!key) return [...rows];
  const sign = sort.descending ? -1 : 1;
  return rows.toSorted((a, b) => {
    const [left, right] = [key(a) ?? undefined, key(b) ?? undefined];
    if (left === right) return 0;
    if (left === undefined) return 1;
    if (right === undefined) return -1;
    return (left < right ? -1 : 1) * sign;
  });
}
