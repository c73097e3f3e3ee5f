/** The objects of a PDF file (ISO 32000-1, 7.3), read without interpretation. Strings stay bytes: Latin-1 text here. */
export type PdfName = { readonly name: string };
export type PdfRef = { readonly object: number; readonly generation: number };
export type PdfDict = ReadonlyMap<string, PdfValue>;
export type PdfStream = { readonly dict: PdfDict; readonly start: number };
export type PdfText = { readonly bytes: Uint8Array };
export type PdfValue = null | boolean | number | PdfName | PdfRef | PdfText | PdfDict | PdfStream | readonly PdfValue[];

export function isDict(value: PdfValue | undefined): value is PdfDict {
  return value instanceof Map;
}

export function isName(value: PdfValue | undefined, name?: string): value is PdfName {
  return typeof value === 'object' && value !== null && 'name' in value && (name === undefined || value.name === name);
}

export function isRef(value: PdfValue | undefined): value is PdfRef {
  return typeof value === 'object' && value !== null && 'object' in value;
}

export function isText(value: PdfValue | undefined): value is PdfText {
  return typeof value === 'object' && value !== null && 'bytes' in value;
}

export function isStream(value: PdfValue | undefined): value is PdfStream {
  return typeof value === 'object' && value !== null && 'dict' in value;
}

export function isArray(value: PdfValue | undefined): value is readonly PdfValue[] {
  return Array.isArray(value);
}

// PDFDocEncoding (ISO 32000-1, D.2) where it differs from Latin-1; the rest of 0x80–0x9F is rare in file names.
const PDF_DOC: Record<number, string> = {
  128: '•',
  132: '—',
  133: '–',
  141: '“',
  142: '”',
  143: '‘',
  144: '’',
  160: '€',
};

/** A text string for people: UTF-16 or UTF-8 by its mark, else PDFDocEncoding. */
export function textOf(value: PdfValue | undefined): string | undefined {
  if (!isText(value)) return undefined;
  const { bytes } = value;
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes.subarray(2));
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes.subarray(2));
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return new TextDecoder().decode(bytes.subarray(3));
  return Array.from(bytes, (byte) => PDF_DOC[byte] ?? String.fromCharCode(byte)).join('');
}
