import { MAX_OBJECTS, type Place } from './cross-reference.ts';
import { PdfLexer, PdfSyntaxError } from './pdf-lexer.ts';
import { isDict, isName, type PdfDict } from './pdf-objects.ts';

/** What a look through a whole file finds when its cross-reference is broken. */
export type Search = {
  /** The last object of each number wins, as after an update. */
  places: Map<number, Place>;
  /** Dictionaries that may name the catalog, the most telling last. */
  trailers: PdfDict[];
  /** Object streams, whose objects are still to be placed. */
  containers: number[];
};

export function searchObjects(bytes: Buffer): Search {
  const search: Search = { places: new Map(), trailers: [], containers: [] };
  for (let at = bytes.indexOf('obj'); at >= 0; at = bytes.indexOf('obj', at + 3)) {
    const head = /(?:^|[\s>])((\d{1,9})\s+\d{1,5}\s+)$/.exec(bytes.toString('latin1', Math.max(0, at - 24), at));
    if (!head || search.places.size >= MAX_OBJECTS) continue;
    const object = Number(head[2]);
    search.places.set(object, { at: at - (head[1] ?? '').length });
    const dict = dictBehind(bytes, at + 3);
    if (!dict) continue;
    if (isName(dict.get('Type'), 'XRef')) search.trailers.push(dict);
    if (isName(dict.get('Type'), 'ObjStm')) search.containers.push(object);
    if (isName(dict.get('Type'), 'Catalog')) search.trailers.push(trailerTo(object));
  }
  for (let at = bytes.indexOf('trailer'); at >= 0; at = bytes.indexOf('trailer', at + 7)) {
    const dict = dictBehind(bytes, at + 7);
    if (dict) search.trailers.push(dict);
  }
  return search;
}

/** The trailer that a catalog found by chance should have had. */
export function trailerTo(catalog: number): PdfDict {
  return new Map([['Root', { object: catalog, generation: 0 }]]);
}

function dictBehind(bytes: Buffer, at: number): PdfDict | undefined {
  try {
    const value = new PdfLexer(bytes, at).object();
    return isDict(value) ? value : undefined;
  } catch (error) {
    if (error instanceof PdfSyntaxError) return undefined;
    throw error;
  }
}
