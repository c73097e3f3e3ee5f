import { expect, test } from 'vitest';
import { orThrow } from '../../../kernel/result.ts';
import type { ListLine } from '../list.ts';
import { openList } from '../read-list.ts';
import { allLines, sourceOf } from '../testing/list-source.ts';
import { FEC_FIELDS } from './fec-fields.ts';

type Entry = {
  journal?: string;
  num?: string;
  date?: string;
  account?: string;
  aux?: string;
  name?: string;
  ref?: string;
  label?: string;
  debit?: string;
  credit?: string;
  let?: string;
};

const NAME = '404833048FEC20261231.txt';

function rowOf(entry: Entry): string[] {
  const {
    journal = 'VE',
    num = '1',
    date = '20260313',
    account = '411000',
    aux = '',
    name = '',
    ref = '',
    label = '',
  } = entry;
  const isMoney = (text: string | undefined) => text ?? '0,00';
  return [
    journal,
    '',
    num,
    date,
    account,
    'Clients',
    aux,
    name,
    ref,
    date,
    label,
    isMoney(entry.debit),
    isMoney(entry.credit),
    entry.let ?? '',
    '',
    date,
    '',
    '',
  ];
}

/** A FEC of these entries; each is balanced by a line of its own. */
function fecOf(entries: Entry[], { separator = '\t', isBalanced = true } = {}): string {
  const rows = entries.flatMap((entry, index) => {
    const own = { num: String(index), ...entry };
    const other = {
      ...own,
      account: '580000',
      aux: '',
      name: '',
      let: '',
      debit: entry.credit ?? '0,00',
      credit: entry.debit ?? '0,00',
    };
    return isBalanced ? [rowOf(own), rowOf(other)] : [rowOf(own)];
  });
  return [[...FEC_FIELDS], ...rows].map((row) => row.join(separator)).join('\r\n');
}

const DUPONT = { aux: 'C1', name: 'DUPONT' };
const shape = (lines: ListLine[]) =>
  lines.map(({ line, outcome, faults, notices, invoice }) =>
    [
      line,
      outcome,
      invoice ? `${invoice.number} ${invoice.remaining}/${invoice.total}` : '',
      ...[...faults, ...notices].map(({ kind }) => kind),
    ]
      .filter(Boolean)
      .join(' '),
  );

async function read(text: string | Uint8Array, name = NAME) {
  const list = orThrow(await openList(sourceOf(text, name)));
  return { notices: list.notices.map(({ kind }) => kind), lines: await allLines(list), format: list.format };
}

test('unlettered debits with what lettering, piece or label tell was received', async () => {
  const { lines, notices, format } = await read(
    fecOf([
      { ...DUPONT, ref: 'F1', debit: '1200,00', label: 'Facture F1' },
      { ...DUPONT, journal: 'BQ', ref: 'VIR1', credit: '300,00', label: 'Virement F1' },
      { ...DUPONT, ref: 'F2', debit: '100,00', let: 'A' },
      { ...DUPONT, journal: 'BQ', ref: 'CHQ', credit: '100,00', let: 'A' },
      { aux: 'C2', name: 'MARTIN', ref: 'F3', debit: '80,00', let: 'b' },
      { aux: 'C2', name: 'MARTIN', journal: 'BQ', ref: 'CHQ2', credit: '30,00', let: 'b' },
      { aux: 'C2', name: 'MARTIN', ref: 'F4', debit: '60,00' },
      { aux: 'C2', name: 'MARTIN', ref: 'F4', credit: '10,00', label: 'Avoir' },
    ]),
  );
  expect(format).toBe('fec');
  expect(notices).toEqual([]);
  expect(shape(lines)).toEqual([
    '2 good F1 90000/120000 payment-counted due-date-proposed',
    '4 skipped payment-counted',
    '6 skipped lettered',
    '8 skipped lettered',
    '10 good F3 5000/8000 due-date-proposed',
    '12 skipped payment-counted',
    '14 good F4 5000/6000 due-date-proposed',
    '16 skipped payment-counted',
  ]);
  expect(lines[0]?.invoice).toMatchObject({
    issueDate: '2026-03-13',
    dueDate: '2026-04-12',
    debtor: { name: 'DUPONT', code: 'C1' },
  });
  expect(lines[6]?.invoice?.creditNotes).toEqual([{ line: 16, number: 'F4', amount: 1000n, date: '2026-03-13' }]);
});

