import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { MessageFacts } from '../../features/correspondence/message-facts.ts';
import { renderMessage } from '../../features/correspondence/render-message.ts';
import { lettersFolder } from '../../features/correspondence/templates/catalogue.ts';
import {
  sampleCollector,
  sampleConsumerFacts,
  sampleFacts,
} from '../../features/correspondence/templates/sample-facts.ts';
import { decimal, euros, sumOf } from '../../kernel/money.ts';
import { orThrow } from '../../kernel/result.ts';
import { pagesOf, pdfRendererContract } from './contract.ts';
import { typstPdfRenderer } from './typst.ts';

const make = () => typstPdfRenderer(lettersFolder);
const letterOf = (id: string, facts: MessageFacts) => {
  const message = orThrow(renderMessage(id, facts));
  if (message.channel !== 'letter') throw new Error(`${id} is no letter`);
  return message;
};

const qr = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 3"><path d="M0 0h1v1H0zM2 2h1v1H2z"/></svg>';
const withQr = sampleFacts({ account: { ...sampleFacts().account!, epcQrSvg: qr } });

/** Forty invoices of nine figures, long names: what strains a page. */
function fortyInvoices(): MessageFacts {
  const facts = sampleFacts();
  const invoices = Array.from({ length: 40 }, (_, index) => ({
    number: `FA-2026-${1000 + index}`,
    issuedOn: '2026-08-01',
    dueOn: '2026-09-30',
    total: '123456789.10',
    paid: '0.00',
    credited: '0.00',
    balance: '123456789.10',
  }));
  const lines = invoices.map(({ number, balance }) => ({
    invoice: number,
    from: '2026-10-01',
    to: '2026-12-03',
    days: 64,
    ratePercent: '12.40',
    base: balance,
    interest: '2684181.80',
  }));
  const principal = sumOf(invoices.map(({ balance }) => euros(balance)));
  const interest = sumOf(lines.map((line) => euros(line.interest)));
  const name = 'Société coopérative de menuiserie, charpente et agencement des Trois-Rivières';
  return {
    ...facts,
    creditor: { ...facts.creditor, name },
    debtor: { ...facts.debtor, name: 'Établissements Vandenbroucke-Lapeyrouse & Fils, ossatures bois' },
    invoices,
    owed: {
      ...facts.owed,
      principal: decimal(principal),
      interest: decimal(interest),
      indemnity: '1600.00',
      total: decimal(sumOf([principal, interest, euros('1600.00')])),
      lines,
    },
    settlement: undefined,
  };
}

const contractLetter = (name: string, id: string, facts: MessageFacts, pages: number, words: string[]) => ({
  name,
  document: letterOf(id, facts).document,
  pages,
  words,
});

pdfRendererContract('Typst', {
  make,
  letters: [
    contractLetter('mise en demeure', 'mise-en-demeure', withQr, 3, [
      'MISE EN DEMEURE DE PAYER',
      '4 689,53 €',
      '5 560,00 €',
      '12,40 %',
      'FR76 3000 6000 0112 3456 7890 189',
      'Lettre recommandée avec avis de réception',
      'Anne Kermeur',
      'RCS Rennes 404 833 048',
      '3/3',
    ]),
    contractLetter('mise en demeure to a consumer', 'mise-en-demeure', sampleConsumerFacts(), 2, [
      '4 560,00 €',
      'Madame Hélène Le Bris',
    ]),
    contractLetter('mise en demeure by a collector', 'mise-en-demeure', { ...withQr, collector: sampleCollector }, 3, [
      'exerce une activité de recouvrement amiable',
      'Claire Morvan',
    ]),
    contractLetter('letter of reminder', 'letter-reminder', withQr, 2, ['18 décembre 2026', '4 689,53 €']),
    contractLetter('statement of interest', 'interest-statement', sampleFacts(), 1, ['20,78 €', '68,75 €', '89,53 €']),
    contractLetter('net statement', 'net-statement', sampleFacts(), 1, [
      '753,43 €',
      '150,69 €',
      '3 785,41 €',
      '0,00 €',
    ]),
    contractLetter('forty invoices of nine figures', 'mise-en-demeure', fortyInvoices(), 5, [
      'FA-2026-1000',
      'FA-2026-1039',
      '123 456 789,10 €',
      '4 938 271 564,00 €',
      '107 367 272,00 €',
      '5/5',
    ]),
  ],
});

test('a table that runs over pages repeats its head, and every page says what it belongs to', async () => {
  const pages = await pagesOf(await make().render(letterOf('mise-en-demeure', fortyInvoices()).document));
  const withRows = pages.filter((page) => page.includes('FA-2026-10'));
  expect(withRows.length).toBeGreaterThan(2);
  for (const page of withRows) expect(page).toMatch(/Facture (?:Émise le|Du)/);
  for (const page of pages.slice(1)) expect(page).toContain('dossier RCV-2026-000142');
});

test('a name that looks like Typst is printed as it is, and reads no file', async () => {
  const name = '#read("/etc/passwd") $x$ *a* @b <c> `d`';
  const facts = sampleFacts({ debtor: { ...sampleFacts().debtor, name } });
  const text = (await pagesOf(await make().render(letterOf('interest-statement', facts).document))).join(' ');
  expect(text).toContain('#read("/etc/passwd") $x$');
  expect(text).not.toContain('root:');
});

test('a template reads nothing but the folder it was given', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'typst-'));
  writeFileSync(join(folder, 'outside.typ'), '#read("/../../../../etc/passwd")');
  writeFileSync(join(folder, 'absolute.typ'), '#read("/etc/passwd")');
  const renderer = typstPdfRenderer(folder);
  await expect(renderer.render({ template: 'outside.typ', data: {} })).rejects.toThrow(/outside|denied/);
  await expect(renderer.render({ template: 'absolute.typ', data: {} })).rejects.toThrow(/not found/);
});

test('our templates ask for no package and read no file', () => {
  for (const file of readdirSync(lettersFolder).filter((name) => name.endsWith('.typ'))) {
    const source = readFileSync(new URL(file, lettersFolder), 'utf8');
    expect(source).not.toMatch(/@preview|@local|#?\bread\(|#import|#include|\beval\(/);
  }
});

test('a sign that the font lacks does not stop a letter', async () => {
  const facts = sampleFacts({ debtor: { ...sampleFacts().debtor, name: 'Boulangerie 🥐 ﬁne ½ \u2028 Łódź Ŵ' } });
  const text = (await pagesOf(await make().render(letterOf('letter-reminder', facts).document))).join(' ');
  expect(text).toMatch(/Boulangerie \? fine ½ Łódź Ŵ/);
});

test('a failing template says what Typst said', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'typst-'));
  writeFileSync(join(folder, 'broken.typ'), '#nothing-here');
  await expect(typstPdfRenderer(folder).render({ template: 'broken.typ', data: {} })).rejects.toThrow(
    /broken\.typ: .*unknown variable/s,
  );
});
