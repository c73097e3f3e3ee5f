import { createReadStream } from 'node:fs';
import { access, constants, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { listRefusalMessage, remarkMessage } from '../../features/invoice-lists/french-words.ts';
import {
  FIELDS,
  type LineRemark,
  type ListedInvoice,
  type ListField,
  type ListLine,
  type ListOptions,
  type ListRefusal,
  type OpenList,
} from '../../features/invoice-lists/list.ts';
import { openList } from '../../features/invoice-lists/read-list.ts';
import { ListError } from '../../features/invoice-lists/separated-rows.ts';
import { type CivilDate, inParis, parseCivilDate } from '../../kernel/civil-date.ts';
import { type Cents, decimal } from '../../kernel/money.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { pathOf, printable } from '../cli-files.ts';

const USAGE =
  'import csv FICHIER [--map auto|number=TITRE,issueDate=TITRE,…] [--terms JOURS|none] [--on AAAA-MM-JJ] [--json]';

/**
 * `import csv FILE`: reads a list of invoices (CSV, .xlsx, FEC) without keeping anything. With `--json`, one object a line: the lines in
 * order, then `{ summary }`. Exit codes: 0 every line is good or skipped, 1 some are faulty, 2 the file cannot be read.
 */
export async function run(args: string[]): Promise<number> {
  const asked = parsedArguments(args);
  if (!asked) {
    console.error(`Usage : npm run -s recouvrance -- ${USAGE}\nChamps : ${FIELDS.join(', ')}`);
    return 2;
  }
  const { file, json, on, options } = asked;
  const readable = await checkFile(file);
  const source = { name: basename(file), open: () => createReadStream(pathOf(file), { highWaterMark: 256 * 1024 }) };
  const list = readable.refused ? readable : await openList(source, options);
  if (list.refused) return refused(list.refusal, json);
  try {
    return await print(list.value, { json, on });
  } catch (error) {
    if (error instanceof ListError) return refused(error.refusal, json);
    throw error;
  }
}

type Asked = { file: string; json: boolean; on: CivilDate; options: ListOptions };

function parsedArguments(args: string[]): Asked | undefined {
  const declared = {
    json: { type: 'boolean' },
    map: { type: 'string' },
    terms: { type: 'string' },
    on: { type: 'string' },
  } as const;
  try {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: declared });
    const [file] = positionals;
    const mapping = mappingOf(values.map ?? 'auto');
    const on = values.on === undefined ? inParis(new Date()).date : parseCivilDate(values.on);
    const terms = values.terms === 'none' ? null : values.terms === undefined ? undefined : Number(values.terms);
    if (!file || positionals.length > 1 || !mapping || (typeof on !== 'string' && on.refused)) return undefined;
    if (typeof terms === 'number' && !(Number.isInteger(terms) && terms >= 0 && terms <= 366)) return undefined;
    const today = typeof on === 'string' ? on : on.value;
    return {
      file,
      json: values.json === true,
      on: today,
      options: { mapping, ...(terms === undefined ? {} : { terms }) },
    };
  } catch {
    return undefined;
  }
}

/** `number=N° facture,total=TTC`: a title may hold a comma, a field and its equals sign begin the next one. */
function mappingOf(text: string): ListOptions['mapping'] | undefined {
  if (text === 'auto') return {};
  const mapping: Partial<Record<ListField, string>> = {};
  for (const pair of text.split(/[,;](?=[A-Za-z]+=)/)) {
    const [field = '', ...title] = pair.split('=');
    const known = FIELDS.find((name) => name === field.trim());
    if (!known || title.length === 0) return undefined;
    mapping[known] = title.join('=').trim();
  }
  return mapping;
}

async function checkFile(file: string): Promise<Result<null, ListRefusal>> {
  try {
    if (!(await stat(pathOf(file))).isFile()) return refuse({ kind: 'file-not-readable', why: 'folder' });
    await access(pathOf(file), constants.R_OK);
    return ok(null);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    const why = /ENOENT|ENOTDIR/.test(code) ? 'missing' : /EACCES|EPERM/.test(code) ? 'permission' : 'other';
    return refuse({ kind: 'file-not-readable', why });
  }
}

function refused(refusal: ListRefusal, json: boolean): number {
  const { kind, ...facts } = refusal;
  const message = listRefusalMessage(refusal);
  if (json) process.stdout.write(`${JSON.stringify({ outcome: 'refused', refusal: { kind, message, ...facts } })}\n`);
  console.error(`REFUSÉ : ${printable(message)}`);
  return 2;
}