test('money that nothing allocates is a fault, and stops the invoices that it may have paid', async () => {
  const { lines } = await read(
    fecOf([
      { ...DUPONT, ref: 'F1', debit: '100,00' },
      { ...DUPONT, ref: 'F2', debit: '250,00' },
      { ...DUPONT, journal: 'BQ', ref: 'R9', credit: '100,00', label: 'Remise' },
      { aux: 'C2', name: 'MARTIN', ref: 'F3', debit: '80,00' },
      { aux: 'C2', name: 'MARTIN', journal: 'BQ', ref: 'R8', credit: '500,00', label: 'Remise' },
    ]),
  );
  expect(shape(lines)).toEqual([
    '2 faulty possible-payment',
    '4 good F2 25000/25000 unallocated-credit due-date-proposed',
    '6 faulty payment-without-invoice',
    '8 faulty possible-payment',
    '10 faulty payment-without-invoice',
  ]);
});

test('pieces of several lines are one invoice; reports without their date, lines without client or piece are faults', async () => {
  const { lines } = await read(
    fecOf([
      { ...DUPONT, ref: 'F1', debit: '100,00' },
      { ...DUPONT, ref: 'F1', debit: '20,00' },
      { ...DUPONT, journal: 'AN', ref: 'F0', debit: '70,00', date: '20260101', label: 'A nouveau' },
      { ...DUPONT, ref: '', debit: '5,00' },
      { ref: 'F5', debit: '6,00' },
      { ...DUPONT, ref: 'F6', debit: '7,00', date: '20260231' },
    ]),
  );
  expect(shape(lines)).toEqual([
    '2 good F1 12000/12000 due-date-proposed',
    '4 skipped same-piece',
    '6 faulty carried-forward',
    '8 faulty missing',
    '10 faulty missing',
    '12 faulty not-a-date',
  ]);
});

test('the name, the order of fields and balances are checked', async () => {
  const entries = [{ ...DUPONT, ref: 'F1', debit: '100,00' }];
  expect((await read(fecOf(entries, { separator: '|' }), 'export.txt')).notices).toEqual(['fec-name']);
  expect((await read(fecOf(entries, { isBalanced: false }))).notices).toEqual([
    'fec-unbalanced',
    'fec-entry-unbalanced',
  ]);
  const swapped = fecOf(entries)
    .split('\r\n')
    .map((line) => {
      const [first, second, ...rest] = line.split('\t');
      return [second, first, ...rest].join('\t');
    });
  expect((await read(swapped.join('\r\n'))).notices).toEqual(['fec-fields-order']);
  const short = fecOf(entries).replaceAll('PieceRef', 'Autre');
  expect(await openList(sourceOf(short, NAME))).toMatchObject({
    refusal: { kind: 'fec-fields-missing', fields: ['PieceRef'] },
  });
});

test('Montant and Sens, and the accents of ISO 8859-15, read alike', async () => {
  const text = fecOf([{ ...DUPONT, name: 'DUPONT LÉA', ref: 'F1', debit: '100,00' }])
    .split('\r\n')
    .map((line, index) => {
      const cells = line.split('\t');
      const [debit, credit] = [cells[11] ?? '', cells[12] ?? ''];
      [cells[11], cells[12]] = index === 0 ? ['Montant', 'Sens'] : debit === '0,00' ? [credit, 'C'] : [debit, 'D'];
      return cells.join('\t');
    })
    .join('\r\n');
  const { lines, notices } = await read(Buffer.from(text, 'latin1'));
  expect(notices).toEqual([]);
  expect(lines[0]?.invoice).toMatchObject({ remaining: 10000n, debtor: { name: 'DUPONT LÉA' } });
});
