import { deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { listRefusalMessage } from './french-words.ts';
import type { ListSource } from './list.ts';
import { openList } from './read-list.ts';
import { ListError } from './separated-rows.ts';
import { allLines, sourceOf, workbookOf } from './testing/list-source.ts';

async function refusalOf(source: ListSource) {
  const list = await openList(source);
  if (!list.refused) throw new Error('was read');
  expect(listRefusalMessage(list.refusal).length).toBeGreaterThan(10);
  return list.refusal;
}

const ROWS = [
  ['Facture', 'Date', 'Client', 'TTC'],
  ['F1', '13/03/2026', 'A', 10],
];

test.each([
  ['no byte', '', 'empty'],
  ['blanks', ' \n \r\n', 'empty'],
  ['prose', 'Bonjour, voici la liste de nos factures.', 'not-a-table'],
  ['NUL bytes', 'Facture;Date\0;Client;TTC\nF1;13/03/2026;A;10', 'not-a-table'],
  ['a web page', '<html><table><tr><td>F1</td></tr></table></html>', 'unsupported-format'],
  ['a PDF', '%PDF-1.7\n', 'unsupported-format'],
  ['no amount', 'Facture;Date;Client\nF1;13/03/2026;A', 'no-amount-column'],
  ['no number', 'Date;Client;TTC\n13/03/2026;A;1,00', 'no-number-column'],
  ['no date', 'Facture;Client;TTC\nF1;A;1,00', 'no-date-column'],
  ['no debtor', 'Facture;Date;TTC\nF1;13/03/2026;1,00', 'no-debtor-column'],
  ['an aged balance', 'Client;Solde;Non échu;0-30;31-60;61-90;> 90\nDUPONT;10;1;2;3;4;0', 'aged-balance'],
  [
    'an aged balance in days',
    'Code;Client;Total;Non échues;1 à 30 jours;31 à 60 jours;61 à 90 jours;+ de 90 jours\nC1;DUPONT;10;1;2;3;4;0',
    'aged-balance',
  ],
  ['a quote left open', 'Facture;Date;Client;TTC\nF1;13/03/2026;"A;10', 'quote-not-closed'],
])('%s is refused by name', async (_name, content, kind) => {
  expect(await refusalOf(sourceOf(content))).toMatchObject({ kind });
});

test('a quote that swallows the lines after it is refused, not merged', async () => {
  const lines = Array.from(
    { length: 60 },
    (_, index) => `F${index};13/03/2026;${index === 3 ? '"A' : 'A'};10,00;${index === 59 ? 'x"' : ''}`,
  );
  expect(await refusalOf(sourceOf(`Facture;Date;Client;TTC;Note\n${lines.join('\n')}`))).toEqual({
    kind: 'quote-not-closed',
    line: 5,
  });
});

test('a gigabyte of one line is refused within a few pieces', async () => {
  let asked = 0;
  const piece = Buffer.alloc(1024 * 1024, 'a');
  const endless: ListSource = {
    name: 'x.csv',
    async *open() {
      for (let index = 0; index < 1024; index += 1) {
        asked += 1;
        yield piece;
      }
    },
  };
  expect((await refusalOf(endless)).kind).toBe('not-a-table');
  expect(asked).toBeLessThan(10);
});

test('a line beyond the limit is refused with its number', async () => {
  const text = `Facture;Date;Client;TTC\nF1;13/03/2026;A;10\nF2;13/03/2026;${'é'.repeat(400_000)};10\n`;
  expect(await refusalOf(sourceOf(text))).toMatchObject({ kind: 'line-too-long', line: 3 });
});

test('ten thousand columns are refused', async () => {
  expect(await refusalOf(sourceOf(`${'a;'.repeat(10_000)}\n${'1;'.repeat(10_000)}`))).toMatchObject({
    kind: 'too-many-columns',
  });
});

test.each([
  ['biff8', { kind: 'unsupported-format', format: 'old-workbook' }],
  ['xlsb', { kind: 'unsupported-format', format: 'binary-workbook' }],
  ['ods', { kind: 'unsupported-format', format: 'opendocument' }],
] as const)('a workbook of format %s is refused by name', async (type, refusal) => {
  expect(await refusalOf(sourceOf(workbookOf(ROWS, type)))).toEqual(refusal);
});

test('a cell at the far right of many rows is refused without filling the rows', async () => {
  const sheet = [
    ['Facture', 'Date', 'Client', 'TTC'],
    ...Array.from({ length: 300 }, () => Object.assign(Array(16_384), { 0: 'F', 16383: 'x' })),
  ];
  expect(await refusalOf(sourceOf(workbookOf(sheet)))).toMatchObject({ kind: 'too-many-columns' });
});

type Entry = { name: string; data: Buffer; declared?: number; flags?: number };

/** An archive of our own making, so that it may lie. */
function zipOf(entries: Entry[]): Buffer {
  const [files, directory]: Buffer[][] = [[], []];
  let at = 0;
  for (const { name, data, declared, flags = 0 } of entries) {
    const packed = deflateRawSync(data);
    const [local, central] = [Buffer.alloc(30), Buffer.alloc(46)];
    local.writeUInt32LE(0x04034b50, 0);
    central.writeUInt32LE(0x02014b50, 0);
    for (const [header, shift] of [
      [local, 0],
      [central, 2],
    ] as const) {
      header.writeUInt16LE(flags, 6 + shift);
      header.writeUInt16LE(8, 8 + shift);
      header.writeUInt32LE(packed.length, 18 + shift);
      header.writeUInt32LE(declared ?? data.length, 22 + shift);
      header.writeUInt16LE(name.length, 26 + shift);
    }
    central.writeUInt32LE(at, 42);
    files?.push(local, Buffer.from(name), packed);
    directory?.push(central, Buffer.from(name));
    at += 30 + name.length + packed.length;
  }
  const listed = Buffer.concat(directory ?? []);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...(files ?? []), listed, end]);
}

