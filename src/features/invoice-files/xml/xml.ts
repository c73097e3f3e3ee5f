import { SaxesParser, type SaxesTagNS } from 'saxes';
import { ok, type Result, refuse } from '../../../kernel/result.ts';
import { BadBytes, chooseEncoding, decodedPieces, type EncodingRefusal } from './text-encoding.ts';

/** An element of a vocabulary that was asked for: local name, plain attributes, text without the children's. */
export type XmlElement = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  text: string;
};

/** What a reader asks of the parser once it has seen the root. */
export type Vocabulary = {
  /** Elements of other namespaces are passed over with all they contain. */
  accepts: (namespace: string) => boolean;
  /** Elements handed over one by one when they close and not kept in the tree, so that a million lines stay flat. */
  streamed?: { names: ReadonlySet<string>; take: (element: XmlElement) => void };
  /** Elements whose text is not kept (embedded attachments in base64). */
  withoutText?: ReadonlySet<string>;
};

export type XmlRefusal =
  | EncodingRefusal
  | { kind: 'xml-malformed'; line: number; column: number; detail: string }
  | { kind: 'xml-with-dtd' }
  | { kind: 'xml-too-deep'; limit: number }
  | { kind: 'xml-too-large'; limit: number; what: 'elements' | 'attributes' | 'text' };

export type XmlRoot = { name: string; namespace: string };
export type XmlDocument = { root: XmlElement; encodingContradicts?: string };

const LIMITS = { depth: 100, elements: 3_000_000, kept: 200_000, attributes: 100, text: 2_000_000 };

/** An envelope (UN/CEFACT Standard Business Document) carries the document as its second child. */
const ENVELOPE = 'http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader';

/**
 * Reads an XML text into a light tree. No DTD of any kind, no entity beyond the five of XML, nothing fetched; depth,
 * elements, attributes and kept text are bounded. `choose` sees the root and answers the vocabulary to keep, or a refusal.
 */
export function readXml<R>(
  bytes: Uint8Array,
  choose: (root: XmlRoot) => Result<Vocabulary, R>,
): Result<XmlDocument, XmlRefusal | R> {
  const encoding = chooseEncoding(bytes);
  if (encoding.refused) return encoding;
  const parser = new SaxesParser({ xmlns: true, position: true });
  const tree = new TreeBuilder<R>(parser, choose);
  try {
    for (const piece of decodedPieces(bytes, encoding.value)) {
      // Said before the parser gathers a document type that may be as large as the file.
      if (parser.position === 0 && startsWithDoctype(piece)) return refuse({ kind: 'xml-with-dtd' });
      parser.write(piece);
    }
    parser.close();
  } catch (error) {
    if (error instanceof Stop) return refuse(error.refusal as XmlRefusal | R);
    if (error instanceof BadBytes) {
      return refuse({ kind: 'wrong-encoding', declared: encoding.value.label, byte: error.near });
    }
    return refuse(malformed(parser, error));
  }
  const { contradicts } = encoding.value;
  if (!tree.root) return refuse({ kind: 'xml-malformed', line: 1, column: 1, detail: 'no root element' });
  return ok({ root: tree.root, ...(contradicts === undefined ? {} : { encodingContradicts: contradicts }) });
}

const PROLOG = /(?:\s+|<\?[\s\S]*?\?>|<!--[\s\S]*?-->)*/y;

function startsWithDoctype(text: string): boolean {
  PROLOG.lastIndex = 0;
  PROLOG.test(text);
  return text.startsWith('<!DOCTYPE', PROLOG.lastIndex);
}

function malformed(parser: SaxesParser<{ xmlns: true; position: true }>, error: unknown): XmlRefusal {
  const detail = String(error instanceof Error ? error.message : error).replace(/^\d+:\d+: /, '');
  return { kind: 'xml-malformed', line: parser.line, column: parser.columnIndex + 1, detail: detail.slice(0, 200) };
}

/** Stops the parser with a refusal; never leaves this file. */
class Stop extends Error {
  readonly refusal: unknown;
  constructor(refusal: unknown) {
    super('stopped');
    this.refusal = refusal;
  }
}

