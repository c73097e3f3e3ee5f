import { expect, test } from 'vitest';
import { drawnPage } from '../testing/text-pages.ts';
import { invoiceFromPages } from './invoice-from-pages.ts';

const HEAD = 'FACTURE N° F-1      Date : 01/02/2026';

/** What is read in a page drawn in text, whole or partial. */
function read(drawing: string, syntax: 'pdf-text' | 'scan' = 'pdf-text') {
  const result = invoiceFromPages([drawnPage(drawing)], syntax);
  if (!result.refused) return result.value;
  if (result.refusal.kind !== 'incomplete-reading') throw new Error(result.refusal.kind);
  return result.refusal.partial;
}
const refusal = (drawing: string) => {
  const result = invoiceFromPages([drawnPage(drawing)], 'pdf-text');
  return result.refused ? result.refusal : undefined;
};
const totals = (lines: string, syntax?: 'scan') => {
  const { netTotal, taxTotal, grandTotal, prepaid, dueAmount } = read(`${HEAD}\n\n${lines}`, syntax);
  return [netTotal, taxTotal, grandTotal, prepaid, dueAmount].map((amount) => amount?.text);
};

test.each<[string, (string | undefined)[]]>([
  ['Total HT  100,00 €\nTVA 20 %  20,00 €\nTotal TTC  120,00 €', ['100.00', '20.00', '120.00', undefined, '120.00']],
  ['Total HT 100,00   TVA 20,00   Total TTC 120,00', ['100.00', '20.00', '120.00', undefined, '120.00']],
  [
    'Total HT     Montant TVA     Total TTC\n100,00       20,00           120,00',
    ['100.00', '20.00', '120.00', undefined, '120.00'],
  ],
  [
    'Montant hors taxes : 100,00\nT.V.A. : 20,00\nMontant T.T.C. : 120,00\nNet à payer : 120,00 €',
    ['100.00', '20.00', '120.00', undefined, '120.00'],
  ],
  [
    'Sous-total  100,00 €\nTVA à 5,5 %  2,75 €\nTVA à 10 %  5,00 €\nTotal  107,75 €',
    ['100.00', '7.75', '107.75', undefined, '107.75'],
  ],
  [
    'Total HT 100,00\nTVA 20,00\nTotal TTC 120,00\nAcompte versé -50,00\nReste à payer 70,00 €',
    ['100.00', '20.00', '120.00', '50.00', '70.00'],
  ],
  [
    'Total HT 100,00\nTVA 20,00\nTotal TTC 120,00\n1er acompte 30,00\nDéjà réglé 20,00\nSolde dû 70,00',
    ['100.00', '20.00', '120.00', '50.00', '70.00'],
  ],
  ['Total  100,00 €\nTVA non applicable, art. 293 B du CGI', ['100.00', '0.00', '100.00', undefined, '100.00']],
  ['Montant TTC : 360 €', [undefined, undefined, '360.00', undefined, '360.00']],
  [
    'Subtotal  €100.00\nVAT (20%)  €20.00\nTotal  €120.00\nBalance due  €120.00',
    ['100.00', '20.00', '120.00', undefined, '120.00'],
  ],
])('totals of\n%s', (lines, expected) => {
  expect(totals(lines)).toEqual(expected);
});

test('a table of goods, a carried-over page and a discount are no totals', () => {
  const lines = `Désignation      Qté    PU HT     Total TTC
Chaise           1      100,00    120,00
Sous-total à reporter             100,00
Report                            100,00
Total HT brut    200,00
Remise           -20,00
Total HT net     180,00
TVA 20 %          36,00
Total TTC        216,00`;
  expect(totals(lines)).toEqual(['180.00', '36.00', '216.00', undefined, '216.00']);
  expect(totals('Désignation     Total TTC\nChaise     120,00\nTable      240,00')).toEqual(Array(5).fill(undefined));
});

test('totals that do not add up are doubtful, with the difference; in a scan they are left out', () => {
  const lines = 'Total HT 100,00\nTVA 20,00\nTotal TTC 130,00';
  const reading = read(`${HEAD}\n${lines}`);
  expect(reading.grandTotal?.text).toBe('130.00');
  expect(reading.evidence?.find(({ name }) => name === 'grandTotal')?.confidence).toBeLessThan(50);
  expect(reading.warnings).toContainEqual(
    expect.objectContaining({ kind: 'grand-total-mismatch', difference: '10.00' }),
  );
  expect(totals(lines, 'scan')).toEqual(Array(5).fill(undefined));
});

