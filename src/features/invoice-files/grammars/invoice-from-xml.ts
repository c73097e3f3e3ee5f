import { ok, type Result, refuse } from '../../../kernel/result.ts';
import { claimWarnings } from '../checks/claim-checks.ts';
import { addsUp, sumWarnings } from '../checks/semantic-checks.ts';
import type { InvoiceReading, Syntax } from '../invoice-reading.ts';
import type { ReadWarning } from '../read-warnings.ts';
import type { ReadRefusal } from '../refusals.ts';
import { readXml, type Vocabulary, type XmlElement, type XmlRoot } from '../xml/xml.ts';
import { ciiLine, ciiVocabulary, isCii, isZugferd1, readCii } from './cii.ts';
import { present } from './field-reading.ts';
import type { Draft, LineRead } from './invoice-draft.ts';
import { otherDocument } from './other-documents.ts';
import { readUbl, ublDocument, ublLine, ublVocabulary } from './ubl.ts';

type Grammar = { syntax: Syntax; vocabulary: Vocabulary; read: (root: XmlElement) => Draft; assumedType?: string };

/** Reads the XML of an invoice, in any of the grammars, and says what is doubtful in it. Pure. */
export function invoiceFromXml(bytes: Uint8Array): Result<InvoiceReading, ReadRefusal> {
  const lines: LineRead[] = [];
  let grammar: Grammar | undefined;
  const document = readXml<ReadRefusal>(bytes, (root) => {
    grammar = grammarOf(root, lines);
    return grammar ? ok(grammar.vocabulary) : refuse(otherDocument(root));
  });
  if (document.refused) return document;
  if (!grammar) return refuse({ kind: 'unknown-format' });
  const contradicts = document.value.encodingContradicts;
  const encoding: ReadWarning[] =
    contradicts === undefined ? [] : [{ kind: 'encoding-mismatch', declared: contradicts }];
  return finished(grammar, grammar.read(document.value.root), lines, encoding);
}

function grammarOf(root: XmlRoot, lines: LineRead[]): Grammar | undefined {
  if (isCii(root) || isZugferd1(root)) {
    const vocabulary = ciiVocabulary((line) => lines.push(ciiLine(line)));
    return { syntax: isCii(root) ? 'CII' : 'ZUGFeRD1', vocabulary, read: readCii };
  }
  const ubl = ublDocument(root);
  if (!ubl) return undefined;
  const vocabulary = ublVocabulary(root, (line) => lines.push(ublLine(line)));
  return {
    syntax: ubl.credit ? 'UBL-CreditNote' : 'UBL-Invoice',
    vocabulary,
    read: readUbl,
    assumedType: ubl.typeCode,
  };
}

/** UNTDID 1001: what is asked before an invoice, and is none. */
const PRO_FORMA = '325';
/** UNTDID 1001: plain invoice, which a credit note of UBL cannot be. */
const PLAIN_INVOICE = '380';

/** The type that the document stands for, when it writes none, or writes invoice on a credit note. */
function assumedType({ syntax, assumedType: used }: Grammar, written: string | undefined): string | undefined {
  const isContradicted = syntax === 'UBL-CreditNote' && written === PLAIN_INVOICE;
  return written === undefined || isContradicted ? used : undefined;
}

function finished(
  grammar: Grammar,
  draft: Draft,
  lines: readonly LineRead[],
  warnings: readonly ReadWarning[],
): Result<InvoiceReading, ReadRefusal> {
  const { fields, number, ...rest } = draft;
  if (fields.refusal) return refuse(fields.refusal);
  if (number === undefined) return refuse({ kind: 'no-invoice-number' });
  if (!rest.dueAmount && !rest.grandTotal) return refuse({ kind: 'no-amount' });
  if (rest.typeCode === PRO_FORMA) return refuse({ kind: 'not-an-invoice', document: 'proforma', name: PRO_FORMA });
  const assumed = assumedType(grammar, rest.typeCode);
  if (assumed !== undefined) {
    fields.warn({ kind: 'type-code-assumed', used: assumed, ...present({ written: rest.typeCode }) });
  }
  const foreignTax = fields.warnings.some(
    (warning) => warning.kind === 'other-currency' && warning.field.term === 'BT-110',
  );
  const taxTotal = foreignTax && !addsUp(rest.netTotal, rest.taxTotal, rest.grandTotal) ? undefined : rest.taxTotal;
  const { taxTotal: _, typeCode, ...others } = rest;
  const invoice = {
    ...others,
    ...present({ currency: fields.currency, typeCode: assumed ?? typeCode, taxTotal, dueDate: rest.dueDates[0] }),
    syntax: grammar.syntax,
    number,
    lineCount: lines.length,
  };
  return ok({
    ...invoice,
    warnings: [...warnings, ...fields.warnings, ...sumWarnings(invoice, lines), ...claimWarnings(invoice)],
  });
}
