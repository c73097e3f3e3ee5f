import type { CivilDate } from '../../kernel/civil-date.ts';
import type { Cents } from '../../kernel/money.ts';
import type { Siren, Siret, TvaNumber } from '../../kernel/siren.ts';

/** A file that can be read from its beginning as often as asked: what columns mean is settled by a first reading of the whole. */
export type ListSource = { name: string; open(): AsyncIterable<Uint8Array> };

/** What a cell holds: text as written, or the number of a workbook (a day is then its serial). */
export type Cell = string | number;
/** One row of the table; `line` is that of the file (its first line when a quoted cell spans several), from 1. */
export type Row = { line: number; cells: Cell[] };

export const FIELDS = [
  'number',
  'issueDate',
  'dueDate',
  'debtorName',
  'debtorCode',
  'siren',
  'siret',
  'vat',
  'email',
  'phone',
  'contact',
  'address',
  'addressMore',
  'postcode',
  'city',
  'country',
  'net',
  'tax',
  'total',
  'remaining',
  'paid',
  'debit',
  'credit',
  'side',
  'lettering',
  'status',
  'type',
  'currency',
  'label',
  'origin',
] as const;
export type ListField = (typeof FIELDS)[number];
/** Index of the column of each field that was found. */
export type Columns = Partial<Record<ListField, number>>;

export type ListedDebtor = {
  name: string;
  code?: string;
  siren?: Siren;
  siret?: Siret;
  vat?: TvaNumber;
  email?: string;
  phone?: string;
  contact?: string;
  addressLines: string[];
  postcode?: string;
  city?: string;
  country?: string;
};

export type ListedCreditNote = { line: number; number: string; date?: CivilDate; amount: Cents };

/** An invoice of a list, amounts with tax. `remaining` is what is still owed once its credit notes and part payments are counted. */
export type ListedInvoice = {
  number: string;
  issueDate: CivilDate;
  dueDate: CivilDate;
  total: Cents;
  remaining: Cents;
  net?: Cents;
  tax?: Cents;
  currency: 'EUR';
  label?: string;
  debtor: ListedDebtor;
  creditNotes: ListedCreditNote[];
};

/** What is wrong with a line, or what a person should know of it: the field, the kind, and the text as written. */
export type LineRemark = { field: string; kind: string; text: string };
export type ListLine = {
  line: number;
  outcome: 'good' | 'faulty' | 'skipped';
  invoice?: ListedInvoice;
  /** What a faulty line is about, as far as it says: for the person who corrects it. */
  about?: { number: string; debtorName: string };
  faults: LineRemark[];
  notices: LineRemark[];
};

export type ListOptions = {
  /** Columns given by hand, by title or by rank from 1; an empty text says that the file has no such column. */
  mapping?: Partial<Record<ListField, string>>;
  /** Days from the invoice to its due date when the file has no due date at all: 30 unless told; null leaves it a fault. */
  terms?: number | null;
};

export type ListRefusal =
  | { kind: 'empty' }
  | { kind: 'file-not-readable'; why: 'missing' | 'folder' | 'permission' | 'other' }
  | { kind: 'too-large'; bytes: number; limit: number }
  | { kind: 'not-a-table'; found: string }
  | { kind: 'line-too-long'; line: number; limit: number }
  | { kind: 'quote-not-closed'; line: number }
  | { kind: 'too-many-columns'; columns: number; limit: number }
  | {
      kind: 'unsupported-format';
      format: 'pdf' | 'zip' | 'gzip' | 'old-workbook' | 'binary-workbook' | 'opendocument' | 'xml';
    }
  | { kind: 'encrypted-workbook' }
  | { kind: 'workbook-with-macros' }
  | { kind: 'damaged-workbook'; reason: string }
  | { kind: 'aged-balance'; buckets: string[] }
  | { kind: 'no-such-column'; field: string; title: string }
  | { kind: 'no-number-column'; titles: string[] }
  | { kind: 'no-date-column'; titles: string[] }
  | { kind: 'no-debtor-column'; titles: string[] }
  | { kind: 'no-amount-column'; titles: string[] }
  | { kind: 'month-first-dates'; title: string; line: number; text: string }
  | { kind: 'fec-fields-missing'; fields: string[] };

export type ListFormat = 'separated' | 'workbook' | 'fec';

/** A list whose columns are understood, ready to be read line by line. */
export type OpenList = {
  format: ListFormat;
  encoding?: string;
  separator?: string;
  sheet?: string;
  headerLine: number;
  titles: string[];
  columns: Columns;
  /** The first rows under the header, as text: what a person checks the columns with. */
  sample: string[][];
  /** Remarks on the whole file. */
  notices: LineRemark[];
  /** The lines in order, some hundreds at a time. */
  lines(): AsyncGenerator<ListLine[]>;
};

export function remark(field: string, kind: string, text: Cell = ''): LineRemark {
  return { field, kind, text: String(text).slice(0, 200) };
}