type Counts = { lines: number; good: number; faulty: number; skipped: number; total: bigint; remaining: bigint };

async function print(list: OpenList, { json, on }: { json: boolean; on: CivilDate }): Promise<number> {
  const counts: Counts = { lines: 0, good: 0, faulty: 0, skipped: 0, total: 0n, remaining: 0n };
  const kinds: Record<string, number> = {};
  for await (const lines of list.lines()) {
    let text = '';
    for (const line of lines) {
      counts.lines += 1;
      counts[line.outcome] += 1;
      counts.total += line.invoice?.total ?? 0n;
      counts.remaining += line.invoice?.remaining ?? 0n;
      for (const { kind } of [...line.faults, ...line.notices]) kinds[kind] = (kinds[kind] ?? 0) + 1;
      text += json ? `${JSON.stringify(lineJson(line, on))}\n` : faultyText(line);
    }
    if (text !== '' && !process.stdout.write(text))
      await new Promise((resolve) => process.stdout.once('drain', resolve));
  }
  const summary = summaryOf(list, counts, kinds);
  if (json) process.stdout.write(`${JSON.stringify({ summary })}\n`);
  else process.stdout.write(summaryText(list, counts));
  return counts.faulty > 0 ? 1 : 0;
}

const remarkJson = (remark: LineRemark) => ({ ...remark, message: remarkMessage(remark) });

function lineJson({ line, outcome, invoice, about, faults, notices }: ListLine, on: CivilDate) {
  const dated = invoice ? datedNotices(invoice, on) : [];
  return {
    line,
    outcome,
    ...(invoice ? { invoice: invoiceJson(invoice) } : {}),
    ...(about ? { about } : {}),
    faults: faults.map(remarkJson),
    notices: [...notices, ...dated].map(remarkJson),
  };
}

/** A line is read alike on any day; what today makes of it is said beside. */
function datedNotices({ issueDate, dueDate }: ListedInvoice, on: CivilDate): LineRemark[] {
  if (issueDate > on) return [{ field: 'issueDate', kind: 'issued-in-the-future', text: issueDate }];
  return dueDate >= on ? [{ field: 'dueDate', kind: 'not-yet-due', text: dueDate }] : [];
}

function invoiceJson({ total, remaining, net, tax, creditNotes, debtor, ...invoice }: ListedInvoice) {
  const { addressLines, ...party } = debtor;
  const address = [...addressLines, [party.postcode, party.city].filter(Boolean).join(' ')].filter(Boolean);
  return {
    ...invoice,
    total: decimal(total),
    remaining: decimal(remaining),
    ...(net === undefined || tax === undefined ? {} : { net: decimal(net), tax: decimal(tax) }),
    debtor: { ...party, ...(address.length > 0 ? { address: address.join('\n') } : {}) },
    ...(creditNotes.length === 0
      ? {}
      : { creditNotes: creditNotes.map(({ amount, ...note }) => ({ ...note, amount: decimal(amount) })) }),
  };
}

function summaryOf(list: OpenList, { total, remaining, ...counts }: Counts, kinds: Record<string, number>) {
  const { format, encoding, separator, sheet, headerLine, titles, columns, notices } = list;
  const mapping = Object.fromEntries(Object.entries(columns).map(([field, column]) => [field, titles[column]]));
  return {
    format,
    encoding,
    separator,
    sheet,
    headerLine,
    columns: mapping,
    ...counts,
    total: decimal(total as Cents),
    remaining: decimal(remaining as Cents),
    kinds,
    notices: notices.map(remarkJson),
  };
}

function faultyText({ line, outcome, faults }: ListLine): string {
  if (outcome !== 'faulty') return '';
  return `Ligne ${line} : ${faults.map((fault) => printable(remarkMessage(fault))).join(' ')}\n`;
}

function summaryText(list: OpenList, { good, faulty, skipped, remaining }: Counts): string {
  const columns = Object.entries(list.columns).map(([field, column]) => `${field} = ${list.titles[column]}`);
  const lines = [
    `${good} bonnes, ${faulty} à corriger, ${skipped} laissées de côté ; reste dû : ${decimal(remaining as Cents)} €`,
    ...(columns.length > 0 ? [`Colonnes : ${columns.join(' ; ')}`] : []),
    ...list.notices.map((notice) => `Attention : ${remarkMessage(notice)}`),
  ];
  return `${lines.map(printable).join('\n')}\n`;
}