test('of several totals that add up, the document’s own are those it asks to be paid', () => {
  const contract =
    'Total HT 1000,00\nTVA 200,00\nTotal TTC 1200,00\n\nSituation n° 2\nTotal HT 100,00\nTVA 20,00\nTotal TTC 120,00';
  expect(totals(`${contract}\nNet à payer 120,00`)).toEqual(['100.00', '20.00', '120.00', undefined, '120.00']);
  const doubt = read(`${HEAD}\n${contract}`).evidence?.find(({ name }) => name === 'grandTotal');
  expect(doubt?.confidence).toBeLessThan(75);
});

test('of two amounts asked to be paid none is taken for the other, unless a payment makes one of the other', () => {
  const asking = (net: string, tax: string, grand: string) =>
    `Total HT ${net}\nTVA 20 % ${tax}\nTotal TTC ${grand}\nNet à payer ${grand}`;
  const [small, large] = [asking('300,00', '60,00', '360,00'), asking('1 000,00', '200,00', '1 200,00')];
  for (const both of [`${small}\n\n${large}`, `${large}\n\n${small}`]) {
    expect(totals(both)).toEqual(Array(5).fill(undefined));
    expect(refusal(`${HEAD}\n${both}`)).toMatchObject({ kind: 'incomplete-reading', missing: ['total'] });
  }
  expect(totals(`${large}\nRetenue 5 % 60,00\nReste à payer 1 140,00`)[4]).toBeUndefined();
  expect(totals(`${large}\nAcompte versé 300,00\nReste à payer 900,00`)[4]).toBe('900.00');
});

test.each([
  ['FACTURE N° F-1', 'Avoir AV-3 déduit -300,00'],
  ['FACTURE N° F-1', 'Retenue de garantie 5 % 60,00 €'],
  ['FACTURE N° F-1', 'Montant à vous rembourser 1 200,00 €'],
  ['FACTURE N° F-1', 'Geste commercial -50,00 €'],
  ["FACTURE D'ACOMPTE N° F-1", "Montant de l'acompte 360,00 €"],
])('%s, %s: what is left to pay is not computed', (head, deduction) => {
  const sums = 'Total HT 1 000,00\nTVA 20 % 200,00\nTotal TTC 1 200,00';
  const { grandTotal, dueAmount } = read(`${head}      Date : 01/02/2026\n\n${sums}\n${deduction}`);
  expect([grandTotal?.text, dueAmount]).toEqual(['1200.00', undefined]);
  expect(read(`${head}      Date : 01/02/2026\n\n${sums}`).dueAmount?.text).toBe('1200.00');
});

test('two different totals under the same label are no total', () => {
  expect(totals('Total TTC 120,00\nTotal TTC 240,00')).toEqual(Array(5).fill(undefined));
});

test('an amount of a scan needs a proof', () => {
  expect(totals('Total TTC 120,00 €', 'scan')).toEqual(Array(5).fill(undefined));
  expect(totals('Total TTC 120,00 €\nNet à payer 120,00 €', 'scan')[2]).toBe('120.00');
  expect(totals('Total HT 100,00\nTVA 20,00\nTotal TTC 120,00', 'scan')[2]).toBe('120.00');
});

test.each([
  ['Facture n° 2026-118 du 4 mars 2026', '2026-118'],
  ['FACTURE FA 2026 0042', 'FA 2026 0042'],
  ['FACTURE\nN° F/2026/12', 'F/2026/12'],
  ['FACTURE N° 12 / 2026', undefined],
  ['FACTURE N° 12 A', '12 A'],
  ['FACTURE N° 12 A     Date : 01/02/2026', '12 A'],
  ['FACTURE N° 12 bis', '12 bis'],
  ['Facture n° 12 à Lyon', '12'],
  ['FACTURE\nNuméro     Date          Client\nA-1        01/02/2026    C-77', 'A-1'],
  ['Invoice number: INV-7\nInvoice date: 2026-03-01', 'INV-7'],
  ['Référence facture : R12', 'R12'],
  ['FACTURE\nN° client : 4412\nN° commande : 77\nN° TVA : FR11412038572', undefined],
  ['FACTURE du 12/03/2026', undefined],
  ['AVOIR N° AV-3\nFacture n° F-2', 'AV-3'],
])('the number of\n%s', (drawing, number) => {
  expect(read(drawing).number).toBe(number);
});

