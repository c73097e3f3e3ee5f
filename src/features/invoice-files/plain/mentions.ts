import type { InvoiceNote } from '../invoice-reading.ts';
import type { Layout } from '../words/layout.ts';
import { type Block, blocksOf } from './address-blocks.ts';

const PENALTY = /penalites?(?: de retard)?|interets? de retard|late (?:payment )?(?:penalt|interest|fee)/;
const FIXED =
  /indemnite forfaitaire|40(?:[.,]00)? ?(?:€|eur)[^.]{0,60}recouvrement|recouvrement[^.]{0,60}40(?:[.,]00)? ?(?:€|eur)/;
const DISCOUNT = /escompte/;

/** The notes that a claim depends on: late penalties (PMD), the 40 € of recovery costs (PMT), discount (AAB). */
export function mentionsOf(layout: Layout): InvoiceNote[] {
  const notes: InvoiceNote[] = [];
  for (const block of blocksOf(layout)) {
    for (const paragraph of paragraphsOf(block)) {
      const folded = paragraph.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
      const code = PENALTY.test(folded)
        ? 'PMD'
        : FIXED.test(folded)
          ? 'PMT'
          : DISCOUNT.test(folded)
            ? 'AAB'
            : undefined;
      if (code && !notes.some(({ text }) => text === paragraph)) notes.push({ code, text: paragraph.slice(0, 1200) });
    }
  }
  return notes.slice(0, 12);
}

/** The runs of lines that read as sentences; a block may hold several. */
function paragraphsOf({ cells, box }: Block): string[] {
  const paragraphs: string[][] = [];
  for (const [i, { text }] of cells.entries()) {
    const last = paragraphs.at(-1);
    const previous = cells[i - 1];
    // A line that stops short of the edge, or on a full stop, ends its sentence when the next one starts with a capital.
    const isShort = previous !== undefined && previous.width < 0.6 * box.width;
    const ended = !last || (/^[A-ZÀ-Ý•–-]/.test(text) && (isShort || /[.!:;]$/.test(last.at(-1) ?? '')));
    if (ended) paragraphs.push([text]);
    else last.push(text);
  }
  return paragraphs.map((lines) => lines.join(' '));
}

const EXEMPT =
  /tva non applicable|293 ?[ -]?b|exoner(?:ation|ee?) de (?:la )?tva|exonere de tva|autoliquidation|auto-liquidation|reverse charge|vat exempt|tva due par le preneur|article 28[34]|art\.? ?28[34]|262 ?ter|exempt(?:e|ed)? (?:de tva|from vat)|259[ -]1|franchise (?:en base )?de (?:tva|taxe)/;

/** Does the document say that no VAT is charged? */
export function saysExempt(layout: Layout): boolean {
  return layout.rows.some((row) => EXEMPT.test(row.cells.map(({ folded }) => folded).join(' ')));
}

const PAID =
  /^(?:cette |votre )?(?:facture |invoice )?(?:deja )?(?:payee?|acquittee?|reglee?|soldee?|paid)(?: (?:le|par|en|comptant|on|by|in full)\b|[ .!]*$)|\b(?:facture acquittee|pour acquit)\b/;

/** The words by which the document says that it is paid; a mention of an amount paid is read with the totals. */
export function saysPaid(layout: Layout): string | undefined {
  const cells = layout.rows.flatMap((row) => row.cells);
  return cells.find(({ folded }) => PAID.test(folded))?.text.slice(0, 120);
}
