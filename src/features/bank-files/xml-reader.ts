import { SaxesParser, type SaxesTagNS } from 'saxes';
import { ok, type Refused, type Result, refuse } from '../../kernel/result.ts';

/** An element with its direct text. `name` is the local name; an element of another namespace than the root's is `{uri}name`. */
export type XmlElement = { name: string; attributes: Record<string, string>; text: string; children: XmlElement[] };

export type XmlRefusal =
  | { kind: 'doctype-forbidden'; line: number }
  | { kind: 'not-well-formed'; line: number; because: string }
  | { kind: 'too-deep'; limit: number; line: number }
  | { kind: 'too-many-elements'; limit: number; line: number }
  | { kind: 'too-long'; limit: number; line: number }
  | { kind: 'several-documents'; line: number };

/**
 * `depth`: nesting; `elements`: how many may be held in memory at once (what `onClose` drops no longer counts); `piece`: length of
 * one tag, text, comment or instruction, which the parser gathers whole before it tells of it.
 */
export type XmlLimits = { depth: number; elements: number; piece: number };

export type XmlVisitor<R> = {
  /** Called with the root as soon as it opens: a refusal here spares reading the rest. */
  onRoot: (name: string, namespace: string) => Refused<R> | undefined;
  onOpen?: (name: string) => void;
  /** Called when an element is complete; `drop` frees it instead of hanging it on its parent. */
  onClose: (element: XmlElement, parent: XmlElement | undefined) => 'keep' | 'drop' | Refused<R>;
};

/** Small, since a refusal stops the reading only between two chunks and nesting costs the parser its square. */
const CHUNK = 1 << 13;

/** Reads XML without DTD, hence without entities of its own and without any access to anything; memory follows what is kept. */
export function readXml<R>(
  text: string,
  visitor: XmlVisitor<R>,
  limits: XmlLimits,
): Result<XmlElement, R | XmlRefusal> {
  const parser = new SaxesParser({ xmlns: true });
  const open: XmlElement[] = [];
  const weights: number[] = [];
  let root: XmlElement | undefined;
  let rootNamespace = '';
  let rootEndsAt: number | undefined;
  let held = 0;
  let lastPieceAt = 0;
  let refusal: Refused<R | XmlRefusal> | undefined;
  const stop = (cause: Refused<R | XmlRefusal>) => {
    refusal ??= cause;
  };

  const onOpenTag = (tag: SaxesTagNS) => {
    if (refusal) return;
    if (rootEndsAt !== undefined) return stop(refuse({ kind: 'several-documents', line: parser.line }));
    if (!root) {
      rootNamespace = tag.uri;
      const refused = visitor.onRoot(tag.local, tag.uri);
      if (refused) return stop(refused);
    }
    const attributes: Record<string, string> = {};
    for (const attribute of Object.values(tag.attributes)) attributes[attribute.local] = attribute.value;
    const name = tag.uri === rootNamespace ? tag.local : `{${tag.uri}}${tag.local}`;
    const element: XmlElement = { name, attributes, text: '', children: [] };
    root ??= element;
    open.push(element);
    weights.push(1);
    held += 1;
    if (open.length > limits.depth) return stop(refuse({ kind: 'too-deep', limit: limits.depth, line: parser.line }));
    if (held > limits.elements) {
      return stop(refuse({ kind: 'too-many-elements', limit: limits.elements, line: parser.line }));
    }
    visitor.onOpen?.(name);
  };

  const onCloseTag = () => {
    const element = open.pop();
    if (refusal || !element) return;
    const weight = weights.pop() ?? 1;
    const parent = open.at(-1);
    const step = visitor.onClose(element, parent);
    if (step !== 'keep' && step !== 'drop') return stop(step);
    if (step === 'drop') held -= weight;
    else if (parent) {
      parent.children.push(element);
      weights[weights.length - 1] = (weights.at(-1) ?? 0) + weight;
    }
    if (!parent) rootEndsAt = parser.position;
  };

  const onText = (piece: string) => {
    const element = open.at(-1);
    if (element && !refusal) element.text += piece;
  };

  const told =
    <T>(handler: (piece: T) => void) =>
    (piece: T) => {
      lastPieceAt = parser.position;
      handler(piece);
    };
  parser.on('opentag', told(onOpenTag));
  parser.on('closetag', told(onCloseTag));
  parser.on('text', told(onText));
  parser.on('cdata', told(onText));
  parser.on('comment', told(ignore));
  parser.on('processinginstruction', told(ignore));
  parser.on('doctype', () => stop(refuse({ kind: 'doctype-forbidden', line: parser.line })));
  parser.on('error', (error) => {
    const line = parser.line;
    const because = error.message.replace(/^\d+:\d+: /, '');
    const another = rootEndsAt !== undefined && /^\s*<[?\w]/.test(text.slice(rootEndsAt, rootEndsAt + 1000));
    stop(another ? refuse({ kind: 'several-documents', line }) : refuse({ kind: 'not-well-formed', line, because }));
  });

  for (let at = 0; at < text.length && !refusal; at += CHUNK) {
    parser.write(text.slice(at, at + CHUNK));
    if (at - lastPieceAt > limits.piece) stop(refuse({ kind: 'too-long', limit: limits.piece, line: parser.line }));
  }
  if (!refusal) parser.close();
  if (refusal) return refusal;
  return root ? ok(root) : refuse({ kind: 'not-well-formed', line: 1, because: 'no root element' });
}

function ignore(): void {}

/** First descendant along a path of names, `Acct/Id/IBAN`. */
export function elementAt(element: XmlElement, path: string): XmlElement | undefined {
  let current: XmlElement | undefined = element;
  for (const name of path.split('/')) {
    current = current?.children.find((child) => child.name === name);
  }
  return current;
}

/** All descendants along a path of names, in document order. */
export function elementsAt(element: XmlElement, path: string): XmlElement[] {
  let level = [element];
  for (const name of path.split('/')) {
    level = level.flatMap((parent) => parent.children.filter((child) => child.name === name));
  }
  return level;
}

/** The text at a path, spaces at both ends removed; undefined when absent or empty. */
export function textAt(element: XmlElement, path: string): string | undefined {
  const text = elementAt(element, path)?.text.trim();
  return text === '' ? undefined : text;
}

export function textsAt(element: XmlElement, path: string): string[] {
  return elementsAt(element, path)
    .map((found) => found.text.trim())
    .filter((text) => text !== '');
}