class TreeBuilder<R> {
  root: XmlElement | undefined;
  private readonly choose: (root: XmlRoot) => Result<Vocabulary, R>;
  private vocabulary: Vocabulary | undefined;
  private readonly open: XmlElement[] = [];
  private depth = 0;
  private skippedFrom = 0;
  private enveloped = false;
  private elements = 0;
  private kept = 0;
  private attributes = 0;

  constructor(parser: SaxesParser<{ xmlns: true; position: true }>, choose: (root: XmlRoot) => Result<Vocabulary, R>) {
    this.choose = choose;
    parser.on('doctype', () => this.stop({ kind: 'xml-with-dtd' }));
    parser.on('opentagstart', () => this.startsTag());
    parser.on('attribute', () => this.countsAttribute());
    parser.on('opentag', (tag) => this.opens(tag));
    parser.on('closetag', () => this.closes());
    parser.on('text', (text) => this.addsText(text));
    parser.on('cdata', (text) => this.addsText(text));
  }

  private stop(refusal: XmlRefusal | R): never {
    throw new Stop(refusal);
  }

  private startsTag() {
    this.depth += 1;
    this.attributes = 0;
    this.elements += 1;
    if (this.depth > LIMITS.depth) this.stop({ kind: 'xml-too-deep', limit: LIMITS.depth });
    if (this.elements > LIMITS.elements) this.stop({ kind: 'xml-too-large', limit: LIMITS.elements, what: 'elements' });
  }

  private countsAttribute() {
    this.attributes += 1;
    if (this.attributes > LIMITS.attributes) {
      this.stop({ kind: 'xml-too-large', limit: LIMITS.attributes, what: 'attributes' });
    }
  }

  private opens(tag: SaxesTagNS) {
    if (this.skippedFrom > 0) return;
    if (!this.vocabulary) return this.opensRoot(tag);
    if (!this.vocabulary.accepts(tag.uri)) {
      this.skippedFrom = this.depth;
      return;
    }
    this.kept += 1;
    if (this.kept > LIMITS.kept) this.stop({ kind: 'xml-too-large', limit: LIMITS.kept, what: 'elements' });
    this.open.push(elementOf(tag));
  }

  private opensRoot(tag: SaxesTagNS) {
    if (tag.uri === ENVELOPE) {
      if (this.depth === 1) this.enveloped = true;
      else this.skippedFrom = this.depth;
      return;
    }
    if (this.depth !== (this.enveloped ? 2 : 1)) return;
    const chosen = this.choose({ name: tag.local, namespace: tag.uri });
    if (chosen.refused) this.stop(chosen.refusal);
    this.vocabulary = chosen.value;
    this.root = elementOf(tag);
    this.open.push(this.root);
  }

  private closes() {
    const depth = this.depth;
    this.depth -= 1;
    if (this.skippedFrom > 0) {
      if (depth === this.skippedFrom) this.skippedFrom = 0;
      return;
    }
    const closed = this.open.pop();
    if (!closed) return;
    closed.text = closed.text.trim();
    const parent = this.open.at(-1);
    if (!parent) {
      // After the first document of an envelope, anything more is passed over.
      this.vocabulary = { accepts: () => false };
      return;
    }
    const streamed = this.vocabulary?.streamed;
    if (streamed?.names.has(closed.name) && this.open.length <= 2) {
      streamed.take(closed);
      this.kept -= countOf(closed);
      return;
    }
    parent.children.push(closed);
  }

  private addsText(text: string) {
    if (this.skippedFrom > 0) return;
    const current = this.open.at(-1);
    if (!current || this.vocabulary?.withoutText?.has(current.name)) return;
    if (current.text.length + text.length > LIMITS.text) {
      this.stop({ kind: 'xml-too-large', limit: LIMITS.text, what: 'text' });
    }
    current.text += text;
  }
}

function elementOf(tag: SaxesTagNS): XmlElement {
  const attributes: Record<string, string> = Object.create(null);
  for (const attribute of Object.values(tag.attributes)) {
    if (attribute.prefix !== 'xmlns' && attribute.name !== 'xmlns')
      attributes[attribute.local] = attribute.value.trim();
  }
  return { name: tag.local, attributes, children: [], text: '' };
}

function countOf(element: XmlElement): number {
  return element.children.reduce((sum, child) => sum + countOf(child), 1);
}
