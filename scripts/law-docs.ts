/**
 * Writes docs/law, one page per subject: `node scripts/law-docs.ts`; with `--check`, writes nothing and fails when a page is stale.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Read } from '../src/law/citation.ts';
import { zones } from '../src/law/delais/holidays.ts';
import { lawBook, type Page } from '../src/law/law-book.ts';
import { row } from './law-docs/markdown.ts';
import { type RulePage, rulePages } from './law-docs/rule-pages.ts';
import { scheduleText } from './law-docs/schedule-tables.ts';
import { subjectSections } from './law-docs/subject-sections.ts';

const folder = new URL('../docs/law/', import.meta.url);

/** The last day any subject was read again: rules that are not dated values were read with them. */
const reviewedOn = lawBook
  .flatMap(({ entries }) => entries.map(({ schedule }) => schedule.reviewedOn))
  .reduce((last, on) => (on > last ? on : last));

const written = 'Page écrite par `npm run law:docs` à partir de `src/law` : ne pas la modifier à la main.';

function pageText({ name, title, entries }: Page): string {
  const more = subjectSections[name];
  return [`# ${title}`, '', written, '', ...entries.map(scheduleText), ...(more ? [more(reviewedOn)] : [])].join('\n');
}

function rulePageText({ title, text }: RulePage): string {
  return [`# ${title}`, '', written, '', text(reviewedOn)].join('\n');
}

function summary(): string {
  const all = lawBook.flatMap((page) => page.entries.flatMap(({ schedule }) => schedule.rows));
  const count = (read: Read) => all.filter((one) => one.read === read).length;
  return [
    '# Le droit des factures impayées, valeur par valeur',
    '',
    'Pages écrites par `npm run law:docs` à partir de `src/law` ; `npm run law:check` refuse une page périmée.',
    '',
    `${all.length} valeurs datées : ${count('official')} lues dans le texte, ${count('second-hand')} de seconde main, ${count('unconfirmed')} non confirmées.`,
    `Zones de jours fériés couvertes : ${zones.join(', ')}.`,
    '',
    row('page', 'valeurs', 'lues', 'seconde main', 'non confirmées'),
    row('---', '---', '---', '---', '---'),
    ...lawBook.map((page) => {
      const rows = page.entries.flatMap(({ schedule }) => schedule.rows);
      const of = (read: Read) => String(rows.filter((one) => one.read === read).length);
      return row(
        `[${page.title}](${page.name}.md)`,
        String(rows.length),
        of('official'),
        of('second-hand'),
        of('unconfirmed'),
      );
    }),
    '',
    'Règles calculées, sans valeur datée :',
    '',
    ...rulePages.map(({ name, title }) => `- [${title}](${name}.md)`),
    '',
  ].join('\n');
}

/** Every page by file name, as it must be on disk. */
function lawPages(): Map<string, string> {
  return new Map([
    ['README.md', summary()],
    ...lawBook.map((page): [string, string] => [`${page.name}.md`, pageText(page)]),
    ...rulePages.map((page): [string, string] => [`${page.name}.md`, rulePageText(page)]),
  ]);
}

/** Files of docs/law that are missing, stale or no longer wanted. */
export function stalePages(): string[] {
  const wanted = lawPages();
  const present = readdirSync(folder).filter((name) => name.endsWith('.md'));
  const stale = [...wanted].filter(
    ([name, text]) => !present.includes(name) || readFileSync(new URL(name, folder), 'utf8') !== text,
  );
  return [...stale.map(([name]) => name), ...present.filter((name) => !wanted.has(name))];
}

if (import.meta.main) {
  mkdirSync(folder, { recursive: true });
  const stale = stalePages();
  if (process.argv.includes('--check')) {
    if (stale.length > 0) console.error(`docs/law is stale, run npm run law:docs: ${stale.join(', ')}`);
    process.exitCode = stale.length > 0 ? 1 : 0;
  } else {
    const pages = lawPages();
    for (const name of stale) {
      const text = pages.get(name);
      if (text === undefined) rmSync(new URL(name, folder));
      else writeFileSync(new URL(name, folder), text);
    }
    console.log(`docs/law: ${pages.size} pages, ${stale.length} written`);
  }
}
