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

function wrapped(line: string): string[] {
  const out: string[] = [];
  let current = '';
  for (const word of line.split(' ').flatMap((part) => part.match(new RegExp(`.{1,${LINE_WIDTH}}`, 'gu')) ?? [])) {
    if (current === '') current = word;
    else if (current.length + 1 + word.length <= LINE_WIDTH) current += ` ${word}`;
    else {
      out.push(current);
      current = word;
    }
  }
  return [...out, current];
}

const printedScripts = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]*$/u;

/** Can the line be set in our fonts and sorted by La Poste? Other scripts must be romanised by a person first. */
export function isPostalText(line: string): boolean {
  return printedScripts.test(line);
}
