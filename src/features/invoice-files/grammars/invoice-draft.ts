import type { InvoiceReading } from '../invoice-reading.ts';
import type { FieldReading } from './field-reading.ts';

/** What a grammar (CII, UBL) hands over: the fields found, and the reader that holds their oddities. */
export type Draft = Omit<InvoiceReading, 'syntax' | 'number' | 'lineCount' | 'warnings' | 'attachment'> & {
  readonly number?: string;
  readonly fields: FieldReading;
};

/** One invoice line as far as the sum of the lines needs it; `groupOf` names the invoice in which it is only a heading. */
export type LineRead = { readonly counted: boolean; readonly net?: string; readonly groupOf?: readonly string[] };
