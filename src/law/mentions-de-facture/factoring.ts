import { plainNote } from './note-text.ts';

/** A claim sold, assigned or pledged, or money to be paid to a factor: whoever issued the invoice may not be the one to pay. */
const FACTORED = [
  /subrog(?:e|ee|es|ation|atoires?|eante?)\b/,
  /\baffactur\w*|\bfactor(?:s|ing|isee?s?)?\b/,
  /cession (?:de |des |d'une |de la |de cette )*(?:creances?|factures?)|(?:creances?|factures?)[^.;]{0,60}\b(?:est|sont|a ete|ont ete)? ?cedee?s?\b/,
  /\bdailly\b|\bl ?\.? ?313-(?:23|2[4-9]|3[0-4])\b/,
  /assigned to|transferred to (?:our )?(?:factor|bank)|nanti(?:e|es|ssement)\b|acte de cession/,
  // Factors by name, as payment instructions write them.
  /\beurofactor\b|\bfactofrance\b|\bfactorem\b|\bcofacredit\b|\bbibby\b|\bfinexkap\b|compagnie generale d'affacturage/,
  /(?:bnp paribas|natixis|bpce|cic|credit mutuel|credit agricole|delubac|targo|hsbc|arkea)[\w &]{0,25}\bfactor(?:ing)?\b|leasing (?:&|et) factoring/,
];
const NOT_FACTORED =
  /\b(?:non|pas|n'est pas|ne sont pas|n'a pas ete|n'ont pas ete|aucune?|sans|ni|not|no)\b(?: \w+){0,3} (?:d'|l'|de )?(?:cedee?s?|cession|subrog\w*|affactur\w*|factor(?:ing|ed)?|dailly|nantie?s?)/g;
const NOTHING = /^(?:[\w ]{0,30}: ?)?(?:neant|aucune?s?|sans objet|non|none|nil|no|n\/a|non applicable|-)\.?$/;

/** Does a text say that the claim belongs to a factor or a bank? « créance non cédée » and « néant » do not. */
export function saysFactored(text: string): boolean {
  const plain = plainNote(text).replace(NOT_FACTORED, ' ');
  return FACTORED.some((pattern) => pattern.test(plain));
}

/** Is the note of a factoring clause (code ACC) empty in substance: « néant », « aucune », « créance non cédée »? */
export function deniesFactoring(text: string): boolean {
  const plain = plainNote(text);
  if (plain === '' || NOTHING.test(plain)) return true;
  return plain.search(NOT_FACTORED) >= 0 && !saysFactored(text);
}
