import { type Cents, decimal, percentText, type Rate } from '../../src/kernel/money.ts';
import { citation, legifranceUrl, type Read, type Source } from '../../src/law/citation.ts';

/** How a source was read, in the words of the pages. */
export const reads: Record<Read, string> = {
  official: 'lu dans le texte',
  'second-hand': 'de seconde main',
  unconfirmed: '**non confirmé**',
};

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

export function row(...cells: string[]): string {
  return `| ${cells.map(cell).join(' | ')} |`;
}

/** A table of rows under their headings; nothing when there is no row. */
export function tableOf(headings: readonly string[], rows: readonly string[][]): string[] {
  if (rows.length === 0) return [];
  return [row(...headings), row(...headings.map(() => '---')), ...rows.map((one) => row(...one)), ''];
}

export function linked(source: Source): string {
  const url = source.id === undefined ? undefined : legifranceUrl(source);
  const name = citation(source);
  const id = source.id === undefined ? '' : ` (${source.id})`;
  return url === undefined ? `${name}${id}` : `[${name}](${url})${id}`;
}

export function remarks(source: Source): string {
  return [
    source.conflict === undefined ? '' : `**conflit** : ${source.conflict}`,
    source.note ?? '',
    source.told === undefined ? '' : `d’après ${source.told}`,
  ]
    .filter(Boolean)
    .join(' ; ');
}

/** Sources on one line, each with how it was read. */
export function listed(sources: readonly Source[]): string {
  return sources.map((source) => `${linked(source)} — ${reads[source.read]}`).join(' ; ');
}

/** The headings of `ruleRow`: what a rule says, where it comes from, how sure we are of it. */
export const ruleHeadings = ['règle', 'valeur', 'source', 'lecture', 'remarques'] as const;

/** A rule by one of its sources per row: the first carries its name and its value. */
export function ruleRows(name: string, value: string, sources: readonly Source[]): string[][] {
  return sources.map((source, index) => [
    index === 0 ? name : '',
    index === 0 ? value : '',
    linked(source),
    reads[source.read],
    remarks(source),
  ]);
}

/** The line that opens a page of rules. */
export const reviewed = (on: string): string[] => [`Dernière relecture : ${on}.`, ''];

export const amount = (value: Cents): string => `${decimal(value).replace('.', ',')} €`;
export const rate = (value: Rate): string => `${percentText(value).replace('.', ',')} %`;
