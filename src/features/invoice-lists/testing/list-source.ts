import { utils, write } from '@e965/xlsx';
import { orThrow } from '../../../kernel/result.ts';
import type { ListLine, ListOptions, ListSource, OpenList } from '../list.ts';
import { openList } from '../read-list.ts';

/** A source in memory, handed over in small pieces so that every border is crossed. */
export function sourceOf(content: string | Uint8Array, name = 'liste.csv', piece = 4096): ListSource {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  return {
    name,
    async *open() {
      for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
    },
  };
}

export async function allLines(list: OpenList): Promise<ListLine[]> {
  const lines: ListLine[] = [];
  for await (const batch of list.lines()) lines.push(...batch);
  return lines;
}

/** The lines of a list that must be readable. */
export async function linesOf(content: string | Uint8Array, options?: ListOptions, name?: string): Promise<ListLine[]> {
  return allLines(orThrow(await openList(sourceOf(content, name), options)));
}

/** A workbook of one sheet; a cell may be given as SheetJS describes it. */
export function workbookOf(rows: unknown[][], bookType: 'xlsx' | 'xlsm' | 'xlsb' | 'biff8' | 'ods' = 'xlsx'): Buffer {
  const sheet = utils.aoa_to_sheet(rows);
  const book = { SheetNames: ['Feuille'], Sheets: { Feuille: sheet } };
  return write(book, { type: 'buffer', bookType }) as Buffer;
}
