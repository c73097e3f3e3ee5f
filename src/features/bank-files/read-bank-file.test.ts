import { describe, expect, test } from 'vitest';
import { orThrow } from '../../kernel/result.ts';
import { BANK_FILE_LIMIT, readBankFile } from './read-bank-file.ts';

const camt = (inside = '', name = 'M1') => `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><GrpHdr><MsgId>${name}</MsgId></GrpHdr>
<Stmt><Id>S1</Id><Acct><Id><IBAN>FR7630006000011234567890189</IBAN></Id></Acct>${inside}</Stmt></BkToCstmrStmt></Document>`;

const refusal = (content: Uint8Array | string) => {
  const result = readBankFile(content);
  return result.refused ? result.refusal : undefined;
};
const bytes = (text: string, encoding: BufferEncoding = 'utf8') => new Uint8Array(Buffer.from(text, encoding));

describe('the format is told by the content', () => {
  test.each([
    ['camt, as text', camt(), 'camt.053.001.08'],
    ['camt, as bytes', bytes(camt()), 'camt.053.001.08'],
    ['camt, after a byte order mark and blank lines', bytes(`\ufeff${camt()}`), 'camt.053.001.08'],
    ['camt, blank lines first', `\n\n ${camt()}`, 'camt.053.001.08'],
    ['CFONB', cfonb(), 'cfonb120'],
    ['CFONB, as bytes', bytes(cfonb()), 'cfonb120'],
  ])('%s', (_, content, message) => {
    expect(orThrow(readBankFile(content)).message).toBe(message);
  });

  test.each([
    ['nothing', '', { kind: 'empty' }],
    ['blanks', ' \n ', { kind: 'empty' }],
    ['no bytes', new Uint8Array(), { kind: 'empty' }],
    ['MT940', ':20:STARTUMS\n:25:1234', { kind: 'unsupported-format', format: 'mt940' }],
    ['OFX', 'OFXHEADER:100\nDATA:OFXSGML', { kind: 'unsupported-format', format: 'ofx' }],
    ['a PDF', bytes('%PDF-1.7 …'), { kind: 'unsupported-format', format: 'pdf' }],
    ['a zip', bytes('PK\u0003\u0004'), { kind: 'unsupported-format', format: 'zip' }],
    ['a gzip', new Uint8Array([0x1f, 0x8b, 8, 0]), { kind: 'unsupported-format', format: 'gzip' }],
    [
      'a CSV',
      'date;montant\n01/02/2026;12,00',
      { kind: 'unknown-format', startsWith: 'date;montant\n01/02/2026;12,00' },
    ],
  ])('%s is refused', (_, content, expected) => expect(refusal(content)).toEqual(expected));
});

describe('encodings', () => {
  const named = (declared: string, bytesOf: Uint8Array) => {
    const text = Buffer.from(bytesOf).toString('latin1').replace('encoding="UTF-8"', `encoding="${declared}"`);
    return readBankFile(bytes(text, 'latin1'));
  };

  test('declared and kept', () => {
    const messageId = (declared: string, content: Uint8Array) => orThrow(named(declared, content)).messageId;
    expect(messageId('ISO-8859-1', bytes(camt('', 'Éco'), 'latin1'))).toBe('Éco');
    expect(messageId('utf-8', bytes(camt('', 'Éco')))).toBe('Éco');
    const utf16 = new Uint8Array([0xff, 0xfe, ...bytes(camt('', 'Éco'), 'utf16le')]);
    expect(orThrow(readBankFile(utf16)).messageId).toBe('Éco');
  });

  test('declared and not kept: read, with a warning', () => {
    const file = orThrow(readBankFile(bytes(camt('', 'Éco'), 'latin1')));
    expect(file.messageId).toBe('Éco');
    expect(file.warnings).toEqual([{ kind: 'encoding-doubtful', declared: 'utf-8', readAs: 'windows-1252' }]);
  });

  test('unknown: refused', () => {
    expect(named('EBCDIC-CP-FR', bytes(camt()))).toMatchObject({
      refusal: { kind: 'unsupported-encoding', encoding: 'ebcdic-cp-fr' },
    });
  });
});

