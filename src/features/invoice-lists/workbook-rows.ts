import { type CellObject, read, SSF, type WorkBook } from '@e965/xlsx';
import { fromEpochDay } from '../../kernel/civil-date.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { findHeader } from './find-columns.ts';
import type { Cell, ListRefusal, ListSource, Row } from './list.ts';
import { COLUMN_LIMIT } from './separated-rows.ts';
import { zipContents } from './zip-contents.ts';

/** Largest workbook, bytes as stored: some 300 000 invoices. */
export const WORKBOOK_LIMIT = 25 * 1024 * 1024;
const BATCH = 500;

export type WorkbookTable = { sheet: string; otherSheets: string[]; rows: () => AsyncGenerator<Row[]> };

/**
 * The rows of the sheet of a workbook (.xlsx) that has titles: values only, those that its formulas left when it was saved. A formula
 * without one stays a text that no amount is read from. Macros, encryption and other formats are refused by name.
 */
export async function workbookRows(source: ListSource): Promise<Result<WorkbookTable, ListRefusal>> {
  const bytes = await wholeOf(source);
  if (bytes.refused) return bytes;
  const names = zipContents(bytes.value);
  if (names.refused) return names;
  const format = formatOf(names.value);
  if (format) return refuse(format);
  let workbook: WorkBook;
  try {
    workbook = read(bytes.value, { dense: true, cellFormula: true, cellNF: true, cellText: false, cellHTML: false });
  } catch (error) {
    return refuse({ kind: 'damaged-workbook', reason: (error as Error).message.slice(0, 100) });
  }
  const tables = tablesOf(workbook);
  const chosen = tables.find(({ rows }) => findHeader(rows.slice(0, 80), undefined) !== undefined) ?? tables[0];
  if (!chosen) return refuse({ kind: 'empty' });
  const wide = chosen.rows.find(({ cells }) => cells.length > COLUMN_LIMIT);
  if (wide) return refuse({ kind: 'too-many-columns', columns: wide.cells.length, limit: COLUMN_LIMIT });
  return ok({
    sheet: chosen.name,
    otherSheets: tables.filter((table) => table !== chosen).map(({ name }) => name),
    async *rows() {
      for (let start = 0; start < chosen.rows.length; start += BATCH) yield chosen.rows.slice(start, start + BATCH);
    },
  });
}

async function wholeOf(source: ListSource): Promise<Result<Buffer, ListRefusal>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of source.open()) {
    length += chunk.length;
    if (length > WORKBOOK_LIMIT) return refuse({ kind: 'too-large', bytes: length, limit: WORKBOOK_LIMIT });
    chunks.push(chunk);
  }
  return ok(Buffer.concat(chunks));
}

function formatOf(names: readonly string[]): ListRefusal | undefined {
  if (names.some((name) => /vbaProject\.bin$/i.test(name) || /^xl\/macrosheets\//i.test(name)))
    return { kind: 'workbook-with-macros' };
  if (names.includes('xl/workbook.bin')) return { kind: 'unsupported-format', format: 'binary-workbook' };
  if (names.includes('xl/workbook.xml')) return undefined;
  const isOpenDocument = names.includes('mimetype') && names.includes('content.xml');
  return { kind: 'unsupported-format', format: isOpenDocument ? 'opendocument' : 'zip' };
}

function tablesOf(workbook: WorkBook): { name: string; rows: Row[] }[] {
  const isFrom1904 = workbook.Workbook?.WBProps?.date1904 === true;
  return workbook.SheetNames.flatMap((name, index) => {
    const isHidden = (workbook.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0;
    const data: (CellObject[] | undefined)[] = (workbook.Sheets[name] as { '!data'?: CellObject[][] })?.['!data'] ?? [];
    const rows: Row[] = [];
    for (const [line, cells] of data.entries()) {
      if (!cells) continue;
      // A cell at the far right of a row would make it sixteen thousand cells wide: one too many is enough to refuse.
      const width = Math.min(cells.length, COLUMN_LIMIT + 1);
      const values = Array.from({ length: width }, (_, column) => cellValue(cells[column], isFrom1904));
      if (values.some((value) => value !== '')) rows.push({ line: line + 1, cells: values });
    }
    return rows.length === 0 || isHidden ? [] : [{ name, rows }];
  });
}

function cellValue(cell: CellObject | undefined, isFrom1904: boolean): Cell {
  if (!cell) return '';
  if (cell.v === undefined || cell.v === null) return cell.f === undefined ? '' : `=${cell.f}`;
  if (cell.t === 'e') return '#ERREUR';
  if (typeof cell.v === 'number') {
    const isDay = typeof cell.z === 'string' && SSF.is_date(cell.z);
    const serial = Math.floor(cell.v) + (isFrom1904 ? 1_462 : 0);
    return isDay && serial > 60 && serial < 100_000 ? fromEpochDay(serial - 25_569) : cell.v;
  }
  return cell.v instanceof Date ? cell.v.toISOString().slice(0, 10) : String(cell.v).trim();
}
