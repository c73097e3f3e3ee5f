import type { XmlElement } from './xml.ts';

/** Every element at the end of a path of local names, in document order: `all(root, 'Party', 'PartyName', 'Name')`. */
export function all(from: XmlElement | undefined, ...path: string[]): XmlElement[] {
  let level = from ? [from] : [];
  for (const step of path) level = level.flatMap((element) => element.children.filter((child) => child.name === step));
  return level;
}

/** The first element at the end of a path. */
export function first(from: XmlElement | undefined, ...path: string[]): XmlElement | undefined {
  return all(from, ...path)[0];
}

/** The first text at the end of a path that is not empty. */
export function textAt(from: XmlElement | undefined, ...path: string[]): string | undefined {
  return all(from, ...path).find((element) => element.text !== '')?.text;
}

/** Every text at the end of a path that is not empty. */
export function textsAt(from: XmlElement | undefined, ...path: string[]): string[] {
  return all(from, ...path)
    .map((element) => element.text)
    .filter((text) => text !== '');
}

/** The first text at the end of a path on one line: names and codes are tokens, whatever line breaks a file puts in them. */
export function lineAt(from: XmlElement | undefined, ...path: string[]): string | undefined {
  return textAt(from, ...path)?.replace(/\s+/g, ' ');
}
