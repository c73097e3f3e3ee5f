import type { Cell } from '../list.ts';

/** The eighteen fields of a FEC in their order (LPF A47 A-1); 12 and 13 may be `Montant` and `Sens`. */
export const FEC_FIELDS = [
  'JournalCode',
  'JournalLib',
  'EcritureNum',
  'EcritureDate',
  'CompteNum',
  'CompteLib',
  'CompAuxNum',
  'CompAuxLib',
  'PieceRef',
  'PieceDate',
  'EcritureLib',
  'Debit',
  'Credit',
  'EcritureLet',
  'DateLet',
  'ValidDate',
  'Montantdevise',
  'Idevise',
] as const;
export type FecField = (typeof FEC_FIELDS)[number] | 'Montant' | 'Sens';

const WITH_SIDE = FEC_FIELDS.map((field) => (field === 'Debit' ? 'Montant' : field === 'Credit' ? 'Sens' : field));
/** Without these no open invoice can be told. */
const NEEDED: FecField[] = ['JournalCode', 'EcritureNum', 'EcritureDate', 'CompteNum', 'PieceRef', 'EcritureLib'];

const key = (text: Cell | string) => String(text).trim().toLowerCase();

/** Ten fields of a FEC or more, whatever their order. */
export function isFecHeader(cells: readonly Cell[]): boolean {
  const known = new Set([...FEC_FIELDS, 'Montant', 'Sens'].map(key));
  return cells.filter((cell) => known.has(key(cell))).length >= 10 && cells.some((cell) => key(cell) === 'comptenum');
}

export type FecColumns = { at: (field: FecField) => number; missing: string[]; isInOrder: boolean; hasSide: boolean };

export function fecColumns(cells: readonly Cell[]): FecColumns {
  const keys = cells.map(key);
  const at = (field: FecField) => keys.indexOf(key(field));
  const hasSide = at('Montant') >= 0 && at('Sens') >= 0 && at('Debit') < 0;
  const missing: string[] = NEEDED.filter((field) => at(field) < 0);
  if (!hasSide && (at('Debit') < 0 || at('Credit') < 0)) missing.push('Debit', 'Credit');
  const order = (hasSide ? WITH_SIDE : FEC_FIELDS).map(key);
  return { at, missing, hasSide, isInOrder: order.every((field, index) => keys[index] === field) };
}

/** `404833048FEC20261231.txt`: the SIREN, FEC, the closing day (LPF A47 A-1, I). */
export function isFecName(name: string): boolean {
  return /^\d{9}FEC\d{8}(?:_[^.]*)?(?:\.(?:txt|csv|tsv))?$/i.test(name);
}
