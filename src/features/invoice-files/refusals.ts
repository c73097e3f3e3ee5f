import type { Result } from '../../kernel/result.ts';
import type { InvoiceReading, PartialReading } from './invoice-reading.ts';
import type { XmlRefusal } from './xml/xml.ts';

/** Why a file is not taken as an invoice. Facts only; the sentences are in `french-messages.ts`. */
export type ReadRefusal =
  | XmlRefusal
  | { kind: 'empty-file' }
  | { kind: 'too-large'; bytes: number; limit: number }
  | { kind: 'too-heavy'; why: 'time' | 'memory' | 'crash' }
  | { kind: 'unknown-format'; looksLike?: LooksLike }
  | { kind: 'not-an-invoice'; document: OtherDocument; name: string }
  | { kind: 'lifecycle-message' }
  | { kind: 'not-a-lifecycle-message'; name: string }
  | { kind: 'lifecycle-without-status' }
  | { kind: 'unsupported-invoice-format'; format: string }
  | { kind: 'pdf-damaged'; detail: string }
  | { kind: 'pdf-encrypted' }
  | { kind: 'pdf-without-invoice-data'; attachments: readonly string[] }
  | { kind: 'pdf-without-text'; pages: number }
  | { kind: 'nothing-recognised'; pages: number }
  | { kind: 'picture-damaged' }
  | { kind: 'unsupported-picture' }
  | { kind: 'pdf-attachment-too-large'; name: string; limit: number }
  | { kind: 'two-invoices'; names: readonly string[]; numbers: readonly string[] }
  | {
      kind: 'several-invoices';
      invoices: readonly InvoiceInFile[];
      pageCount: number;
      unread?: { from: number; to: number };
    }
  | { kind: 'no-invoice-number' }
  | { kind: 'no-amount' }
  | { kind: 'amounts-unreadable'; term: string; text: string }
  | { kind: 'amounts-contradictory'; term: string; texts: readonly string[] }
  | { kind: 'incomplete-reading'; missing: readonly MissingField[]; partial: PartialReading }
  | { kind: 'file-not-readable'; why: 'missing' | 'folder' | 'permission' | 'not-a-file' | 'other' };

/** One of the invoices of a file: its pages, from 1, and what was read in them alone. */
export type InvoiceInFile = {
  readonly pages: readonly number[];
  readonly reading: Result<InvoiceReading, ReadRefusal>;
};

/** What an invoice must say to be taken: `title` when nothing on its pages calls itself an invoice. */
export type MissingField = 'title' | 'number' | 'issueDate' | 'total';

export type LooksLike =
  | 'zip'
  | 'gzip'
  | 'image'
  | 'heic'
  | 'office-document'
  | 'html'
  | 'json'
  | 'edifact'
  | 'email'
  | 'text'
  | 'binary';

export type OtherDocument =
  | 'order'
  | 'delivery'
  | 'bank-message'
  | 'application-response'
  | 'reminder'
  | 'statement'
  | 'e-reporting'
  | 'catalogue'
  | 'quote'
  | 'proforma'
  | 'receipt'
  | 'terms'
  | 'other';
