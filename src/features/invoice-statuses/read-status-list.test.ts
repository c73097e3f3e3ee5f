import { utils, write } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { orThrow } from '../../kernel/result.ts';
import { readStatusList } from './read-status-list.ts';
import { readStatusesFile, statusFaultMessage } from './read-statuses-file.ts';

const bytes = (text: string, encoding: BufferEncoding = 'utf8') => new Uint8Array(Buffer.from(text, encoding));
const read = async (text: string, encoding?: BufferEncoding) => orThrow(await readStatusList(bytes(text, encoding)));

describe('a list of statuses', () => {
  test('one line per status, by code or by name, with its reason and its day', async () => {
    const { messages, faults } = await read(
      [
        'N° facture;Date facture;Statut;Date du statut;Code motif;Libellé motif;Montant encaissé;SIREN vendeur',
        'F-2026-01;03/09/2026;205 - Approuvée;12/09/2026 08:15;;;;732829320',
        'F-2026-02;04/09/2026;En litige;13/09/2026 9h05;QTE_ERR;3 livrés sur 5;;732 829 320',
        'F-2026-03;05/09/2026;Encaissée;2026-09-14T22:30:00Z;;;1 234,56 €;732829320',
        'F-2026-04;;212;14/09/2026;;;',
      ].join('\r\n'),
    );
    expect(faults).toEqual([]);
    expect(messages.map(({ invoiceNumber, status, at }) => [invoiceNumber, status, at])).toEqual([
      ['F-2026-01', '205', '2026-09-12T08:15:00'],
      ['F-2026-02', '207', '2026-09-13T09:05:00'],
      // Half past midnight in Paris.
      ['F-2026-03', '212', '2026-09-15T00:30:00'],
      ['F-2026-04', '212', '2026-09-14'],
    ]);
    expect(messages[1]).toMatchObject({
      issueDate: '2026-09-04',
      seller: '732 829 320',
      reasons: [{ code: 'QTE_ERR', text: '3 livrés sur 5' }],
      amounts: [],
    });
    expect(messages[2]?.amounts).toEqual([{ amount: '1234.56' }]);
    expect(messages[3]?.amounts).toEqual([]);
  });

  test('titles in English, tabs, Windows encoding, lines before the titles', async () => {
    const english = await read(
      'Invoice number\tStatus code\tTimestamp\tReason\nA1\t210\t2026-09-12 10:00\tMONTANT_ERR',
    );
    expect(english.messages).toMatchObject([
      { invoiceNumber: 'A1', status: '210', reasons: [{ code: 'MONTANT_ERR' }] },
    ]);
    const french = await read(
      'Export des statuts;;\n;;\nNuméro de facture;Statut;Date\nA1;Refusée;12/09/2026\n',
      'latin1',
    );
    expect(french.messages).toMatchObject([{ invoiceNumber: 'A1', status: '210', at: '2026-09-12' }]);
  });

  test('the sums of one payment by VAT rate are one message; a line written twice is one line', async () => {
    const line = 'A1;212;12/09/2026;';
    const { messages } = await read(`Facture;Statut;Date;Montant\n${line}100,00\n${line}20,50\n${line}100,00\n`);
    expect(messages).toHaveLength(1);
    expect(messages[0]?.amounts).toEqual([{ amount: '100.00' }, { amount: '20.50' }]);
  });

  test('what a line does not say for sure is its fault, and the others count', async () => {
    const { messages, faults } = await read(
      [
        'Facture;Statut;Date statut;Montant',
        ';205;12/09/2026;',
        'A1;payée;12/09/2026;',
        'A2;299;12/09/2026;',
        'A3;205;;',
        'A4;205;09/13/2026;',
        'A5;212;2026-09-12;12,345',
        'A6;205;2026-09-12;',
      ].join('\n'),
    );
    expect(messages.map(({ invoiceNumber }) => invoiceNumber)).toEqual(['A6']);
    expect(faults.map(({ line, kind }) => [line, kind])).toEqual([
      [2, 'no-number'],
      [3, 'unknown-status'],
      [4, 'unknown-status'],
      [5, 'no-date'],
      [6, 'not-a-date'],
      [7, 'not-an-amount'],
    ]);
    expect(faults.map(statusFaultMessage)[1]).toBe('Ligne 3 : « payée » n’est pas un statut de la réforme');
  });

  test('a workbook: days are its own, and a formula is only its value', async () => {
    const sheet = utils.aoa_to_sheet([
      ['N° facture', 'Statut', 'Date statut', 'Montant'],
      ['A1', 212, 46_277, 99.9],
    ]);
    sheet.D2 = { t: 'n', v: 99.9, f: 'HYPERLINK("http://example.invalid")' };
    const book = utils.book_new(sheet, 'Statuts');
    const { messages } = orThrow(await readStatusList(write(book, { type: 'buffer', bookType: 'xlsx' })));
    expect(messages).toMatchObject([{ status: '212', at: '2026-09-12', amounts: [{ amount: '99.90' }] }]);
  });
});

