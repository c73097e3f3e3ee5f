import { createHash } from 'node:crypto';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { invoiceFromXml } from './grammars/invoice-from-xml.ts';
import type { InvoiceReading } from './invoice-reading.ts';
import { decryptedAttachments } from './pdf/encrypted-pdf.ts';
import { attachmentsOf } from './pdf/pdf-attachments.ts';
import { PdfFile } from './pdf/pdf-file.ts';
import type { StreamFault } from './pdf/pdf-filters.ts';
import type { ReadWarning } from './read-warnings.ts';
import type { ReadRefusal } from './refusals.ts';

/** Largest attachment that is read, once inflated. */
const MAX_ATTACHMENT_BYTES = 30_000_000;

/** The names that Factur-X, ZUGFeRD and XRechnung prescribe, the most recent first. */
const INVOICE_NAMES = ['factur-x.xml', 'xrechnung.xml', 'zugferd-invoice.xml'];

type Candidate = { name: string; rank: number; checksum?: Uint8Array; content: () => Uint8Array | StreamFault };
type ReadCandidate = { name: string; reading: Result<InvoiceReading, ReadRefusal> };

/** Reads the invoice attached to a PDF. A PDF with no invoice data is refused: its text is for other readers. */
export async function invoiceFromPdf(bytes: Uint8Array): Promise<Result<InvoiceReading, ReadRefusal>> {
  const pdf = new PdfFile(bytes);
  if (pdf.isEncrypted()) return fromEncrypted(bytes);
  if (!pdf.catalog()) return refuse({ kind: 'pdf-damaged', detail: pdf.isCutOff() ? 'cut off' : 'no catalog' });
  const candidates = attachmentsOf(pdf).map((attachment) =>
    candidate(attachment, () => attachment.content(MAX_ATTACHMENT_BYTES)),
  );
  return chosen(candidates, pdf.repaired ? [{ kind: 'pdf-repaired' }] : []);
}

async function fromEncrypted(bytes: Uint8Array): Promise<Result<InvoiceReading, ReadRefusal>> {
  const attachments = await decryptedAttachments(bytes, MAX_ATTACHMENT_BYTES);
  if (!attachments) return refuse({ kind: 'pdf-encrypted' });
  const candidates = attachments.map(({ name, content }) => candidate({ name }, () => content));
  return chosen(candidates, [{ kind: 'pdf-restricted' }]);
}

function candidate(from: { name: string; checksum?: Uint8Array }, content: Candidate['content']): Candidate {
  const rank = INVOICE_NAMES.indexOf(from.name.toLowerCase());
  return { ...from, rank: rank < 0 ? INVOICE_NAMES.length : rank, content };
}

/**
 * The invoice among the attachments: those with a prescribed name when there is one, otherwise any XML that is an invoice.
 * The same invoice in two grammars is read once; two different ones are refused.
 */
function chosen(candidates: Candidate[], warnings: ReadWarning[]): Result<InvoiceReading, ReadRefusal> {
  const sorted = candidates.toSorted((a, b) => a.rank - b.rank);
  const named = sorted.filter(({ rank }) => rank < INVOICE_NAMES.length);
  const others = sorted.filter(({ rank, name }) => rank === INVOICE_NAMES.length && /\.xml$/i.test(name));
  const fromNamed = named.map(read);
  const fromOthers = others.map(read).filter(({ reading }) => !reading.refused);
  const pool = fromNamed.length > 0 ? fromNamed : fromOthers;
  const accepted = pool.filter(({ reading }) => !reading.refused);
  const [best] = accepted;
  if (!best || best.reading.refused) {
    const [failed] = [...fromNamed, ...others.map(read)];
    if (failed?.reading.refused) return failed.reading;
    return refuse({ kind: 'pdf-without-invoice-data', attachments: candidates.map(({ name }) => name).slice(0, 20) });
  }
  const invoice = best.reading.value;
  const different = accepted.filter(({ reading }) => !reading.refused && !isSameInvoice(reading.value, invoice));
  if (different.length > 0) {
    const all = [best, ...different];
    const numbers = all.flatMap(({ reading }) => (reading.refused ? [] : [reading.value.number]));
    return refuse({ kind: 'two-invoices', names: all.map(({ name }) => name), numbers });
  }
  const said: ReadWarning[] = [...warnings];
  for (const { name, reading } of fromNamed) {
    if (reading.refused) said.push({ kind: 'unreadable-attachment', name, refusal: reading.refusal.kind });
  }
  if (accepted.length > 1) said.push({ kind: 'same-invoice-twice', names: accepted.map(({ name }) => name) });
  if (fromNamed.length === 0) said.push({ kind: 'unusual-attachment-name', name: best.name });
  else said.push(...fromOthers.flatMap(({ name, reading }) => otherAttached(name, reading, invoice)));
  return ok({ ...invoice, attachment: best.name, warnings: [...said, ...invoice.warnings] });
}

function otherAttached(name: string, reading: ReadCandidate['reading'], invoice: InvoiceReading): ReadWarning[] {
  if (reading.refused || isSameInvoice(reading.value, invoice)) return [];
  return [{ kind: 'other-invoice-attached', name, number: reading.value.number }];
}

function read({ name, checksum, content }: Candidate): ReadCandidate {
  const bytes = content();
  if (bytes === 'too-large') {
    return { name, reading: refuse({ kind: 'pdf-attachment-too-large', name, limit: MAX_ATTACHMENT_BYTES }) };
  }
  if (typeof bytes === 'string') return { name, reading: refuse({ kind: 'pdf-damaged', detail: `${name}: ${bytes}` }) };
  if (bytes.length === 0) return { name, reading: refuse({ kind: 'pdf-damaged', detail: `${name}: empty` }) };
  const reading = invoiceFromXml(bytes);
  // MD5 is what ISO 32000 prescribes here; it only tells a changed file from a whole one.
  const altered = checksum && !createHash('md5').update(bytes).digest().equals(checksum);
  if (reading.refused || !altered) return { name, reading };
  const warnings = [{ kind: 'attachment-altered', name } as const, ...reading.value.warnings];
  return { name, reading: ok({ ...reading.value, warnings }) };
}

/** Two files that bill the same thing: number, day, currency, amounts, and accounts where both give some. */
function isSameInvoice(a: InvoiceReading, b: InvoiceReading): boolean {
  const key = (invoice: InvoiceReading) =>
    JSON.stringify([
      invoice.number,
      invoice.issueDate,
      invoice.currency,
      [invoice.grandTotal, invoice.dueAmount].map((amount) => amount && Number(amount.text)),
    ]);
  const accounts = ({ accounts }: InvoiceReading) =>
    accounts
      .map(({ text }) => text.replace(/\s/g, ''))
      .toSorted()
      .join();
  // Another account under the same number is how a payment is diverted.
  const samePayment = a.accounts.length === 0 || b.accounts.length === 0 || accounts(a) === accounts(b);
  return key(a) === key(b) && samePayment;
}