test('a workbook that inflates beyond bounds is refused before it is inflated, and one that lies about it as soon as it does', async () => {
  const bomb = Buffer.alloc(60 * 1024 * 1024);
  const names = ['xl/workbook.xml', 'xl/worksheets/sheet1.xml', 'xl/worksheets/sheet2.xml'];
  expect(await refusalOf(sourceOf(zipOf(names.map((name) => ({ name, data: bomb })))))).toMatchObject({
    kind: 'too-large',
  });
  const liar = zipOf([{ name: 'xl/workbook.xml', data: bomb, declared: 1000 }]);
  expect(await refusalOf(sourceOf(liar))).toMatchObject({ kind: 'too-large' });
});

test('macros, passwords, damaged and other archives are refused by name', async () => {
  const file = (name: string, more: Partial<Entry> = {}) => ({ name, data: Buffer.from('<x/>'), ...more });
  expect(await refusalOf(sourceOf(zipOf([file('xl/workbook.xml'), file('xl/vbaProject.bin')])))).toEqual({
    kind: 'workbook-with-macros',
  });
  expect(await refusalOf(sourceOf(zipOf([file('xl/workbook.xml', { flags: 1 })])))).toEqual({
    kind: 'encrypted-workbook',
  });
  expect(await refusalOf(sourceOf(zipOf([file('lisez-moi.txt')])))).toEqual({
    kind: 'unsupported-format',
    format: 'zip',
  });
  const half = workbookOf(ROWS);
  expect((await refusalOf(sourceOf(half.subarray(0, half.length / 2)))).kind).toBe('damaged-workbook');
});

test('a file that changes while it is read is refused, not half read', async () => {
  let opened = 0;
  const good = 'Facture;Date;Client;TTC\nF1;13/03/2026;A;10,00\n';
  const source: ListSource = {
    name: 'x.csv',
    async *open() {
      opened += 1;
      yield Buffer.from(opened < 5 ? good : `${good}F2;13/03/2026;"A;10`);
    },
  };
  const list = await openList(source);
  if (list.refused) throw new Error('refused');
  opened = 10;
  await expect(allLines(list.value)).rejects.toBeInstanceOf(ListError);
});
