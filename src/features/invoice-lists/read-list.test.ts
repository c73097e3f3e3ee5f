import fc from 'fast-check';
import { expect, test } from 'vitest';
import { orThrow } from '../../kernel/result.ts';
import { remarkMessage } from './french-words.ts';
import type { ListLine } from './list.ts';
import { openList } from './read-list.ts';
import { allLines, linesOf, sourceOf, workbookOf } from './testing/list-source.ts';

const kinds = (line: ListLine | undefined) =>
  [...(line?.faults ?? []), ...(line?.notices ?? [])].map(({ kind }) => kind);
const shape = (lines: ListLine[]) =>
  lines.map((line) => `${line.line} ${line.outcome} ${kinds(line).join(' ')}`.trim());

const SAGE = `SOCIETE KERMEUR SARL;;;;;;;
Echéancier client au 20/11/2026;;;;;;;

N° Pièce;Date pièce;Date d'échéance;Code tiers;Intitulé tiers;Montant TTC;Reste dû;Lettrage
FA0001;12/03/2026;11/04/2026;C001;DUPONT & FILS;1 234,56;1 234,56;
FA0002;13/03/2026;12/04/2026;C001;DUPONT & FILS;2.000,00 €;500,00;
FA0003;14/03/2026;13/04/2026;C002;TOTAL ENERGIES;1.500;1.500;
Sous-total;;;;;4 734,56;3 234,56;
N° Pièce;Date pièce;Date d'échéance;Code tiers;Intitulé tiers;Montant TTC;Reste dû;Lettrage
FA0004;30/02/2026;13/04/2026;C002;TOTAL ENERGIES;10,00;10,00;
FA0005;14/03/2026;13/04/2026;C003;MARTIN;100,00;100,00;AB
Report;;;;;4 734,56;3 234,56;
Total général;;;;;4 734,56;3 234,56;
`;

test('titles above, subtotals, repeated titles, lettered lines: what is no invoice is skipped and told, line by line', async () => {
  const lines = await linesOf(SAGE);
  expect(shape(lines)).toEqual([
    '5 good',
    '6 good',
    '7 good',
    '8 skipped total',
    '9 skipped repeated-header',
    '10 faulty not-a-date',
    '11 skipped lettered',
    '12 skipped total',
    '13 skipped total',
  ]);
  expect(lines[1]?.invoice).toMatchObject({
    number: 'FA0002',
    total: 200000n,
    remaining: 50000n,
    dueDate: '2026-04-12',
  });
  expect(lines[2]?.invoice).toMatchObject({ total: 150000n, debtor: { name: 'TOTAL ENERGIES', code: 'C002' } });
});

