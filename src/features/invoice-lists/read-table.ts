import { ok, type Result, refuse } from '../../kernel/result.ts';
import { isFecHeader } from './fec/fec-fields.ts';
import { type LineRemark, type ListFormat, type ListRefusal, type ListSource, type Row, remark } from './list.ts';
import { encodingOf, headOf, kindOf, separatorOf, settleEncoding } from './list-text.ts';
import { separatedRows } from './separated-rows.ts';
import { workbookRows } from './workbook-rows.ts';

export type Table = {
  format: ListFormat;
  rows: () => AsyncGenerator<Row[]>;
  encoding?: string;
  separator?: string;
  sheet?: string;
  notices?: LineRemark[];
};

/**
 * The rows of a file by its contents, never by its name: separated text in any usual encoding, or the sheet of a workbook (.xlsx) that
 * has titles. What is no table is refused by name; a fault met while reading rows throws a `ListError` that carries its refusal.
 */
export async function tableOf(source: ListSource): Promise<Result<Table, ListRefusal>> {
  const head = await headOf(source);
  const kind = kindOf(head);
  if (kind.refused) return kind;
  if (kind.value === 'workbook') {
    const workbook = await workbookRows(source);
    if (workbook.refused) return workbook;
    const { sheet, otherSheets, rows } = workbook.value;
    const notices = otherSheets.length > 0 ? [remark('', 'other-sheets', otherSheets.join(', '))] : [];
    return ok({ format: 'workbook', sheet, rows, notices });
  }
  const first = encodingOf(head);
  if (first.refused) return first;
  const text = new TextDecoder(first.value).decode(head);
  if (text.trim() === '') return refuse({ kind: 'empty' });
  if (/^\s*<(?:\?xml|!doctype|html|[a-z:]+[\s>])/i.test(text))
    return refuse({ kind: 'unsupported-format', format: 'xml' });
  const separator = separatorOf(text);
  if (!separator) return refuse({ kind: 'not-a-table', found: text.trim().slice(0, 60) });
  const encoding = await settleEncoding(source, head);
  if (encoding.refused) return encoding;
  const isFec = isFecHeader((text.split(/\r\n|\n|\r/, 1)[0] ?? '').split(separator));
  const layout = { encoding: encoding.value, separator, isQuoted: !isFec };
  return ok({ format: 'separated', encoding: encoding.value, separator, rows: () => separatedRows(source, layout) });
}

/** The first rows of a table, and no more. */
export async function firstRows(rows: AsyncGenerator<Row[]>, count: number): Promise<Row[]> {
  const first: Row[] = [];
  for await (const batch of rows) {
    first.push(...batch);
    if (first.length >= count) break;
  }
  return first.slice(0, count);
}
