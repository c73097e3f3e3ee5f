import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { stalePages } from '../../scripts/law-docs.ts';
import { day } from '../kernel/civil-date.ts';
import { isWellFormed } from './citation.ts';
import { lawBook, reviewsDue } from './law-book.ts';
import { roadKinds } from './road.ts';

const entries = lawBook.flatMap((page) => page.entries);
const rows = entries.flatMap(({ schedule }) => schedule.rows.map((row) => ({ ...row, subject: schedule.subject })));

test('docs/law says what the code says', () => {
  expect(stalePages()).toEqual([]);
});

const pageOf = (name: string): string => readFileSync(new URL(`../../docs/law/${name}.md`, import.meta.url), 'utf8');

test('every dated value of the law is in the book, so that a review and an operator find it', () => {
  const folder = new URL('./', import.meta.url);
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
  );
  const declared = sources.flatMap((name) => {
    const text = readFileSync(new URL(name, folder), 'utf8');
    return [...text.matchAll(/\n {2}subject: '([a-z0-9-]+)'/g)].map(([, subject]) => subject ?? '');
  });
  expect(declared.length).toBeGreaterThan(20);
  const held = new Set(entries.map(({ schedule }) => schedule.subject));
  expect(declared.filter((subject) => !held.has(subject))).toEqual([]);
});

test('a page shows each value with its date, its source, how it was read and its last reading', () => {
  for (const { name, entries: shown } of lawBook) {
    const page = pageOf(name);
    for (const { schedule } of shown) {
      expect(page).toContain(`Sujet \`${schedule.subject}\`. Dernière relecture : ${schedule.reviewedOn}`);
      for (const row of schedule.rows) expect(page, `${schedule.subject} ${row.from}`).toContain(`\n| ${row.from} |`);
      if (schedule.rows.some(({ read }) => read === 'unconfirmed')) expect(page).toContain('**non confirmé**');
      if (schedule.awaited !== undefined) expect(page).toContain(`Aucune valeur ici : ${schedule.awaited}`);
    }
  }
});

test.each<[string, string[]]>([
  ['delais', ['## Jours fériés 2026', '## Jours fériés 2027', '2027-03-26', '| Métropole | Étranger | 2 |', 'Mayotte']],
  ['imputation-des-paiements', ['1342-10', '1343-1', 'Dernière relecture : 2026-11-21']],
  ['delais-de-paiement', ['Jouets | **refusé**', 'Raisins, moûts et vins', '2000000,00 €', 'L441-9', '242 nonies A']],
  ['mise-en-demeure', ['R124-4', '15000,00 €', '300000,00 €', 'ou 10,00 %', 'article 272 du CGI', 'L612-1', 'L722-2']],
  ['procedures-collectives', ['L622-24', 'L622-28', 'Demander un relevé de forclusion']],
  ['juridiction-competente', ['Barème de la contribution', '| personne physique | revenu au-delà de 1000000,00 €']],
  ['frais-reglementes', ['| 25,19 € |', '| 33,47 € |', '| 30,23 € |', 'Droit à la charge du créancier (A444-32)']],
])('the page %s says its rules', (name, said) => {
  const page = pageOf(name);
  for (const words of said) expect(page).toContain(words);
});

test('every road has its section: conditions, steps, texts', () => {
  const sections = pageOf('voies-de-recouvrement')
    .split('\n## ')
    .filter((section) => section.includes('\nVoie `'));
  expect(sections).toHaveLength(roadKinds.length);
  for (const kind of roadKinds) {
    const section = sections.find((one) => one.includes(`Voie \`${kind}\`.`)) ?? '';
    for (const part of ['### Conditions', '### Étapes', '### Textes']) {
      expect([kind, part, section.includes(part)]).toEqual([kind, part, true]);
    }
  }
});

test('subjects are named once, in kebab-case', () => {
  const subjects = entries.map(({ schedule }) => schedule.subject);
  expect(new Set(subjects).size).toBe(subjects.length);
  for (const subject of subjects) expect(subject).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
});

test('every row has a well-formed source, and what was not read in the text says who told it, or why it is doubtful', () => {
  for (const row of rows) {
    expect(isWellFormed(row.source), row.subject).toBe(true);
    if (row.read === 'unconfirmed') expect(row.note, `${row.subject} ${row.from}`).toBeDefined();
    if (row.read === 'second-hand' && row.source.kind !== 'article' && row.source.id === undefined) {
      expect(row.told ?? row.note, `${row.subject} ${row.from}`).toBeDefined();
    }
  }
});

test('an identifier is never an address', () => {
  for (const row of rows) expect(row.source.id ?? '').not.toMatch(/https?:/);
});

test('reviews fall due by the rhythm of each subject', () => {
  expect(reviewsDue(day('2026-11-21'))).toEqual([]);
  expect(reviewsDue(day('2027-02-21')).map((one) => one.subject)).toEqual([
    'uncontested-commercial-claims',
    'creances-incontestees-fee',
  ]);
  const half = reviewsDue(day('2027-05-21')).map((one) => one.subject);
  expect(half).toContain('legal-interest');
  expect(half).toContain('ecb-refinancing-rate');
  expect(half).not.toContain('prescription-toward-consumers');
  expect(reviewsDue(day('2027-11-21')).length).toBeGreaterThan(half.length);
});
