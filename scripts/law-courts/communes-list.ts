/** The courts of one commune in the ministry's list, by the names of their seats; no proximity court when the seat's own hears all. */
export type ListedCourts = { appeal: string; judicial: string; proximity: string };

export type ListRefusal =
  | { kind: 'column-missing'; column: string; headers: string[] }
  | { kind: 'column-twice'; column: string; headers: string[] }
  | { kind: 'bad-row'; line: number; reason: 'cells' | 'code' | 'two-courts' };

export type CommunesList = ReadonlyMap<string, ListedCourts>;

/** UTF-8 with or without its mark, or the Windows code page of older years. */
function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** The cells of a line; a quoted cell may hold the separator and doubled quotes. */
function cellsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|;)(?:"((?:[^"]|"")*)"|([^;]*))/g)].map(([, quoted, bare]) =>
    (quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"')).trim(),
  );
}

const title = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

const columns: Record<'code' | keyof ListedCourts, RegExp> = {
  code: /^(?:code )?insee(?: (?:de la )?commune)?$|^code (?:insee )?(?:de la )?commune$|^com$|^code geographique$/,
  appeal: /^(?:nom |libelle |siege )?(?:de la |du )?(?:cour d appel|ca)(?: competente?)?$/,
  judicial: /^(?:nom |libelle |siege )?(?:du )?(?:tribunal judiciaire|tj)(?: competent)?$/,
  proximity: /^(?:nom |libelle |siege )?(?:du )?(?:(?:tribunal|chambre) de proximite|tprx|tpr|tprox)(?: competente?)?$/,
};

/** « Tribunal judiciaire d'Évry-Courcouronnes » and « TJ EVRY-COURCOURONNES » are Évry-Courcouronnes. */
function seatOf(name: string): string {
  return name
    .replace(
      /^(?:cour d['’]appel|tribunal judiciaire|(?:tribunal|chambre) de proximit[ée]|ca|tj|tprx|tpr|tprox)\s+/i,
      '',
    )
    .replace(/^(?:de la (?=[A-ZÀ-Ý])|de l['’]|de |d['’])/i, (article) => (/^de la /i.test(article) ? 'La ' : ''))
    .replace(/^du (?=[A-ZÀ-Ý])/i, 'Le ')
    .replace(/^des (?=[A-ZÀ-Ý])/i, 'Les ')
    .trim();
}

/**
 * Reads the ministry of justice's « Liste des juridictions compétentes pour les communes de France » (CSV, `;`), by commune code. Its
 * column titles change from year to year: a column that cannot be told is refused with the titles that were found, never guessed.
 */
export function readCommunesList(bytes: Uint8Array): { list: CommunesList } | { refusal: ListRefusal } {
  const [head = '', ...lines] = decoded(bytes)
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/);
  const headers = cellsOf(head);
  const at: Record<string, number> = {};
  for (const [column, pattern] of Object.entries(columns)) {
    const found = headers.flatMap((header, index) => (pattern.test(title(header)) ? [index] : []));
    if (found.length > 1) return { refusal: { kind: 'column-twice', column, headers } };
    if (found.length === 0 && column !== 'proximity' && column !== 'appeal')
      return { refusal: { kind: 'column-missing', column, headers } };
    at[column] = found[0] ?? -1;
  }
  const list = new Map<string, ListedCourts>();
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const cells = cellsOf(line);
    const bad = (reason: 'cells' | 'code' | 'two-courts') => ({
      refusal: { kind: 'bad-row' as const, line: index + 2, reason },
    });
    if (cells.length < headers.length) return bad('cells');
    const cell = (column: string) => cells[at[column] ?? -1] ?? '';
    const code = cell('code').toUpperCase().padStart(5, '0');
    if (!/^(?:\d{2}|2[AB])\d{3}$/.test(code)) return bad('code');
    const judicial = seatOf(cell('judicial'));
    if (judicial === '') continue;
    const row = { appeal: seatOf(cell('appeal')), judicial, proximity: seatOf(cell('proximity')) };
    const known = list.get(code);
    if (known && known.judicial !== row.judicial) return bad('two-courts');
    list.set(code, row);
  }
  return { list };
}
