import { expect, test } from 'vitest';
import type { ReadRefusal } from '../refusals.ts';
import { drawnPage } from '../testing/text-pages.ts';
import { invoicesFromPages } from './invoices-from-pages.ts';

const sum = (total: string) => `\n\nTotal HT ${total}   TVA 0,00   Total TTC ${total}`;
const invoice = (number: string, total: string, rest = '') =>
  `FACTURE N° ${number}      Date : 01/02/2026${rest}\n\nCeci est une prestation de travaux${sum(total)}`;
const foot = (text: string) => `${'\n'.repeat(54)}${text}`;
const goods = 'Pose de menuiseries au premier étage\nPose de menuiseries au second étage';

type Part = [pages: readonly number[], number: string | undefined, total: string | undefined];

/** Each invoice found, with its pages, its number and its total; and which pages are doubted. */
function cut(...drawings: string[]): { parts: Part[]; doubted: readonly number[] } {
  const pages = drawings.map((drawing, i) => drawnPage(drawing, i + 1));
  const result = invoicesFromPages(pages, 'pdf-text', pages.length);
  const several = result.refused && result.refusal.kind === 'several-invoices' ? result.refusal.invoices : undefined;
  const readings = several ?? [{ pages: pages.map(({ number }) => number), reading: result }];
  const doubted: number[] = [];
  const parts = readings.map(({ pages: numbers, reading }): Part => {
    const said = reading.refused ? partialOf(reading.refusal) : reading.value;
    for (const warning of said?.warnings ?? [])
      if (warning.kind === 'perhaps-several-invoices') doubted.push(...warning.pages);
    return [numbers, said?.number, said?.grandTotal?.text];
  });
  return { parts, doubted };
}
const partialOf = (refusal: ReadRefusal) => (refusal.kind === 'incomplete-reading' ? refusal.partial : undefined);

test('another number beside a heading begins another invoice', () => {
  expect(cut(invoice('F-1', '100,00'), invoice('F-2', '250,00'), invoice('F-3', '30,00')).parts).toEqual([
    [[1], 'F-1', '100.00'],
    [[2], 'F-2', '250.00'],
    [[3], 'F-3', '30.00'],
  ]);
});

test('a page with the same number, or none, goes on with its invoice', () => {
  const first = `FACTURE N° F-1      Date : 01/02/2026\n\n${goods}`;
  expect(cut(first, `${goods}${sum('100,00')}`, invoice('F-2', '250,00')).parts).toEqual([
    [[1, 2], 'F-1', '100.00'],
    [[3], 'F-2', '250.00'],
  ]);
  expect(cut(first, invoice('F-1', '100,00'), invoice('F-2', '250,00')).parts).toEqual([
    [[1, 2], 'F-1', '100.00'],
    [[3], 'F-2', '250.00'],
  ]);
  expect(cut(first, `${goods}${sum('100,00')}`).parts).toEqual([[[1, 2], 'F-1', '100.00']]);
});

test('a separator sheet belongs to nobody, and terms of sale follow their invoice', () => {
  const terms = `CONDITIONS GÉNÉRALES DE VENTE\n\n${goods}\nToute facture non payée porte intérêt`;
  expect(cut(invoice('F-1', '100,00'), terms, '', invoice('F-2', '250,00'), terms).parts).toEqual([
    [[1, 2], 'F-1', '100.00'],
    [[4, 5], 'F-2', '250.00'],
  ]);
});

test('a delivery note is no invoice, wherever it lies, and its amounts are not read', () => {
  const note = `BON DE LIVRAISON N° 77\n\n${goods}${sum('999,00')}`;
  expect(cut(invoice('F-1', '100,00'), note, invoice('F-2', '250,00')).parts).toEqual([
    [[1, 2], 'F-1', '100.00'],
    [[3], 'F-2', '250.00'],
  ]);
  expect(cut(note, invoice('F-1', '100,00')).parts).toEqual([[[1, 2], 'F-1', '100.00']]);
  expect(cut(invoice('F-1', '100,00'), note).parts).toEqual([[[1, 2], 'F-1', '100.00']]);
});

test('a statement that lists invoices stays a statement', () => {
  const pages = [`RELEVÉ DE COMPTE\n\n${goods}`, `Facture n° F-9 du 01/02/2026\n${goods}${sum('999,00')}`];
  const result = invoicesFromPages(
    pages.map((drawing, i) => drawnPage(drawing, i + 1)),
    'pdf-text',
    2,
  );
  expect(result).toMatchObject({ refused: true, refusal: { kind: 'not-an-invoice', document: 'statement' } });
});

test('a line of goods that begins with « Commande » ends no invoice', () => {
  const first = `FACTURE N° F-1      Date : 01/02/2026\n\n${goods}`;
  expect(cut(first, `Commande n° 45 du 12/01/2026\n${goods}${sum('100,00')}`).parts).toEqual([
    [[1, 2], 'F-1', '100.00'],
  ]);
});

test('a count of pages that starts again begins an invoice whose number is not read', () => {
  const unread = (total: string, mark: string) => `FACTURE\nDate : 01/02/2026\n\n${goods}${sum(total)}${foot(mark)}`;
  expect(
    cut(`${invoice('F-1', '100,00')}${foot('Page 1/1')}`, unread('250,00', 'Page 1/2'), `${goods}${foot('Page 2/2')}`)
      .parts,
  ).toEqual([
    [[1], 'F-1', '100.00'],
    [[2, 3], undefined, '250.00'],
  ]);
});

