import { type Iban, parseBic, parseIban } from '../../../kernel/iban.ts';
import { parseSiren, parseSiret, parseTvaNumber } from '../../../kernel/siren.ts';
import type { Cell, Layout } from '../words/layout.ts';
import { around } from '../words/page-text.ts';
import { type Found, foundIn } from './found.ts';

export type NumberKind = 'siren' | 'siret' | 'vat';

/** A company number on a page. `valid` when its key is right; a wrong one is given as written. */
export type CompanyNumber = Found<string> & {
  readonly kind: NumberKind;
  readonly valid: boolean;
  readonly cell: Cell;
  /** The words before it, folded: whose it is said to be. */
  readonly before: string;
};

/** Each line of a page as one cell: numbers are often spread over columns. */
export function linesAcross(layout: Layout): Cell[] {
  return layout.rows.map(({ cells, page, index }) => {
    const words = cells.flatMap((cell) => cell.words);
    const folded = cells.map((cell) => cell.folded).join(' ');
    return { ...around(words), text: cells.map((cell) => cell.text).join(' '), folded, words, page, row: index };
  });
}

const SIRET = /(?<!\d)(?<!\d[ .])\d{3}[ .]?\d{3}[ .]?\d{3}[ .]?\d{5}(?![ .]?\d{2})(?!\d)/g;
const SIREN = /(?<!\d)(?<!\d[ .])\d{3}[ .]?\d{3}[ .]?\d{3}(?![ .]?\d{2})(?!\d)/g;
const FRENCH_VAT = /(?<![a-z0-9])fr ?([0-9a-hj-np-z]{2}) ?(\d{3}) ?(\d{3}) ?(\d{3})(?!\d)/g;
const OTHER_VAT =
  /(?<![a-z0-9])(?:at|be|bg|cy|cz|de|dk|ee|el|es|fi|hr|hu|ie|it|lt|lu|lv|mt|nl|pl|pt|ro|se|si|sk|xi) ?u?[0-9a-z]{8,12}(?![a-z0-9])/g;

/** SIREN, SIRET and VAT numbers of the document. Nine digits are a SIREN only where a word says so. */
export function companyNumbers(layout: Layout): CompanyNumber[] {
  const numbers: CompanyNumber[] = [];
  for (const row of layout.rows) {
    for (const cell of row.cells) {
      const left = row.cells
        .filter((other) => other.x < cell.x)
        .map(({ folded }) => folded)
        .join(' ');
      const add = (kind: NumberKind, match: RegExpExecArray, value: string, valid: boolean) => {
        const own = cell.folded.slice(0, match.index);
        const before = (/[a-z]{3}/.test(own) ? own : `${left} ${own}`).slice(-60);
        const found = foundIn(cell, match.index, match.index + match[0].length, value, 'checksum', valid ? 97 : 40);
        numbers.push({ ...found, kind, valid, cell, before });
      };
      for (const match of cell.folded.matchAll(SIRET)) {
        const digits = match[0].replace(/\D/g, '');
        const valid = !parseSiret(digits).refused;
        const named = /siret|siren|rcs|r\.c\.s/.test(`${left} ${cell.folded.slice(0, match.index)}`);
        if (named || (valid && !/iban|rib|compte|bic/.test(left + cell.folded))) add('siret', match, digits, valid);
      }
      for (const match of cell.folded.matchAll(SIREN)) {
        const digits = match[0].replace(/\D/g, '');
        const before = `${left} ${cell.folded.slice(0, match.index)}`;
        if (
          /(?:siren|siret|r\.?c\.?s\.?(?: [a-z' -]+)?(?: (?:b|a|sous le))?|rm|n ?° ?(?:b )?)[ :n°]*$/.test(before) &&
          !/tva|vat|fr ?\d\d ?$/.test(before.slice(-14))
        ) {
          if (/siren|siret|rcs|r\.c\.s|rm /.test(before.slice(-40)))
            add('siren', match, digits, !parseSiren(digits).refused);
        }
      }
      for (const match of cell.folded.matchAll(FRENCH_VAT)) {
        const value = match[0].replace(/\s/g, '').toUpperCase();
        add('vat', match, value, !parseTvaNumber(value).refused);
      }
      if (/tva|vat/.test(left + cell.folded)) {
        for (const match of cell.folded.matchAll(OTHER_VAT)) {
          const value = match[0].replace(/\s/g, '').toUpperCase();
          if (/\d{6}/.test(value)) add('vat', match, value, !parseTvaNumber(value).refused);
        }
      }
    }
  }
  return numbers;
}

export type AccountFound = { readonly account: Found<string>; readonly iban?: Iban; readonly bic?: string };

const IBAN = /(?<![A-Z0-9])[A-Z]{2}\d{2}(?:[ .-]?[A-Z0-9]){10,34}/g;
/** The account that is to be debited is the customer's. */
const DEBITED = /preleve|a debiter|votre (?:compte|iban)|mandat|debit account/;

/** The accounts to pay to. A wrong key is kept where « IBAN » is written, for a person to see. */
export function accountsOf(layout: Layout, scanned: boolean): AccountFound[] {
  const lines = linesAcross(layout);
  const found = new Map<string, AccountFound>();
  for (const [i, line] of lines.entries()) {
    const context = `${lines[i - 1]?.folded ?? ''} ${line.folded}`;
    if (DEBITED.test(context)) continue;
    const upper = line.text.toUpperCase();
    for (const match of upper.matchAll(IBAN)) {
      const whole = ibanAtStart(match[0]);
      if (whole) {
        const account = foundIn(line, match.index, match.index + whole.length, whole.iban as string, 'checksum', 98);
        const bic = bicNear(lines.slice(Math.max(0, i - 2), i + 4));
        if (!found.has(whole.iban)) found.set(whole.iban, { account, iban: whole.iban, ...(bic ? { bic } : {}) });
        continue;
      }
      const named = /iban\W*$/.test(line.folded.slice(0, match.index));
      const written = match[0].split(/\s+(?=BIC|SWIFT|CODE|BANQUE)/)[0]?.trim() ?? '';
      if (named && !scanned) {
        const account = foundIn(line, match.index, match.index + written.length, written, 'after-label', 30);
        found.set(written, { account });
      }
    }
  }
  return [...found.values()];
}

/** A whole IBAN at the start of a run of letters and figures, whatever follows it. */
function ibanAtStart(text: string): { iban: Iban; length: number } | undefined {
  for (let length = 15; length <= text.length; length++) {
    if (/[\s.-]$/.test(text.slice(0, length))) continue;
    const parsed = parseIban(text.slice(0, length));
    if (!parsed.refused) return { iban: parsed.value, length };
  }
  return undefined;
}

function bicNear(lines: readonly Cell[]): string | undefined {
  for (const line of lines) {
    const match =
      /(?:bic|swift)(?: ?\/ ?(?:swift|bic))?(?: code)?[\s:)]*([a-z]{6}[a-z0-9]{2}(?: ?[a-z0-9]{3})?)(?![a-z0-9])/.exec(
        line.folded,
      );
    const parsed = match && parseBic(match[1] ?? '');
    if (parsed && !parsed.refused) return parsed.value;
  }
  return undefined;
}