test.each<[string, string[], string[]]>([
  [
    'columns about something else are left alone',
    [
      'N° facture origine;N° facture;Montant;Montant encaissé;Statut;Date statut précédent;Date statut',
      'F-0;F-1;1200;100,00;212;01/01/2026;05/02/2026',
    ],
    ['F-1 212 2026-02-05 100.00'],
  ],
  [
    'the number of the invoice, not of the line',
    ['N°;Facture;Statut;Date', '1;F-1;205;05/02/2026'],
    ['F-1 205 2026-02-05'],
  ],
  [
    'the number, not the platform’s own identifier',
    [
      'Identifiant facture;Numéro de facture;Code statut précédent;Code statut;Date statut',
      'x-1;F-1;200;207;05/02/2026',
    ],
    ['F-1 207 2026-02-05'],
  ],
  [
    'the total of the invoice is not what was cashed',
    ['Facture;Statut;Date;Montant TTC', 'F-1;212;05/02/2026;1200'],
    ['F-1 212 2026-02-05'],
  ],
  [
    'dates of which one puts the month first are all doubtful',
    ['Facture;Statut;Date', 'F-1;205;03/04/2026', 'F-2;205;03/25/2026', 'F-3;205;2026-03-05'],
    ['F-3 205 2026-03-05', 'fault month-first', 'fault not-a-date'],
  ],
  [
    'other currencies',
    ['Facture;Statut;Date;Montant;Devise', 'F-1;212;05/02/2026;100,00;USD', 'F-2;212;05/02/2026;100,00;EUR'],
    ['F-2 212 2026-02-05 100.00', 'fault other-currency'],
  ],
  ['days of another age', ['Facture;Statut;Date', 'F-1;205;01/01/1990'], ['fault not-a-date']],
  ['the hour of a serial', ['Facture;Statut;Date', 'F-1;205;46277,65'], ['F-1 205 2026-09-12T15:36:00']],
  [
    'titles printed again, and totals',
    ['Facture;Statut;Date', 'F-1;205;05/02/2026', 'Facture;Statut;Date', 'Total;;'],
    ['F-1 205 2026-02-05'],
  ],
])('%s', async (_, lines, expected) => {
  const { messages, faults } = await read(lines.join('\n'));
  expect([
    ...messages.map(({ invoiceNumber, status, at, amounts }) =>
      [invoiceNumber, status, at, ...amounts.map(({ amount }) => amount)].join(' '),
    ),
    ...faults.map(({ kind }) => `fault ${kind}`),
  ]).toEqual(expected);
});

test.each<[string, string, string]>([
  [
    'two columns that may be the same thing',
    'N° facture;N° facture client;Statut;Date\nA;B;205;05/02/2026',
    'ambiguous-columns',
  ],
  ['nothing', '', 'empty-file'],
  ['words', 'Bonjour', 'not-a-table'],
  ['a list of invoices', 'Facture;Client;TTC\nA1;Dupont;12,00', 'no-status-column'],
  ['another XML', '<?xml version="1.0"?><a/>', 'not-an-invoice'],
  ['a web page', '<html><body>504</body></html>', 'unknown-format'],
  ['a PDF', '%PDF-1.7\n', 'unsupported-format'],
])('%s is refused by name, in a sentence', async (_, text, kind) => {
  const result = await readStatusesFile(bytes(text));
  expect(result.refused && [result.refusal.kind, result.refusal.message]).toEqual([
    kind,
    expect.stringMatching(/^[A-ZÀÉ«].*\.$/s),
  ]);
});
