import { below, type Cell, type Layout, overlap } from '../words/layout.ts';
import { type Block, blocksOf, countryOf, FACT_LINE, placeOf } from './address-blocks.ts';
import type { Found } from './found.ts';
import { foundIn } from './found.ts';
import { type CompanyNumber, companyNumbers } from './identifiers.ts';
import { legalNotice } from './legal-notice.ts';

/** A seller or buyer as the pages show it. */
export type PartyFound = {
  readonly name?: Found<string>;
  readonly addressLines: readonly string[];
  readonly place?: Found<{ postcode: string; city: string; country?: string }>;
  readonly numbers: readonly CompanyNumber[];
  readonly email?: string;
  readonly phone?: string;
  readonly contact?: string;
};

type Role = 'buyer' | 'seller' | 'delivery';

const END = '(?=\\s*(?::|$))';
const ROLES: [Role, RegExp][] = [
  [
    'delivery',
    /^(?:(?:adresse|lieu|point) (?:de |du |d')?(?:livraison|chantier|intervention|prestation|travaux)|livre[e]? (?:a|au|par)|livraison(?: a)?(?: ?:.{0,40})?|ship(?:ped)? to|deliver(?:y|ed)?(?: to| address)|chantier|expedie[e]? (?:a|au)|site d'intervention)(?=\s*(?::|$))/,
  ],
  [
    'buyer',
    new RegExp(
      `^(?:factur(?:e|ee|er|es?|ation) (?:a|au)(?: l'attention de)?|adresse (?:de |du )?(?:facturation|client|facture)|(?:nom du |informations? |coordonnees (?:du )?|vos coordonnees |notre )?client(?:e)?(?: facture[e]?)?|destinataire|acheteur|acquereur|preneur|bill(?:ed)?[ -]to|invoiced? to|sold to|customer|buyer|adressee? (?:a|au)|doit|debiteur|donneur d'ordre|maitre d'ouvrage|facturation|vos (?:coordonnees|identifiants|informations)|a l'attention de)${END}`,
    ),
  ],
  [
    'seller',
    new RegExp(
      `^(?:vendeur|vendu par|sold by|emetteur|emis par|fournisseur|prestataire|de|from|seller|supplier|vendor|issued by|expediteur|facture par|nos coordonnees|entreprise|societe emettrice|mandataire)${END}`,
    ),
  ],
];

type Placed = { role?: Role; lines: Cell[]; page: number; y: number; x: number; sure: number };

/** Who sells and who buys, by the words above their addresses, the legal lines, and their places. Doubt leaves them empty. */
export function partiesOf(layout: Layout): { seller: PartyFound; buyer: PartyFound } {
  const numbers = companyNumbers(layout);
  const placed = placedBlocks(layout);
  const notice = legalNotice(layout);
  const buyers = placed.filter(({ role }) => role === 'buyer');
  const sellers = placed.filter(({ role }) => role === 'seller');
  const unnamed = placed.filter(({ role, lines }) => !role && lines.some((line) => placeOf(line)));
  const guess = byPlace(unnamed, { buyer: buyers.length > 0, seller: sellers.length > 0 }, notice?.value, layout);
  const buyerBlock = oneOf(buyers) ?? guess.buyer;
  const sellerBlock = oneOf(sellers) ?? guess.seller;
  const buyer = buyerBlock ? partyOf(buyerBlock, numbers) : nobody;
  const ofBuyers = buyers.flatMap((block) => partyOf(block, numbers).numbers);
  const buyerNumbers = numbers.filter(
    (each) => isOfBuyer(each) || buyer.numbers.includes(each) || ofBuyers.includes(each),
  );
  const own = numbers.filter((number) => !buyerNumbers.includes(number) && !isElsewhere(number, placed));
  const seller = sellerBlock ? partyOf(sellerBlock, own) : nobody;
  const name = seller.name ?? notice;
  return {
    buyer: { ...buyer, numbers: buyerNumbers },
    seller: { ...seller, numbers: ofOneCompany(own, seller.numbers), ...(name ? { name } : {}) },
  };
}

const nobody: PartyFound = { addressLines: [], numbers: [] };

function oneOf(blocks: readonly Placed[]): Placed | undefined {
  const [first, ...others] = blocks.toSorted((a, b) => Number(hasPlace(b)) - Number(hasPlace(a)) || a.page - b.page);
  if (!first) return undefined;
  const names = others
    .filter((other) => hasPlace(other) === hasPlace(first))
    .map((block) => nameOf(block.lines)?.folded);
  const own = nameOf(first.lines)?.folded;
  // Repeated on every page, the same name is one party; two different ones are nobody.
  return names.every((name) => name === undefined || own === undefined || name === own) ? first : undefined;
}

const hasPlace = ({ lines }: Placed) => lines.some((line) => placeOf(line));

function isOfBuyer({ before }: CompanyNumber): boolean {
  return /(?:client|acheteur|preneur|votre|customer|buyer|your|destinataire)[^|]{0,30}$/.test(before);
}

function isElsewhere(number: CompanyNumber, placed: readonly Placed[]): boolean {
  return placed.some(({ role, lines }) => role === 'delivery' && lines.includes(number.cell));
}

const sirenIn = ({ kind, value }: CompanyNumber) => (kind === 'vat' ? value.replace(/^FR../, '') : value.slice(0, 9));

/** Numbers left over are the seller's when they name one company, or those of the company in its address or legal lines. */
function ofOneCompany(numbers: readonly CompanyNumber[], inBlock: readonly CompanyNumber[]): readonly CompanyNumber[] {
  const valid = numbers.filter((number) => number.valid);
  const kept = valid.length > 0 ? valid : numbers;
  const only = (some: readonly CompanyNumber[]) => {
    const sirens = new Set(some.map(sirenIn));
    return sirens.size === 1 ? kept.filter((number) => sirens.has(sirenIn(number))) : undefined;
  };
  const legal = kept.filter(({ before, cell }) => /rcs|r\.c\.s|capital/.test(before + cell.folded));
  return only(kept) ?? only(kept.filter((number) => inBlock.includes(number))) ?? only(legal) ?? [];
}

/** The blocks of the document with the role that a label gives them, cut at that label. */
function placedBlocks(layout: Layout): Placed[] {
  const placed: Placed[] = [];
  for (const block of blocksOf(layout)) {
    const roles = block.cells.map((cell) => roleAt(cell));
    const at = roles.findIndex((role) => role !== undefined);
    const [role, labelEnd] = roles[at] ?? [];
    const label = block.cells[at];
    if (at > 0) placed.push(newPlaced(block.cells.slice(0, at), roleAbove(layout, block)));
    if (!role || !label) {
      placed.push(newPlaced(block.cells, roleAbove(layout, block)));
      continue;
    }
    const next = roles.findIndex((other, i) => i > at && other !== undefined);
    const after = block.cells.slice(at + 1, next < 0 ? undefined : next);
    const rest = cut(label, labelEnd ?? 0);
    placed.push({ ...newPlaced(rest ? [rest, ...after] : after, undefined), role, sure: 94 });
  }
  return placed.filter(({ lines }) => lines.length > 0);
}

function newPlaced(lines: readonly Cell[], role: Role | undefined): Placed {
  const [first] = lines;
  return {
    lines: [...lines],
    page: first?.page ?? 1,
    y: first?.y ?? 0,
    x: first?.x ?? 0,
    sure: role ? 92 : 60,
    ...(role ? { role } : {}),
  };
}

function roleAt({ folded }: Cell): [Role, number] | undefined {
  for (const [role, pattern] of ROLES) {
    const match = pattern.exec(folded);
    if (match) return [role, match[0].length + (/^\s*:?\s*/.exec(folded.slice(match[0].length))?.[0].length ?? 0)];
  }
  return undefined;
}

/** A label in a cell of its own, just above a block or at its left. */
function roleAbove(layout: Layout, { cells }: Block): Role | undefined {
  const [first] = cells;
  if (!first) return undefined;
  const left = layout.rows[first.row]?.cells.findLast((cell) => cell.x + cell.width <= first.x + 1);
  const leftRole = left && roleAt(left);
  const hasOwnLines = left && below(layout, left, 1.2);
  if (left && leftRole && leftRole[1] >= left.folded.length && !hasOwnLines) return leftRole[0];
  for (const row of layout.rows.slice(Math.max(0, first.row - 3), first.row).toReversed()) {
    const above =
      row.page === first.page
        ? row.cells.find((cell) => overlap(cell, first) > 0.3 || Math.abs(cell.x - first.x) < 8)
        : undefined;
    if (!above) continue;
    const role = roleAt(above);
    const near = first.y - above.y < 4 * first.height;
    return role && near && role[1] >= above.folded.length ? role[0] : undefined;
  }
  return undefined;
}

function cut(cell: Cell, from: number): Cell | undefined {
  const text = cell.text.slice(from);
  // A customer's code is no name.
  if (
    text.trim() === '' ||
    /^\S*\d{2,}\S*$/.test(text.trim()) ||
    /^[\d\s./-]+$/.test(text) ||
    /^(?:n ?°|code|ref)/i.test(text)
  )
    return undefined;
  const words = cell.words.slice(
    cell.text
      .slice(0, from)
      .split(/\s+/)
      .filter((word) => word !== '').length,
  );
  return { ...cell, text, folded: cell.folded.slice(from), words: words.length > 0 ? words : cell.words };
}

/**
 * Addresses without a label, on the first page: the seller's bears its own numbers or ways to reach it, or the name of the legal
 * lines; the one that is left is the buyer's. Failing that, the order of a French letter: sender at the left, addressee at the right.
 */
function byPlace(
  blocks: readonly Placed[],
  known: { buyer: boolean; seller: boolean },
  noticeName: string | undefined,
  layout: Layout,
): { buyer?: Placed; seller?: Placed } {
  const page = layout.pages[0];
  const top = blocks.filter((block) => block.page === page?.number && block.y < (page?.height ?? 0) * 0.45);
  const [a, b, ...more] = top;
  if (!a) return {};
  const isSellers = (block: Placed) => {
    const facts = block.lines.some(({ folded }) =>
      /siret|siren|\brcs\b|capital|\bape\b|\bnaf\b|@|www\.|^(?:tel|mob|fax)/.test(folded),
    );
    const name = nameOf(block.lines);
    return facts || (noticeName !== undefined && name !== undefined && isSame(noticeName, name.text));
  };
  const own = top.filter(isSellers);
  if (known.buyer && !known.seller && own.length === 1 && own[0]) return { seller: { ...own[0], sure: 90 } };
  if (more.length > 0) return {};
  if (!b) {
    if (known.buyer && !known.seller) return { seller: a };
    if (known.seller && !known.buyer) return { buyer: a };
    if (isSellers(a)) return { seller: a };
    const isRight = a.x > (page?.width ?? 0) * 0.42;
    return isRight && noticeName !== undefined ? { buyer: { ...a, sure: 72 } } : {};
  }
  if (known.buyer || known.seller) return {};
  const [first, second] = [isSellers(a), isSellers(b)];
  if (first !== second) {
    const [seller, buyer] = first ? [a, b] : [b, a];
    return { seller: { ...seller, sure: 88 }, buyer: { ...buyer, sure: 84 } };
  }
  if (first || noticeName !== undefined) return {};
  const [left, right] = a.x <= b.x ? [a, b] : [b, a];
  const width = page?.width ?? 0;
  const isLetter = left.x < width * 0.3 && right.x > width * 0.42 && left.y <= right.y + 20;
  return isLetter ? { seller: { ...left, sure: 60 }, buyer: { ...right, sure: 60 } } : {};
}

/** The same name to a person, whatever its legal form, case and accents. */
export function isSame(a: string, b: string): boolean {
  const bare = (text: string) =>
    text
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(
        /\b(?:s\.?a\.?r\.?l\.?|s\.?a\.?s\.?u?\.?|e\.?u\.?r\.?l\.?|s\.?a\.?|s\.?n\.?c\.?|s\.?c\.?i\.?|societe|ets|etablissements|entreprise)\b/g,
        '',
      )
      .replace(/[^a-z0-9]/g, '');
  const [first, second] = [bare(a), bare(b)];
  return (
    first !== '' &&
    (first === second ||
      (Math.min(first.length, second.length) > 5 && (first.includes(second) || second.includes(first))))
  );
}

/** The line that names the party: the first that is neither a fact, a street nor a place. */
function nameOf(lines: readonly Cell[]): Cell | undefined {
  const [first, second] = lines.filter(
    ({ folded }) =>
      !FACT_LINE.test(folded) && !/^(?:france|facture|invoice|avoir|devis|copie|duplicata|original)\b/.test(folded),
  );
  if (!first || placeOf(first) || !/[a-z]{2}/.test(first.folded) || first.text.length > 90) return undefined;
  if (
    /^\d+[ ,]*(?:bis |ter )?,? ?(?:rue|avenue|av\.?|bd|boulevard|place|chemin|route|impasse|allee|quai)/.test(
      first.folded,
    )
  )
    return undefined;
  const isPersonOrService =
    /^(?:madame|monsieur|m\.|mme|mlle|messieurs|le directeur)$|^(?:dep\b|dept\b|departement|service|serv\.|comptabilite|compta\b|direction|accounts? payable)/;
  // A department or a civility stands above the name, when a name follows.
  if (isPersonOrService.test(first.folded)) return second && !/^\d/.test(second.folded) ? second : undefined;
  return /[.!?]$/.test(first.text) && first.text.split(' ').length > 8 ? undefined : first;
}

function partyOf({ lines, sure }: Placed, numbers: readonly CompanyNumber[]): PartyFound {
  const name = nameOf(lines);
  const at = lines.findIndex((line) => placeOf(line));
  const placeCell = lines[at];
  const read = placeCell && placeOf(placeCell);
  const after = lines
    .slice(at + 1)
    .map(({ folded }) => countryOf(folded))
    .find((country) => country !== undefined);
  const country = read?.country ?? after;
  const street = lines
    .slice(0, Math.max(at, 0))
    .filter(
      (line) => line !== name && !FACT_LINE.test(line.folded) && !/^(?:facture|invoice|avoir)\b/.test(line.folded),
    )
    .map(({ text }) => text);
  const text = lines.map((line) => line.text).join('\n');
  const email = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/.exec(text)?.[0];
  const phone = /(?:\+33 ?\(?0?\)? ?[1-9]|0[1-9])(?:[ .-]?\d{2}){4}(?!\d)/.exec(text)?.[0];
  const contact = /(?:a l['’]attention de|attn\.?|à l['’]attention de|contact)\s*:?\s*(.{3,60})$/im
    .exec(text)?.[1]
    ?.trim();
  return {
    ...(name ? { name: foundIn(name, 0, name.text.length, name.text.trim(), 'letterhead', sure) } : {}),
    addressLines: read ? street.slice(0, 4) : [],
    ...(read && placeCell
      ? {
          place: foundIn(
            placeCell,
            0,
            placeCell.text.length,
            { ...read, ...(country ? { country } : {}) },
            'letterhead',
            sure,
          ),
        }
      : {}),
    numbers: numbers.filter(({ cell }) =>
      lines.some((line) => line.row === cell.row && line.page === cell.page && Math.abs(line.x - cell.x) < 160),
    ),
    ...(email ? { email } : {}),
    ...(phone ? { phone } : {}),
    ...(contact ? { contact } : {}),
  };
}
