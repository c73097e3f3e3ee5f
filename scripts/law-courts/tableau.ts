/** One court of tableau IV: its cour d'appel, département, tribunal de grande instance, tribunal d'instance and list of cantons. */
export type Row = { appeal: string; departement: string; tgi: string; ti: string; cantons: string };

/** Footnotes of the table: « applicable jusqu'au … » rows are dead. */
const dead = new Set(['3', '5', '7', '9', '11', '13', '15', '17', '21']);

/** Cells of every row, with rowspan and colspan unfolded. */
function cellsOf(html: string): { cells: string[]; span: number }[] {
  const carried: { text: string; left: number }[] = [];
  return [...html.matchAll(/<tr>([\s\S]*?)<\/tr>/g)].map(([, row]) => {
    const own = [...(row as string).matchAll(/<t[dh]([^>]*?)(?:\/>|>([\s\S]*?)<\/t[dh]>)/g)].map(
      ([, attributes, body = '']) => ({
        text: body
          .replace(/<br\/>/g, ' ')
          .replace(/<[^>]+>/g, ' ')
          .replace(/\s+/g, ' ')
          .trim(),
        rowspan: Number(/rowspan="(\d+)"/.exec(attributes as string)?.[1] ?? 1),
        colspan: Number(/colspan="(\d+)"/.exec(attributes as string)?.[1] ?? 1),
      }),
    );
    const cells: string[] = [];
    const queue = [...own];
    for (let column = 0; column < 3 || queue.length > 0; column++) {
      const above = carried[column];
      if (above && above.left > 0) {
        above.left--;
        cells.push(above.text);
        continue;
      }
      const cell = queue.shift();
      if (!cell) break;
      for (let extra = 0; extra < cell.colspan; extra++) {
        carried[column + extra] = { text: cell.text, left: cell.rowspan - 1 };
        cells.push(cell.text);
      }
      column += cell.colspan - 1;
    }
    return { cells, span: own[0]?.colspan ?? 1 };
  });
}

const clean = (text: string) =>
  text
    .replace(/[[\]]/g, '')
    .replace(/\(\d+\)/g, '')
    .trim();

/** Every row of the table that was not replaced by a later one. */
export function readTableau(html: string): Row[] {
  const rows: Row[] = [];
  let [appeal, departement, lastSeat] = ['', '', ''];
  for (const { cells, span } of cellsOf(html)) {
    const [first = '', second = '', third = ''] = cells;
    if (span >= 3 && /^(?:Cour d'appel|Tribunal supérieur)/.test(first)) {
      const [, name = '', only] =
        /^(?:Cour d'appel (?:de la |de |du |des |d')|)([^(]*?)(?: \((.*)\))? *$/.exec(first) ?? [];
      appeal = name;
      departement = only ?? '';
      continue;
    }
    if (span >= 3) {
      departement = first;
      continue;
    }
    // An empty seat continues the row above, even a dead one.
    if (clean(first)) lastSeat = clean(first);
    const notes = cells.slice(0, 3).map((text) => /\((\d+)\)\s*\]/.exec(text)?.[1]);
    if (notes.some((note) => note !== undefined && dead.has(note))) continue;
    if (!/[Cc]antons?|[Cc]ommunes?|[Aa]rrondissement/.test(third) || /^Dont une chambre/.test(first)) continue;
    rows.push({ appeal, departement, tgi: lastSeat, ti: clean(second) || lastSeat, cantons: clean(third) });
  }
  return rows;
}

/** A canton of a row; `only` when the row has no more of it than some communes. */
export type Canton = { name: string; only?: string[] };

const withoutArticle = (name: string) =>
  name
    .replace(/^(?:cantons? )?(?:de la |de l'|des |de-|de |du |d')/, '')
    .replace(/\.$/, '')
    .trim();

/** The cantons that a row lists. */
export function cantonsOf(text: string): Canton[] {
  const notes: string[] = [];
  const flat = text.replace(/\(([^)]*)\)/g, (_, note: string) => `(${notes.push(note) - 1})`);
  return flat
    .replace(/^.*?[Cc]antons? (?:des |de la |de l'|de |du |d')?/, '')
    .split(/[,;]| et (?=[A-ZÀ-Ý])|\. /)
    .map((part) => {
      const note = notes[Number(/\((\d+)\)/.exec(part)?.[1] ?? NaN)] ?? '';
      const [, list] = /^uniquement (?:la |les )(?:fraction de la )?communes? (.*)$/.exec(note) ?? [];
      const name = withoutArticle(part.replace(/ *\(\d+\)/, '').trim());
      return list === undefined
        ? { name }
        : { name, only: list.split(/,| et (?:la commune )?/).map((one) => withoutArticle(one.trim())) };
    })
    .filter(({ name }) => name.length > 1);
}
