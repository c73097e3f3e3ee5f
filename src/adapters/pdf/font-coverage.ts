/** Code points that a TrueType font can draw, read from its `cmap` table (OpenType 1.9, formats 4 and 12). */
export function coverageOf(font: Buffer): Set<number> {
  const covered = new Set<number>();
  const cmap = tableOffset(font, 'cmap');
  const count = font.readUInt16BE(cmap + 2);
  for (let index = 0; index < count; index++) {
    const subtable = cmap + font.readUInt32BE(cmap + 4 + index * 8 + 4);
    const format = font.readUInt16BE(subtable);
    if (format === 4) addSegments(font, subtable, covered);
    if (format === 12) addGroups(font, subtable, covered);
  }
  return covered;
}

function tableOffset(font: Buffer, tag: string): number {
  const tables = font.readUInt16BE(4);
  for (let index = 0; index < tables; index++) {
    const entry = 12 + index * 16;
    if (font.toString('latin1', entry, entry + 4) === tag) return font.readUInt32BE(entry + 8);
  }
  throw new Error(`no ${tag} table in the font`);
}

function addSegments(font: Buffer, subtable: number, covered: Set<number>): void {
  const segments = font.readUInt16BE(subtable + 6) / 2;
  const ends = subtable + 14;
  const starts = ends + segments * 2 + 2;
  for (let segment = 0; segment < segments; segment++) {
    const [start, end] = [font.readUInt16BE(starts + segment * 2), font.readUInt16BE(ends + segment * 2)];
    for (let point = start; point <= end && point < 0xffff; point++) covered.add(point);
  }
}

function addGroups(font: Buffer, subtable: number, covered: Set<number>): void {
  const groups = font.readUInt32BE(subtable + 12);
  for (let group = 0; group < groups; group++) {
    const at = subtable + 16 + group * 12;
    for (let point = font.readUInt32BE(at); point <= font.readUInt32BE(at + 4); point++) covered.add(point);
  }
}

/** The text with every character that the font lacks taken apart (ﬃ → ffi) or replaced by '?'. */
export function displayable(text: string, covered: Set<number>): string {
  const isCovered = (character: string) => covered.has(character.codePointAt(0) ?? 0);
  let out = '';
  for (const character of text.normalize('NFC')) {
    if (character < ' ' || isCovered(character)) out += character;
    else if (!/[\p{Cf}\p{M}]/u.test(character)) {
      const apart = character.normalize('NFKD').replace(/\p{M}/gu, '');
      out += apart !== '' && [...apart].every(isCovered) ? apart.replace(/["\\]/g, '') : '?';
    }
  }
  return out;
}
