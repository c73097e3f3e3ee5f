/**
 * The characters that every bank of the SEPA area must accept (EPC implementation guidelines, section on character sets):
 * letters and digits without accents, and / - ? : ( ) . , ' + and the space.
 */
const ALLOWED = /^[A-Za-z0-9/\-?:().,'+ ]*$/;

/** Letters that Unicode does not decompose, and signs, in the spirit of the EPC conversion table (EPC217-08). */
// biome-ignore format: a table
const REPLACEMENTS: Record<string, string> = {
  Œ: 'OE', œ: 'oe', Æ: 'AE', æ: 'ae', ß: 'ss', ẞ: 'SS', Ø: 'O', ø: 'o', Đ: 'D', đ: 'd', Ð: 'D', ð: 'd',
  Ł: 'L', ł: 'l', Þ: 'TH', þ: 'th', Ħ: 'H', ħ: 'h', ı: 'i', Ĳ: 'IJ', ĳ: 'ij', '€': 'EUR', '&': '+', _: '-',
  '~': '-', '–': '-', '—': '-', '‑': '-', '’': "'", '‘': "'", '`': "'", '´': "'", '[': '(', ']': ')', '{': '(',
  '}': ')', '\\': '/', '|': '/', ';': ',', '…': '...', '«': ' ', '»': ' ', '“': ' ', '”': ' ', '"': ' ', '°': 'o',
};

/** Text in the SEPA characters: accents removed, ligatures spelled, spaces collapsed; what has no equivalent becomes a point. */
export function sepaText(text: string): string {
  const spelled = text.replace(/[\s\p{C}]+/gu, ' ').replace(/[^\x20-\x7e]|[&_~`[\]{}\\|;"]/gu, (sign) => {
    const known = REPLACEMENTS[sign];
    return known ?? sign.normalize('NFKD').replace(/\p{M}/gu, '');
  });
  const written = [...spelled].map((sign) => (ALLOWED.test(sign) ? sign : (REPLACEMENTS[sign] ?? '.'))).join('');
  return written.replace(/ +/g, ' ').trim();
}

/** A name or line cut to the length of its field; never ends in a space. */
export function sepaName(text: string, length: number): string {
  return sepaText(text).slice(0, length).trimEnd();
}

/**
 * A reference that must come back as sent: refused rather than changed. EPC: SEPA characters only, no slash at either end,
 * no two slashes in a row, at most 35 characters.
 */
export function isSepaReference(text: string): boolean {
  const isShaped = text.length >= 1 && text.length <= 35 && text.trim() === text && ALLOWED.test(text);
  return isShaped && !text.startsWith('/') && !text.endsWith('/') && !text.includes('//');
}
