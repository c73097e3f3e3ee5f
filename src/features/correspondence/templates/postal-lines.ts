import { printable } from './french-format.ts';

/** Width of an address line and number of lines of an address (NF Z10-011). */
const LINE_WIDTH = 38;
const LINES = 7;

/** The address block, cut at words into lines of at most 38 characters; undefined when it does not fit in seven. */
export function postalLines(lines: (string | undefined)[]): string[] | undefined {
  const cut = lines
    .map((line) => printable(line ?? ''))
    .filter((line) => line !== '')
    .flatMap(wrapped);
  return cut.length <= LINES ? cut : undefined;
}

/** Cuts at spaces, then at hyphens, then anywhere, so that a line is filled before the next begins. */
function wrapped(line: string): string[] {
  const out: string[] = [];
  let rest = line;
  while (rest.length > LINE_WIDTH) {
    const room = rest.slice(0, LINE_WIDTH + 1);
    const cut =
      room.lastIndexOf(' ') > 0 ? room.lastIndexOf(' ') : room.slice(0, -1).lastIndexOf('-') + 1 || LINE_WIDTH;
    out.push(rest.slice(0, cut).trim());
    rest = rest.slice(cut).trim();
  }
  return rest === '' ? out : [...out, rest];
}

const printedScripts = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]*$/u;

/** Can the line be set in our fonts and sorted by La Poste? Other scripts must be romanised by a person first. */
export function isPostalText(line: string): boolean {
  return printedScripts.test(line);
}
