import { readFileSync } from 'node:fs';
import { ParseOption, XmlDocument, XmlLibError, XsdValidator } from 'libxml2-wasm';
import { ok, type Result, refuse } from '../../kernel/result.ts';

type Pain001Fault = { line: number; message: string };

export type Pain001Invalid =
  | { kind: 'not-xml'; faults: Pain001Fault[] }
  | { kind: 'against-schema'; faults: Pain001Fault[] }
  | { kind: 'totals-disagree'; field: 'NbOfTxs' | 'CtrlSum'; written: string; counted: string };

export type Pain001Totals = { transfers: number; total: string };

const SAFE = ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_NONET;
const NAMESPACES = { p: 'urn:iso:std:iso:20022:tech:xsd:pain.001.001.09' };

let compiled: XsdValidator | undefined;

/** The official schema, compiled once for the life of the process. */
function schema(): XsdValidator {
  if (compiled) return compiled;
  const text = readFileSync(new URL('pain.001.001.09.xsd', import.meta.url), 'utf8');
  const document = XmlDocument.fromString(text, { option: SAFE });
  try {
    compiled = XsdValidator.fromDoc(document);
  } finally {
    document.dispose();
  }
  return compiled;
}

/**
 * Checks a payment order against the ISO 20022 schema of pain.001.001.09, then that its announced count and sum are those of
 * its transfers, which a schema cannot say. A document type is refused; nothing outside the text is ever read.
 */
export function validatePain001(xml: string): Result<Pain001Totals, Pain001Invalid> {
  if (/<!DOCTYPE/i.test(xml)) return refuse({ kind: 'not-xml', faults: [{ line: 1, message: 'DOCTYPE' }] });
  let document: XmlDocument;
  try {
    document = XmlDocument.fromString(xml, { option: SAFE });
  } catch (error) {
    return refuse({ kind: 'not-xml', faults: faultsOf(error) });
  }
  try {
    schema().validate(document);
    return checkTotals(document);
  } catch (error) {
    return refuse({ kind: 'against-schema', faults: faultsOf(error) });
  } finally {
    document.dispose();
  }
}

function checkTotals(document: XmlDocument): Result<Pain001Totals, Pain001Invalid> {
  for (const [block, transfers] of [
    ['//p:GrpHdr', '//p:CdtTrfTxInf'],
    ...document.find('//p:PmtInf', NAMESPACES).map((_, index) => {
      const path = `//p:PmtInf[${index + 1}]`;
      return [path, `${path}/p:CdtTrfTxInf`];
    }),
  ]) {
    const texts = (path: string) => document.find(path, NAMESPACES).map((node) => node.content);
    const amounts = texts(`${transfers}/p:Amt/p:InstdAmt`);
    const [count] = texts(`${block}/p:NbOfTxs`);
    const counted = String(texts(`${transfers}/p:PmtId`).length);
    if (count !== undefined && Number(count) !== Number(counted)) {
      return refuse({ kind: 'totals-disagree', field: 'NbOfTxs', written: count, counted });
    }
    const [sum] = texts(`${block}/p:CtrlSum`);
    const total = amounts.reduce((running, amount) => running + scaled(amount), 0n);
    if (sum !== undefined && scaled(sum) !== total) {
      return refuse({ kind: 'totals-disagree', field: 'CtrlSum', written: sum, counted: unscaled(total) });
    }
  }
  const amounts = document.find('//p:InstdAmt', NAMESPACES).map((node) => scaled(node.content));
  const total = amounts.reduce((running, amount) => running + amount, 0n);
  return ok({ transfers: amounts.length, total: unscaled(total) });
}

/** The schema allows up to 17 decimals: sums are made on integers of that scale. */
const SCALE = 17;

function scaled(text: string): bigint {
  const [whole = '0', fraction = ''] = text.trim().replace(/^\+/, '').split('.');
  return BigInt(`${whole === '' ? '0' : whole}${fraction.padEnd(SCALE, '0')}`);
}

function unscaled(value: bigint): string {
  const text = value.toString().padStart(SCALE + 1, '0');
  const fraction = text.slice(-SCALE).replace(/0+$/, '').padEnd(2, '0');
  return `${text.slice(0, -SCALE)}.${fraction}`;
}

function faultsOf(error: unknown): Pain001Fault[] {
  if (!(error instanceof XmlLibError)) throw error;
  const details = error.details.map((detail) => ({ line: detail.line, message: detail.message.trim() }));
  return details.length > 0 ? details.slice(0, 20) : [{ line: 0, message: error.message }];
}