describe('hostile and broken XML', () => {
  test('a document type is refused, so no entity is ever expanded or fetched', () => {
    const dtd = '<!DOCTYPE Document [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>';
    expect(refusal(camt('', '&x;').replace('<Document', `${dtd}<Document`))).toMatchObject({
      kind: 'doctype-forbidden',
    });
    expect(refusal(camt('', '&x;'))).toMatchObject({ kind: 'not-well-formed' });
    expect(refusal('<!DOCTYPE html><html></html>')).toMatchObject({ kind: 'doctype-forbidden', line: 1 });
  });

  test('cut anywhere, it is refused', () => {
    const whole = camt('<Ntry><Amt Ccy="EUR">1</Amt><CdtDbtInd>CRDT</CdtDbtInd></Ntry>');
    for (let length = 60; length < whole.length; length += 37) {
      expect(refusal(whole.slice(0, length))?.kind, whole.slice(0, length)).toBe('not-well-formed');
    }
  });

  test('another root or namespace is told', () => {
    expect(refusal('<svg xmlns="http://www.w3.org/2000/svg"/>')).toEqual({
      kind: 'not-a-statement',
      root: 'svg',
      namespace: 'http://www.w3.org/2000/svg',
    });
    expect(refusal(camt().replace('camt.053.001.08', 'pain.001.001.09'))).toMatchObject({ kind: 'not-a-statement' });
    expect(refusal(camt().replace(/ xmlns="[^"]*"/, ''))).toMatchObject({ kind: 'not-a-statement', namespace: '' });
  });

  test('two documents in one file are not one', () => {
    expect(refusal(`${camt()}\n${camt()}`)).toMatchObject({ kind: 'several-documents' });
    expect(refusal(`${camt()}\n${camt().replace(/^.*\n/, '')}`)).toMatchObject({ kind: 'several-documents' });
    expect(refusal(`${camt()}garbage`)).toMatchObject({ kind: 'not-well-formed' });
  });

  test('depth, number of elements and size have limits', () => {
    expect(refusal(camt('<a>'.repeat(100)))).toMatchObject({ kind: 'too-deep', limit: 64 });
    expect(refusal(camt('<a/>'.repeat(60_000)))).toMatchObject({ kind: 'too-many-elements' });
    const long = 'x'.repeat(300_000);
    const pieces = [
      `<a>${long}</a>`,
      `<!--${long}-->`,
      `<?a ${long}?>`,
      `<a b="${long}"/>`,
      `<a>${'&#65;'.repeat(60_000)}</a>`,
    ];
    for (const piece of pieces) expect(refusal(camt(piece))).toMatchObject({ kind: 'too-long' });
    expect(refusal(new Uint8Array(BANK_FILE_LIMIT + 1))).toMatchObject({ kind: 'too-large', limit: BANK_FILE_LIMIT });
    const entry = '<Ntry><Amt Ccy="EUR">1</Amt><CdtDbtInd>CRDT</CdtDbtInd></Ntry>';
    expect(refusal(camt(entry.repeat(40_001)))).toMatchObject({ kind: 'too-many-entries', limit: 40_000 });
  });

  test('doubts are told without end only up to a point', () => {
    const entry = '<Ntry><Amt Ccy="CHF">1</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>INFO</Cd></Sts></Ntry>';
    const file = orThrow(readBankFile(camt(entry.repeat(600))));
    expect(file.warnings).toHaveLength(501);
    expect(file.warnings.at(-1)).toEqual({ kind: 'more-warnings', count: 100 });
  });
});

function cfonb(): string {
  const balance = (code: string) =>
    `${code}30004    00001EUR2 12345678901  021226${' '.repeat(50)}0000000000100{`.padEnd(120);
  return `${balance('01')}\r\n${balance('07')}\r\n`;
}