test('any encoding, separator and line ending gives the same rows', async () => {
  const expected = (await linesOf(SAGE)).map(({ invoice, outcome }) => ({ invoice, outcome }));
  const encode: Record<string, (text: string) => Uint8Array> = {
    'utf-8': (text) => Buffer.from(text),
    bom: (text) => Buffer.from(`\ufeff${text}`),
    'windows-1252': (text) => Buffer.from(text.replace('€', '\u0080'), 'latin1'),
    'iso-8859-15': (text) => Buffer.from(text.replace('€', '\u00a4'), 'latin1'),
    'utf-16le': (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
    'utf-16be': (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
    'utf-16le without mark': (text) => Buffer.from(text, 'utf16le'),
  };
  const choice = fc.record({
    encoding: fc.constantFrom(...Object.keys(encode)),
    separator: fc.constantFrom(';', '\t', '|', ','),
    ending: fc.constantFrom('\n', '\r\n', '\r'),
    quoted: fc.boolean(),
    trailing: fc.boolean(),
    piece: fc.integer({ min: 1, max: 700 }),
  });
  await fc.assert(
    fc.asyncProperty(choice, async ({ encoding, separator, ending, quoted, trailing, piece }) => {
      const cell = (text: string) => (quoted || text.includes(separator) ? `"${text}"` : text);
      const text = SAGE.split('\n')
        .map((line) => (line === '' ? '' : line.split(';').map(cell).join(separator) + (trailing ? separator : '')))
        .join(ending);
      const bytes = (encode[encoding] as (text: string) => Uint8Array)(text);
      const list = orThrow(await openList(sourceOf(bytes, 'x', piece)));
      expect((await allLines(list)).map(({ invoice, outcome }) => ({ invoice, outcome }))).toEqual(expected);
    }),
    { numRuns: 60 },
  );
});

// Titles of usual exports, each with one line as the program writes it.
const EXPORTS: [string, string][] = [
  [
    'Sage 50',
    'N° de pièce;Date;Échéance;Code client;Nom du client;Total TTC;Solde dû\nF1;13/03/2026;12/04/2026;C1;DUPONT;120,00;120,00',
  ],
  [
    'Sage 100',
    'Numéro pièce\tDate de pièce\tDate échéance\tN° compte tiers\tIntitulé du compte tiers\tMontant\tSolde\nF1\t130326\t120426\tC1\tDUPONT\t120,00\t120,00'
      .replace('130326', '13/03/26')
      .replace('120426', '12/04/26'),
  ],
  [
    'EBP',
    'Numéro du document;Date du document;Date d’échéance;Code client;Nom du client;Montant total TTC;Solde dû\nF1;13/03/2026;12/04/2026;C1;DUPONT;120,00;120,00',
  ],
  [
    'Cegid',
    "Référence pièce;Date comptable;Date d'échéance;Compte auxiliaire;Libellé auxiliaire;Débit;Crédit;Lettrage\nF1;13/03/2026;12/04/2026;C1;DUPONT;120,00;;",
  ],
  [
    'Pennylane',
    "Numéro de facture,Date d'émission,Date d'échéance,Client,SIREN,Montant TTC,Montant restant dû,Statut\nF1,2026-03-13,2026-04-12,DUPONT,404833048,120.00,120.00,En retard",
  ],
  [
    'Sellsy',
    'N° facture;Date;Échéance;Société;Total HT;Total TTC;Reste à payer;Statut\nF1;13/03/2026;12/04/2026;DUPONT;100,00;120,00;120,00;En retard',
  ],
  [
    'QuickBooks',
    'Date;Type de transaction;N°;Client;Date d’échéance;Montant;Solde ouvert\n13/03/2026;Facture;F1;DUPONT;12/04/2026;120,00;120,00',
  ],
  [
    'Odoo',
    "Numéro,Nom d'affichage du partenaire facturé,Date de facturation,Date d'échéance,Total signé,Montant dû signé,Statut de paiement\nF1,DUPONT,2026-03-13,2026-04-12,120.00,120.00,Non payées",
  ],
  [
    'Dolibarr',
    'Réf. facture,Nom tiers,Date facturation,Date échéance,Montant HT,Montant TVA,Montant TTC,État\nF1,DUPONT,13/03/2026,12/04/2026,"100,00","20,00","120,00",Impayée',
  ],
  [
    'Axonaut',
    'Numéro;Client;Date;Date limite de paiement;Montant HT;Montant TTC;Restant à payer\nF1;DUPONT;13/03/2026;12/04/2026;100,00;120,00;120,00',
  ],
  [
    'Zoho',
    'Invoice Number,Invoice Date,Due Date,Customer Name,Total,Balance,Currency Code,Invoice Status\nF1,2026-03-13,2026-04-12,DUPONT,120.00,120.00,EUR,Overdue',
  ],
  [
    'Stripe',
    'id,Number,Customer Name,Customer Email,Date (UTC),Due Date (UTC),Total,Amount Due,Currency,Status\nin_1,F1,DUPONT,a@b.fr,2026-03-13 10:00,2026-04-12 10:00,120.00,120.00,eur,open',
  ],
  ['FEC-like ledger', 'Date;Pièce;Tiers;Libellé;Échéance;Sens;Montant\n13/03/2026;F1;DUPONT;Vente;12/04/2026;D;120,00'],
];

test.each(EXPORTS)('%s: the columns are found by their titles', async (_name, text) => {
  const [line] = await linesOf(text);
  expect(line?.faults).toEqual([]);
  expect(line?.invoice).toMatchObject({
    number: 'F1',
    issueDate: '2026-03-13',
    total: 12000n,
    remaining: 12000n,
    debtor: { name: 'DUPONT' },
  });
  expect(line?.invoice?.dueDate).toBe('2026-04-12');
});

const HEAD = 'Facture;Date;Échéance;Client;TTC;Reste dû;Type;Libellé\n';

test('a credit note is taken off the invoice it names, wherever it stands; one that names none is a fault', async () => {
  const text = `${HEAD}A1;20/03/2026;;DUPONT;-20,00;-20,00;Avoir;Avoir sur facture F1
F1;13/03/2026;12/04/2026;DUPONT;120,00;120,00;Facture;Vente
A2;20/03/2026;;DUPONT;-7,00;-7,00;Avoir;geste
F2;13/03/2026;12/04/2026;MARTIN;50,00;50,00;Facture;Vente
A3;20/03/2026;;MARTIN;-50,00;-50,00;Avoir;F2`;
  const lines = await linesOf(text);
  expect(shape(lines)).toEqual([
    '2 skipped credit-note-counted',
    '3 good unallocated-credit',
    '4 faulty credit-note-without-invoice',
    '5 skipped settled-by-credits',
    '6 skipped credit-note-counted',
  ]);
  expect(lines[1]?.invoice).toMatchObject({ total: 12000n, remaining: 10000n });
  expect(lines[1]?.invoice?.creditNotes).toEqual([{ line: 2, number: 'A1', date: '2026-03-20', amount: 2000n }]);
});

test('money that nothing allocates and that may have paid an invoice stops it', async () => {
  const text = `${HEAD}F1;13/03/2026;12/04/2026;DUPONT;120,00;120,00;Facture;Vente
R1;20/03/2026;;Dupont;-120,00;-120,00;Règlement;virement`;
  expect(shape(await linesOf(text))).toEqual(['2 faulty possible-payment', '3 faulty payment-without-invoice']);
});

test('groups with their sums, subtotals beside a code, and money left over are told apart from invoices', async () => {
  const odoo = `Numéro,Nom d'affichage du partenaire de facturation,Date de facturation,Date d'échéance,Total signé,Montant dû signé,Statut de paiement
Azure Interior (2),,,,"360.00","300.00",
FAC/1,Azure Interior,2026-03-01,2026-03-31,120.00,60.00,Partiellement réglées
FAC/2,Azure Interior,2026-03-02,2026-04-01,240.00,240.00,Non payées`;
  const grouped = await linesOf(odoo);
  expect(shape(grouped)).toEqual(['2 skipped heading', '3 good', '4 good']);
  expect(grouped[1]?.invoice?.remaining).toBe(6000n);
  const ledger = `Compte;Intitulé du compte;Date;N° pièce;Libellé;Échéance;Débit;Crédit;Lettrage
411DUP;DUPONT;13/03/2026;F1;Facture;12/04/2026;1 200,00;;
411DUP;DUPONT;20/04/2026;V1;Virement F1;;;400,00;
411DUP;Total compte 411DUP;;;;;1 200,00;400,00;
411MAR;MARTIN;15/03/2026;F2;Facture;14/04/2026;500,00;;
411MAR;MARTIN;20/04/2026;V2;Remise;;;250,00;`;
  expect(shape(await linesOf(ledger))).toEqual([
    '2 good payment-counted',
    '3 skipped payment-counted',
    '4 skipped total',
    '5 good unallocated-credit',
    '6 faulty payment-without-invoice',
  ]);
});

test('the same line twice counts once; the same number with another amount is a fault of both', async () => {
  const text = `${HEAD}F1;13/03/2026;12/04/2026;DUPONT;120,00;120,00;;
F1;13/03/2026;12/04/2026;DUPONT;120,00;120,00;;
F2;13/03/2026;12/04/2026;DUPONT;60,00;60,00;;
F2;13/03/2026;12/05/2026;DUPONT;60,00;60,00;;`;
  expect(shape(await linesOf(text))).toEqual([
    '2 good',
    '3 skipped same-line-again',
    '4 faulty same-number-again',
    '5 faulty same-number-again',
  ]);
});

test.each([
  ['F1;13/03/2026;12/04/2026;DUPONT;120,00;0,00;;', 'skipped nothing-due'],
  ['F1;13/03/2026;12/04/2026;DUPONT;120,00;130,00;;', 'faulty remaining-exceeds-total'],
  ['F1;13/03/2026;12/03/2026;DUPONT;120,00;120,00;;', 'faulty due-before-issued'],
  [';13/03/2026;12/04/2026;DUPONT;120,00;120,00;;', 'faulty missing'],
  ['F1;;12/04/2026;DUPONT;120,00;120,00;;', 'faulty missing'],
  ['F1;13/03/2026;;DUPONT;120,00;120,00;;', 'faulty missing'],
  ['F1;13/03/2026;12/04/2026;;120,00;120,00;;', 'faulty missing'],
  ['F1;13/03/2026;12/04/2026;DUPONT;120 USD;120 USD;;', 'faulty other-currency other-currency'],
  ['F1;13/03/2026;12/04/2026;=CMD();120,00;120,00;;', 'good'],
])('%s: %s', async (line, expected) => {
  const [only] = await linesOf(`${HEAD}${line}\nF9;13/03/2026;12/04/2026;AUTRE;1,00;1,00;;`);
  expect(`${only?.outcome} ${kinds(only).join(' ')}`.trim()).toBe(expected);
});

test('lines that are paid, drafts or cancelled are skipped', async () => {
  const text = `Facture;Date;Échéance;Client;TTC;Statut
F1;13/03/2026;12/04/2026;A;1,00;Payée
F2;13/03/2026;12/04/2026;A;2,00;Brouillon
F3;13/03/2026;12/04/2026;A;3,00;Annulée
F4;13/03/2026;12/04/2026;A;4,00;Partiellement payée
F5;13/03/2026;12/04/2026;A;5,00;Non payée`;
  expect(shape(await linesOf(text))).toEqual([
    '2 skipped paid',
    '3 skipped not-issued',
    '4 skipped cancelled',
    '5 faulty partly-paid',
    '6 good',
  ]);
});

test('dates that allow both orders are read day first and say so; a column that proves the month first is refused', async () => {
  const head = 'Facture;Date;Client;TTC\n';
  const list = orThrow(await openList(sourceOf(`${head}F1;03/04/2026;A;1,00\nF2;05/06/2026;A;2,00`)));
  expect(list.notices.map(({ kind }) => kind)).toEqual(['date-order-assumed']);
  const [line] = await allLines(list);
  expect(line?.invoice).toMatchObject({ issueDate: '2026-04-03', dueDate: '2026-05-03' });
  expect(kinds(line)).toEqual(['date-order-assumed', 'due-date-proposed']);
  expect(await openList(sourceOf(`${head}F1;03/25/2026;A;1,00\nF2;05/06/2026;A;2,00`))).toMatchObject({
    refused: true,
    refusal: { kind: 'month-first-dates', title: 'Date', line: 2 },
  });
  const mixed = await linesOf(`${head}F1;03/25/2026;A;1,00\nF2;25/06/2026;A;2,00\nF3;05/06/2026;A;3,00`);
  expect(shape(mixed)).toEqual([
    '2 faulty month-first',
    '3 good due-date-proposed',
    '4 faulty ambiguous-date due-date-proposed',
  ]);
});

test('rows grouped under the name of their client take it from there', async () => {
  const text = `;Date;Numéro;Échéance;Solde ouvert
DUPONT SARL;;;;
;13/03/2026;F1;12/04/2026;120,00
Total DUPONT SARL;;;;120,00
MARTIN;;;;
;14/03/2026;F2;13/04/2026;50,00`;
  const lines = await linesOf(text);
  expect(lines.filter(({ outcome }) => outcome === 'good').map(({ invoice }) => invoice?.debtor.name)).toEqual([
    'DUPONT SARL',
    'MARTIN',
  ]);
});

test('identifiers are checked, found by their contents, and must agree', async () => {
  const head = 'Facture;Date;Client;TTC;Identifiant;SIRET\n';
  const lines = await linesOf(
    `${head}F1;13/03/2026;A;1,00;404833048;40483304800022\nF2;13/03/2026;B;2,00;552100554;40483304800022\nF3;13/03/2026;C;3,00;404833048;123`,
  );
  expect(lines[0]?.invoice?.debtor).toMatchObject({ siren: '404833048', siret: '40483304800022' });
  expect(shape(lines.slice(1))).toEqual([
    '3 faulty identifiers-disagree due-date-proposed',
    '4 faulty not-a-siren due-date-proposed',
  ]);
});

test('a person’s mapping wins over the guess, by title or by rank; an empty one takes a column away', async () => {
  const text = 'Pièce;Facture;Date;Client;TTC;Net à payer\n1;F1;13/03/2026;A;10,00;8,00';
  expect((await linesOf(text))[0]?.invoice).toMatchObject({ number: 'F1' });
  const lines = await linesOf(text, { mapping: { number: 'Pièce', total: '6', remaining: '' } });
  expect(lines[0]?.invoice).toMatchObject({ number: '1', total: 800n, remaining: 800n });
  expect(await openList(sourceOf(text), { mapping: { number: 'Nulle part' } })).toMatchObject({
    refusal: { kind: 'no-such-column', field: 'number' },
  });
});

test('without a due date in the file, terms are proposed and told, or left a fault', async () => {
  const text = 'Facture;Date;Client;TTC\nF1;13/03/2026;A;10,00';
  expect((await linesOf(text, { terms: 45 }))[0]?.invoice?.dueDate).toBe('2026-04-27');
  expect(shape(await linesOf(text, { terms: null }))).toEqual(['2 faulty missing']);
});

test('a workbook reads like the text it would be saved as', async () => {
  const rows = [
    ['Échéancier'],
    [],
    ['Facture', 'Date', 'Échéance', 'Client', 'TTC', 'CP', 'SIREN'],
    ['F1', { t: 'n', v: 46094, z: 'dd/mm/yyyy' }, '30/04/2026', 'DUPONT', 1234.56, 1000, 404833048],
    ['F2', { t: 'n', v: 46094, z: 'dd/mm/yyyy' }, '30/04/2026', 'MARTIN', { t: 'n', v: 12.5, f: '10+2.5' }, '', ''],
    ['F3', { t: 'n', v: 46094, z: 'dd/mm/yyyy' }, '30/04/2026', 'LEROY', { t: 'e', v: 0x17 }, '', ''],
  ];
  const lines = await linesOf(workbookOf(rows));
  expect(lines[0]?.invoice).toMatchObject({
    issueDate: '2026-03-13',
    total: 123456n,
    debtor: { siren: '404833048', postcode: '01000' },
  });
  expect(lines[1]?.invoice?.total).toBe(1250n);
  expect(shape(lines)).toEqual(['4 good', '5 good', '6 faulty not-an-amount']);
});

test('every remark has its French sentence', async () => {
  for (const line of [...(await linesOf(SAGE)), ...(await linesOf(`${HEAD}F1;x;y;;z;1,2345;;`))]) {
    for (const remark of [...line.faults, ...line.notices]) expect(remarkMessage(remark)).not.toBe(remark.kind);
  }
});