test.each([
  ['Facture n° 1 du 4 mars 2026', '2026-03-04', undefined],
  ['FACTURE 1\nDate : 04/03/2026\nÉchéance : 03/04/2026', '2026-03-04', '2026-04-03'],
  ['FACTURE 1\nDate de livraison : 01/01/2026\nDate de commande : 02/01/2026', undefined, undefined],
  ['FACTURE 1\nLyon, le 4 mars 2026\nPayable au plus tard le 3 avril 2026.', '2026-03-04', '2026-04-03'],
  ['FACTURE 1 du 04/03/2026\nEscompte 2 % si paiement avant le 10/03/2026', '2026-03-04', undefined],
  ['FACTURE 1 du 04/03/2026\nÉchéance : 30 jours', '2026-03-04', '2026-04-03'],
  ['FACTURE 1 du 04/03/2026\nRèglement à réception', '2026-03-04', undefined],
  ['INVOICE 1\nInvoice date: 03/04/2026\nDue date: 25/04/2026', undefined, '2026-04-25'],
  ['INVOICE 1\nInvoice date: 03/04/2026\nVAT (TVA) 20%', '2026-04-03', undefined],
  ['FACTURE 1\nDate / Date : 03.04.2026\nÉchéance / Due date : 03.05.2026', '2026-04-03', '2026-05-03'],
  ['FACTURE 1\nDate : du 04/03/2026 au 31/03/2026', undefined, undefined],
  ['FACTURE n° 1\nDate : 04/03/2026\nFacture n° 9 du 10/01/2026 : reprise', '2026-03-04', undefined],
  ['FACTURE 1\nDate           Échéance\n04/03/2026     03/04/2026', '2026-03-04', '2026-04-03'],
  ['FACTURE 1\nDate de facture : 04/03/2026\nDate de facture : 05/03/2026\n\n\n\n\n\nfin', undefined, undefined],
])('the days of\n%s', (drawing, issue, due) => {
  const { issueDate, dueDate } = read(drawing);
  expect([issueDate, dueDate]).toEqual([issue, due]);
});

test.each([
  ['DEVIS N° D-1', 'quote'],
  ['FACTURE PROFORMA N° 1', 'proforma'],
  ['Facture pro forma', 'proforma'],
  ['BON DE LIVRAISON N° 3\nFacture n° 7', 'delivery'],
  ['BON DE COMMANDE 12', 'order'],
  ['RELEVÉ DE COMPTE', 'statement'],
  ['MISE EN DEMEURE', 'reminder'],
])('%s is refused by its name', (drawing, document) => {
  expect(refusal(`${drawing}\nTotal HT 100,00   TVA 20,00   Total TTC 120,00`)).toMatchObject({
    kind: 'not-an-invoice',
    document,
  });
});

const LIST = 'Facture n° F-1   01/01/2026   100,00\nFacture n° F-2   02/01/2026   300,00\nTotal à payer 400,00 €';

test.each([
  'Relevé de vos factures',
  'RÉCAPITULATIF DES FACTURES',
  'ÉTAT DES FACTURES IMPAYÉES',
  'Factures à régler',
  'Compte client',
  'ATTESTATION',
  'Mise en demeure de payer',
  'Madame, Monsieur,',
])('%s that lists invoices with their amounts is not its first invoice', (title) => {
  expect(refusal(`${title}\nDate : 01/02/2026\n\n${LIST}`)).toMatchObject({ kind: 'not-an-invoice' });
});

test.each([
  ['Situation de votre compte', 'statement'],
  ['Lettre de rappel', 'reminder'],
  ['RAPPEL', 'reminder'],
  ['Deuxième relance', 'reminder'],
  ['Mise en demeure de payer', 'reminder'],
])('%s of one invoice is not that invoice', (title, document) => {
  const body = 'Facture n° F-1 du 01/01/2026\nTotal TTC 100,00';
  expect(refusal(`${title}\nDate : 01/02/2026\n\n${body}`)).toMatchObject({ kind: 'not-an-invoice', document });
  expect(read(`FACTURE N° F-1\nDate : 01/02/2026\n\n${title} : 2\n${body}`).number).toBe('F-1');
});

test('an invoice that takes deposit invoices off, with their amounts, is an invoice', () => {
  const lines = "Facture d'acompte n° A-1 du 02/01/2026   100,00\nFacture n° A-2 du 03/01/2026   50,00";
  expect(read(`${HEAD}\nTotal HT 300,00   TVA 60,00   Total TTC 360,00\n${lines}`).number).toBe('F-1');
});

