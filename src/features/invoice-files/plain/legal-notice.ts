import type { Layout } from '../words/layout.ts';
import { type Found, foundIn } from './found.ts';
import { linesAcross } from './identifiers.ts';

const FORM =
  '(?:s\\.?a\\.?r\\.?l\\.?|s\\.?a\\.?s\\.?u?\\.?|e\\.?u\\.?r\\.?l\\.?|s\\.?a\\.?|s\\.?n\\.?c\\.?|s\\.?c\\.?o\\.?p\\.?|s\\.?e\\.?l\\.?(?:a\\.?r\\.?l|a\\.?s)?\\.?|s\\.?c\\.?i\\.?|societe [a-z ]{4,40}?)';
const CAPITAL = new RegExp(`^(.{2,70}?)[\\s,|–—•·-]*(?:${FORM})?[\\s,–—-]*(?:au |a |,? ?)capital`);
const REGISTER = /(?:\brcs\b|r\.c\.s|siret|siren)/;

/** The seller's name in the legal lines at the foot (« DUPONT SARL au capital de … — RCS … »): only a seller states its capital. */
export function legalNotice(layout: Layout): Found<string> | undefined {
  const found: Found<string>[] = [];
  for (const line of linesAcross(layout)) {
    const page = layout.pages.find(({ number }) => number === line.page);
    const match = CAPITAL.exec(line.folded);
    const isLow = line.y > (page?.height ?? 0) * 0.75;
    const cutAt =
      match?.[1]?.length ?? (isLow && REGISTER.test(line.folded) ? line.folded.search(/\s[-–—|•·]\s|, /) : -1);
    if (cutAt < 2) continue;
    const text = line.text.slice(0, cutAt).replace(/[\s,|–—•·:-]+$/, '');
    if (!isName(text)) continue;
    found.push(foundIn(line, 0, cutAt, text, 'legal-notice', match ? 86 : 72));
  }
  const [first] = found;
  return first && found.every(({ value }) => value === first.value) ? first : undefined;
}

function isName(text: string): boolean {
  return (
    /\p{L}{2}/u.test(text) &&
    text.length <= 70 &&
    !/^(?:siret|siren|rcs|r\.c\.s|ape|naf|tva|iban|bic|t[eé]l|capital|soci[eé]t[eé]$|n°|code|au\b|page|www|si[eè]ge)/i.test(
      text,
    ) &&
    !/\d{5}|@/.test(text)
  );
}
