/** The alphabet of SMS, GSM 03.38: anything outside it would halve the room in a message. */
const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const EXTENDED = '^{}\\[~]|€';

const replacements: Record<string, string> = {
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '–': '-',
  '—': '-',
  '…': '...',
  œ: 'oe',
  Œ: 'OE',
  '\u00a0': ' ',
  '\u202f': ' ',
  ç: 'c',
};

/** The text in the GSM 7-bit alphabet: accents it lacks are dropped, typographic marks become plain ones. */
export function toGsm7(text: string): string {
  return [...text.normalize('NFC').replace(/«\s?|\s?»/g, '"')]
    .map((character) => {
      if (BASIC.includes(character) || EXTENDED.includes(character)) return character;
      const plain = replacements[character] ?? character.normalize('NFD').replace(/\p{M}/gu, '');
      return [...plain].every((part) => BASIC.includes(part)) ? plain : '?';
    })
    .join('')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** Septets of a text in the alphabet; extended characters count for two. One SMS holds 160, each part of several 153. */
export function gsm7Length(text: string): number {
  let length = 0;
  for (const character of text) length += EXTENDED.includes(character) ? 2 : 1;
  return length;
}

export function smsParts(text: string): number {
  const length = gsm7Length(text);
  return length <= 160 ? 1 : Math.ceil(length / 153);
}
