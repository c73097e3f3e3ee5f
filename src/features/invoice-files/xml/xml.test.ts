import { expect, test } from 'vitest';
import { ok, refuse } from '../../../kernel/result.ts';
import { readXml, type XmlElement } from './xml.ts';

const anything = () => ok({ accepts: () => true });
const read = (xml: string | Uint8Array) =>
  readXml(typeof xml === 'string' ? new TextEncoder().encode(xml) : xml, anything);
const kindOf = (xml: string | Uint8Array) => {
  const result = read(xml);
  return result.refused ? (result.refusal as { kind: string }).kind : 'read';
};
const textOf = (xml: string | Uint8Array) => {
  const result = read(xml);
  return result.refused ? result.refusal : result.value.root.text;
};

test.each([
  '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd"><a/>',
  '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
  '<!DOCTYPE a [<!ENTITY x "y"><!ENTITY z "&x;&x;">]><a>&z;</a>',
  '<?xml version="1.0"?>\n<!-- c --><?p i?>\n<!DOCTYPE a><a/>',
  `<!--${'x'.repeat(70_000)}--><!DOCTYPE a><a/>`,
])('any document type is refused: %#', (xml) => {
  expect(kindOf(xml)).toBe('xml-with-dtd');
});

test('only the five entities of XML and character references exist', () => {
  expect(textOf('<a>&lt;&amp;&gt;&quot;&apos;&#233;&#x20AC;</a>')).toBe('<&>"\'é€');
  expect(kindOf('<a>&nbsp;</a>')).toBe('xml-malformed');
  expect(kindOf('<a>&#0;</a>')).toBe('xml-malformed');
});

test.each([
  ['<a>', 'xml-malformed'],
  ['<a></b>', 'xml-malformed'],
  ['<a/><b/>', 'xml-malformed'],
  ['<a x="1" x="2"/>', 'xml-malformed'],
  ['<p:a/>', 'xml-malformed'],
  ['<a>\u0001</a>', 'xml-malformed'],
  ['', 'xml-malformed'],
  [`${'<a>'.repeat(101)}`, 'xml-too-deep'],
  [`<a ${Array.from({ length: 101 }, (_, i) => `b${i}=""`).join(' ')}/>`, 'xml-too-large'],
  [`<a>${'<b/>'.repeat(200_001)}</a>`, 'xml-too-large'],
  [`<a>${'x'.repeat(2_000_001)}</a>`, 'xml-too-large'],
])('%.30s… is %s', (xml, kind) => {
  expect(kindOf(xml)).toBe(kind);
});

test('a fault is placed', () => {
  const result = read('<a>\n  <b></c>\n</a>');
  expect(result.refused && result.refusal).toMatchObject({ kind: 'xml-malformed', line: 2 });
});

test('elements of names like __proto__ are plain data', () => {
  const result = read('<a __proto__="x" constructor="y"><__proto__>z</__proto__></a>');
  expect(result.refused).toBe(false);
  expect(({} as Record<string, unknown>).x).toBeUndefined();
});

const latin = (text: string) => Buffer.from(text, 'latin1');
const utf16 = (text: string) => Buffer.from(text, 'utf16le');

test.each<[string, Uint8Array, string]>([
  ['UTF-8 with a mark', Buffer.from('\ufeff<a>é€</a>'), 'é€'],
  ['UTF-8 declared', Buffer.from('<?xml version="1.0" encoding="utf-8"?><a>é€</a>'), 'é€'],
  ['ISO-8859-1', latin('<?xml version="1.0" encoding="ISO-8859-1"?><a>\xe9</a>'), 'é'],
  ['ISO-8859-15', latin('<?xml version="1.0" encoding="iso-8859-15"?><a>\xa4</a>'), '€'],
  ['windows-1252', latin('<?xml version="1.0" encoding="windows-1252"?><a>\x80</a>'), '€'],
  ['cp1252', latin("<?xml version='1.0' encoding='cp1252'?><a>\x80</a>"), '€'],
  ['US-ASCII', latin('<?xml version="1.0" encoding="us-ascii"?><a>e</a>'), 'e'],
  ['UTF-16 LE with a mark', utf16('\ufeff<?xml version="1.0" encoding="UTF-16"?><a>é€</a>'), 'é€'],
  ['UTF-16 LE without', utf16('<a>é€</a>'), 'é€'],
  ['UTF-16 BE with a mark', utf16('\ufeff<a>é€</a>').swap16(), 'é€'],
  ['UTF-16 BE without', utf16('<a>é€</a>').swap16(), 'é€'],
])('%s is decoded', (_, bytes, text) => {
  expect(textOf(bytes)).toBe(text);
});

test.each<[string, Uint8Array]>([
  ['Latin-1 announced as UTF-8', latin('<?xml version="1.0" encoding="UTF-8"?><a>\xe9</a>')],
  ['Latin-1 announced as nothing', latin('<a>\xe9t\xe9</a>')],
  ['an unknown encoding', latin('<?xml version="1.0" encoding="x-klingon"?><a/>')],
  ['UTF-32', Buffer.from('fffe00003c000000', 'hex')],
  ['EBCDIC', Buffer.from('4c6fa7949340', 'hex')],
  ['half a UTF-16 character', Buffer.concat([utf16('\ufeff<a>'), Uint8Array.of(0x00)])],
])('%s is refused for its encoding', (_, bytes) => {
  expect(kindOf(bytes)).toBe('wrong-encoding');
});

test('UTF-8 that announces UTF-16 is read, and the contradiction told', () => {
  const result = read('<?xml version="1.0" encoding="utf-16"?><a>é</a>');
  expect(result.refused ? result : result.value).toMatchObject({ encodingContradicts: 'utf-16', root: { text: 'é' } });
});

test('zeros after the last tag are padding', () => {
  expect(textOf(Buffer.from('<a>x</a>\0\0\0'))).toBe('x');
});

test('characters across the pieces of a long file stay whole', () => {
  const text = `${'x'.repeat(65_534)}é€𝄞`;
  expect(textOf(`<a>${text}</a>`)).toBe(text);
});

test('streamed elements are handed over one by one and leave no trace in the tree', () => {
  const seen: XmlElement[] = [];
  const result = readXml(new TextEncoder().encode(`<a>${'<l><n>1</n></l>'.repeat(150_000)}<z/></a>`), () =>
    ok({ accepts: () => true, streamed: { names: new Set(['l']), take: (line) => seen.push(line) } }),
  );
  expect(seen).toHaveLength(150_000);
  expect(result.refused ? [] : result.value.root.children.map((child) => child.name)).toEqual(['z']);
});

test('a refusal of the root stops the reading there', () => {
  const result = readXml(new TextEncoder().encode('<a><b>'), () => refuse({ kind: 'no' as const }));
  expect(result).toEqual({ refused: true, refusal: { kind: 'no' } });
});