test.each<[string, string, { number: string; typeCode?: string }[]]>([
  [
    'FACTURE N° F-2      Date : 01/02/2026\nCette facture annule et remplace la facture n° F-1 du 12/01/2026',
    '384',
    [{ number: 'F-1' }],
  ],
  ['FACTURE RECTIFICATIVE N° F-2      Date : 01/02/2026\nFacture d’origine n° F-1', '384', [{ number: 'F-1' }]],
  [
    'FACTURE N° F-2      Date : 01/02/2026\nFacture rectificative annulant et remplaçant la facture n° F-1',
    '384',
    [{ number: 'F-1' }],
  ],
  ['FACTURE N° AV-1      Date : 01/02/2026\nAvoir\nSur la facture n° F-1', '381', [{ number: 'F-1' }]],
  ['FACTURE D’ACOMPTE N° A-7      Date : 01/02/2026', '386', []],
  [
    'FACTURE DE SOLDE N° F-3      Date : 01/02/2026\nFacture d’acompte n° A-7 du 12/01/2026',
    '380',
    [{ number: 'A-7', typeCode: '386' }],
  ],
  [
    'FACTURE N° F-3      Date : 01/02/2026\nAcompte n° A-7 du 12/01/2026 déduit',
    '380',
    [{ number: 'A-7', typeCode: '386' }],
  ],
  ['AVOIR N° AV-1      Date : 01/02/2026\nAvoir sur facture n° F-1', '381', [{ number: 'F-1' }]],
  ['FACTURE N° F-3      Date : 01/02/2026\nPose et dépose', '380', []],
])('what a document is to the invoices it names: %s', (head, typeCode, preceding) => {
  expect(read(`${head}\n\nTotal HT 100,00   TVA 20,00   Total TTC 120,00`)).toMatchObject({ typeCode, preceding });
});

test('what is missing is named, and what was read is given', () => {
  const result = refusal('FACTURE N° F-1\nTotal HT 100,00   TVA 20,00   Total TTC 120,00');
  expect(result).toMatchObject({
    kind: 'incomplete-reading',
    missing: ['issueDate'],
    partial: { number: 'F-1', grandTotal: { text: '120.00' } },
  });
});

const TWO = `Atelier Kermeur SARL                     Menuiserie Lefèvre
12 rue des Tanneurs                      4 avenue du Port
35000 Rennes                             44600 Saint-Nazaire
`;

test('seller and buyer are told by words, not by guess', () => {
  const names = (drawing: string) => {
    const { seller, buyer } = read(`${drawing}\n\n${HEAD}`);
    return [seller.name, buyer.name];
  };
  expect(names(TWO.replace('44600 Saint-Nazaire', '44600 Saint-Nazaire\nSIRET 412 038 572 00019'))).toEqual([
    'Atelier Kermeur SARL',
    'Menuiserie Lefèvre',
  ]);
  expect(names(`Client :                                 Émetteur :\n${TWO}`)).toEqual([
    'Menuiserie Lefèvre',
    'Atelier Kermeur SARL',
  ]);
  expect(names(`Adresse de livraison                     Facturé à :\n${TWO}`)).toEqual([
    undefined,
    'Menuiserie Lefèvre',
  ]);
  expect(names('Client :\nService comptabilité\nMenuiserie Lefèvre\n4 avenue du Port\n44600 Saint-Nazaire')).toEqual([
    undefined,
    'Menuiserie Lefèvre',
  ]);
  expect(names('Client : 411DUPONT')).toEqual([undefined, undefined]);
  expect(names(`Menuiserie Lefèvre\n4 avenue du Port\n44600 Saint-Nazaire`)).toEqual([undefined, undefined]);
});

test('company numbers go to the party they are written for', () => {
  const { seller, buyer } = read(`${HEAD}
SIRET : 412 038 572 00019    TVA intracommunautaire : FR11412038572
N° TVA client : FR81528471931
IBAN : FR61 3000 1007 9012 3456 7090 Z18  BIC : AGRIFRPP882`);
  expect(seller).toMatchObject({ validSiret: '41203857200019', validVat: 'FR11412038572', country: 'FR' });
  expect(buyer).toMatchObject({ validVat: 'FR81528471931', validSiren: '528471931' });
});

test('a document that says it is paid is told so', () => {
  expect(read(`${HEAD}\nTotal TTC 120,00\nFacture acquittée`).warnings).toContainEqual({
    kind: 'marked-paid',
    text: 'Facture acquittée',
  });
  const kinds = read(`${HEAD}\nTotal TTC 120,00\nToute somme non payée le jour dit porte intérêt`).warnings.map(
    ({ kind }) => kind,
  );
  expect(kinds).not.toContain('marked-paid');
});

test('an account with a wrong key is shown as such in a text, and left out of a scan', () => {
  const drawing = `${HEAD}\nIBAN : FR61 3000 1007 9012 3456 7090 Z19`;
  expect(read(drawing).warnings).toContainEqual(expect.objectContaining({ kind: 'invalid-iban' }));
  expect(read(drawing, 'scan').accounts).toEqual([]);
});

test('letters set wide apart are one word', () => {
  expect(read('F A C T U R E\nN° F-9\nDate : 01/02/2026').number).toBe('F-9');
});

test('the mentions on late payment are kept as notes', () => {
  const { notes } = read(`${HEAD}
Tout retard de paiement entraîne des pénalités au taux de 12 %
et une indemnité forfaitaire de 40 €.`);
  expect(notes).toEqual([
    {
      code: 'PMD',
      text: 'Tout retard de paiement entraîne des pénalités au taux de 12 % et une indemnité forfaitaire de 40 €.',
    },
  ]);
});
