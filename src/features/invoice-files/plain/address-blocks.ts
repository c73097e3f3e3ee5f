import type { Cell, Layout } from '../words/layout.ts';
import { around, type Box } from '../words/page-text.ts';

/** Cells of one column that follow each other closely: an address, a list of references. */
export type Block = { readonly page: number; readonly cells: readonly Cell[]; readonly box: Box };

/** Cuts each page into blocks: a cell continues the one above when they share an edge or a middle, and the lines are close. */
export function blocksOf(layout: Layout): Block[] {
  const open: Cell[][] = [];
  for (const row of layout.rows) {
    for (const cell of row.cells) {
      const above = open
        .filter((block) => continues(block.at(-1) as Cell, cell))
        .toSorted((a, b) => Math.abs((a.at(-1)?.x ?? 0) - cell.x) - Math.abs((b.at(-1)?.x ?? 0) - cell.x))[0];
      if (above) above.push(cell);
      else open.push([cell]);
    }
  }
  return open.map((cells) => ({ page: cells[0]?.page ?? 1, cells, box: around(cells) }));
}

function continues(above: Cell, cell: Cell): boolean {
  if (above.page !== cell.page || above.row >= cell.row) return false;
  const size = Math.max(above.height, cell.height);
  const pitch = cell.y - above.y;
  if (pitch > 2.1 * size || pitch < 0.4 * size) return false;
  const middle = (box: Box) => box.x + box.width / 2;
  const edges = [above.x - cell.x, above.x + above.width - cell.x - cell.width, middle(above) - middle(cell)];
  return edges.some((gap) => Math.abs(gap) <= 0.5 * size);
}

export type Address = {
  readonly lines: readonly string[];
  readonly postcode: string;
  readonly city: string;
  readonly country?: string;
};

const FRENCH_PLACE =
  /^(?:(?:f|fr)[ -]{1,3})?(\d{5}|\d{2} \d{3})[ ,–-]+([a-z][a-z0-9'’ .()-]{1,45}?)(?: ?[,–-]? ?\(?(france|fr)\)?)?[.,]?$/;
const FOREIGN_PLACE = /^(?:(b|be|l|lu|ch|d|de)[ -]{1,3})?(\d{4,5})[ ,]+([a-z][a-z'’ .-]{1,45})$/;
const COUNTRIES: [RegExp, string][] = [
  [/^france$/, 'FR'],
  [/^(?:belgique|belgium|belgie)$/, 'BE'],
  [/^luxembourg$/, 'LU'],
  [/^(?:suisse|switzerland|schweiz)$/, 'CH'],
  [/^(?:allemagne|germany|deutschland)$/, 'DE'],
  [/^(?:espagne|spain|espana)$/, 'ES'],
  [/^(?:italie|italy|italia)$/, 'IT'],
  [/^(?:pays-bas|netherlands|nederland)$/, 'NL'],
  [/^(?:royaume-uni|united kingdom|uk)$/, 'GB'],
  [/^(?:monaco)$/, 'MC'],
  [/^(?:portugal)$/, 'PT'],
  [/^(?:irlande|ireland)$/, 'IE'],
];

/** The postcode and town of a line, with its position, when it is one. */
export function placeOf(cell: {
  text: string;
  folded: string;
}): { postcode: string; city: string; country?: string } | undefined {
  const french = FRENCH_PLACE.exec(cell.folded);
  if (french) {
    const from = cell.folded.indexOf(french[2] ?? '', (french[1] ?? '').length);
    const city = cell.text.slice(from, from + (french[2] ?? '').length).trim();
    return {
      postcode: (french[1] ?? '').replace(' ', ''),
      city: city.replace(/[ ,]+$/, ''),
      ...(french[3] ? { country: 'FR' } : {}),
    };
  }
  const foreign = FOREIGN_PLACE.exec(cell.folded);
  if (!foreign?.[1] && (foreign?.[2]?.length ?? 0) !== 4) return undefined;
  const [, prefix, postcode = '', city = ''] = foreign ?? [];
  const country = prefix && { b: 'BE', be: 'BE', l: 'LU', lu: 'LU', ch: 'CH', d: 'DE', de: 'DE' }[prefix];
  return { postcode, city: cell.text.slice(cell.text.length - city.length), ...(country ? { country } : {}) };
}

export function countryOf(folded: string): string | undefined {
  return COUNTRIES.find(([pattern]) => pattern.test(folded.replace(/[().,]/g, '').trim()))?.[1];
}

/** Lines that tell something else than a name or a street: numbers, ways to reach, references. */
export const FACT_LINE =
  /(?:siret|siren|\br\.?c\.?s\b|\bape\b|\bnaf\b|tva|\bvat\b|capital|^(?:tel|tél|t\.|fax|mob|port|phone|gsm|mail|e-?mail|courriel|web|site|www|http|contact|ref|votre ref|code|n ?°|num|iban|bic|compte|date|page)\b|@|www\.|^\+?\d[\d .()/-]{8,}$|^attn|a l'attention|^a\/att)/;