test('two headings, two totals and no number: the amounts of one are never read with the other’s', () => {
  const unread = (total: string) => `FACTURE\nDate : 01/02/2026\n\n${goods}${sum(total)}`;
  expect(cut(unread('100,00'), unread('250,00')).parts).toEqual([
    [[1], undefined, '100.00'],
    [[2], undefined, '250.00'],
  ]);
  expect(cut(unread('100,00'), invoice('F-2', '250,00')).parts).toEqual([
    [[1], undefined, '100.00'],
    [[2], 'F-2', '250.00'],
  ]);
});

test('an invoice spoken of on a page that its own count makes the second one is doubted, not cut', () => {
  const first = `FACTURE N° F-1      Date : 01/02/2026\n\n${goods}${foot('Page 1/2')}`;
  const second = `Facture n° A-12 du 10/01/2026 : acompte\n${goods}${sum('100,00')}${foot('Page 2/2')}`;
  expect(cut(first, second, invoice('F-2', '250,00'))).toEqual({
    parts: [
      [[1, 2], 'F-1', '100.00'],
      [[3], 'F-2', '250.00'],
    ],
    doubted: [2],
  });
});

test('a second heading with nothing of its own is doubted', () => {
  const again = `FACTURE\n${goods}`;
  expect(cut(invoice('F-1', '100,00'), again)).toEqual({ parts: [[[1, 2], 'F-1', '100.00']], doubted: [2] });
});

test('the printer’s count of the whole file does not join two invoices', () => {
  const first = `${invoice('F-1', '100,00')}${foot('1/2')}`;
  expect(cut(first, `${invoice('F-2', '250,00')}${foot('2/2')}`).parts).toHaveLength(2);
});

test('a credit note after its invoice is a document of its own', () => {
  const credit = `AVOIR N° AV-1      Date : 03/02/2026\nAvoir sur la facture n° F-1 du 01/02/2026${sum('40,00')}`;
  expect(cut(invoice('F-1', '100,00'), credit).parts).toEqual([
    [[1], 'F-1', '100.00'],
    [[2], 'AV-1', '40.00'],
  ]);
});

test('the same invoice twice is one, and the same number on other totals is two', () => {
  expect(cut(invoice('F-1', '100,00'), invoice('F-1', '100,00')).parts).toEqual([[[1, 2], 'F-1', '100.00']]);
  const marked = (total: string) => `${invoice('F-1', total)}${foot('Page 1/1')}`;
  expect(cut(marked('100,00'), marked('250,00')).parts).toHaveLength(2);
});

test('among several, pages that come after some not read and name no invoice are nobody’s', () => {
  const pages = [invoice('F-1', '100,00'), invoice('F-2', '250,00'), `${goods}${sum('999,00')}`];
  const given = pages.map((drawing, i) => drawnPage(drawing, [1, 2, 9][i]));
  const result = invoicesFromPages(given, 'scan', 10);
  expect(result).toMatchObject({
    refused: true,
    refusal: { kind: 'several-invoices', unread: { from: 3, to: 10 }, invoices: [{ pages: [1] }, { pages: [2] }] },
  });
});

test('after its total, a page with totals of its own never goes on with the invoice unseen', () => {
  expect(cut(invoice('F-1', '100,00'), invoice('F-1', '250,00')).doubted).toEqual([2]);
  expect(cut(invoice('F-1', '100,00'), `${goods}${sum('250,00')}`).doubted).toEqual([2]);
  expect(cut(invoice('F-1', '100,00'), `${goods}${sum('100,00')}`).doubted).toEqual([]);
  const counted = (total: string, mark: string) => `${invoice('F-1', total)}${foot(mark)}`;
  expect(cut(counted('100,00', 'Page 1/2'), counted('250,00', 'Page 2/2')).doubted).toEqual([]);
});

test('the same number on another day, with another total, is another invoice', () => {
  const later = invoice('F-1', '250,00').replace('01/02/2026', '01/03/2026');
  expect(cut(invoice('F-1', '100,00'), later).parts).toEqual([
    [[1], 'F-1', '100.00'],
    [[2], 'F-1', '250.00'],
  ]);
});

test('a delivery note with a number and totals, between two pages of an invoice, is none of its pages', () => {
  const first = `FACTURE N° F-1      Date : 01/02/2026\n\n${goods}`;
  const note = `BON DE LIVRAISON N° 77\n\n${goods}${sum('999,00')}`;
  expect(cut(first, note, `${goods}${sum('100,00')}`).parts).toEqual([[[1, 2, 3], 'F-1', '100.00']]);
  expect(cut(first, note).parts).toEqual([[[1, 2], 'F-1', undefined]]);
});

test('an earlier invoice named in a line of another page takes nothing from the invoice', () => {
  const first = `FACTURE N° F-1      Date : 01/02/2026\n\n${goods}`;
  const second = `Facture n° F-12 du 10/01/2026 : reprise du matériel   0,00\n${goods}${sum('100,00')}`;
  expect(cut(first, second)).toEqual({ parts: [[[1, 2], 'F-1', '100.00']], doubted: [2] });
});

test('the printer’s count of the invoices does not join them when terms of sale follow', () => {
  const counted = (number: string, total: string, mark: string) => `${invoice(number, total)}${foot(mark)}`;
  const terms = `CONDITIONS GÉNÉRALES DE VENTE\n\n${goods}`;
  const pages = [counted('F-1', '100,00', 'Page 1/2'), counted('F-2', '250,00', 'Page 2/2'), terms];
  expect(cut(...pages).parts).toEqual([
    [[1], 'F-1', '100.00'],
    [[2, 3], 'F-2', '250.00'],
  ]);
});
