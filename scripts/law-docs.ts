/**
 * Writes docs/law, one page per subject: `node scripts/law-docs.ts`; with `--check`, writes nothing and fails when a page is stale.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { citation, legifranceUrl, type Read, type Source } from '../src/law/citation.ts';
import { zones } from '../src/law/delais/holidays.ts';
import { measureRules, measures } from '../src/law/execution/execution.values.ts';
import { coverage } from '../src/law/juridiction-competente/courts.gen.ts';
import {
  commercialDistricts,
  judicialDistricts,
} from '../src/law/juridiction-competente/juridiction-competente.values.ts';
import { type Entry, lawBook, type Page } from '../src/law/law-book.ts';
import { conventionReasons, conventionText } from '../src/law/penalites-de-retard/convention.ts';
import { eventKinds, rules } from '../src/law/prescription/events.ts';
import { agreementMentions, collectorMentions } from '../src/law/recouvrement-amiable/recouvrement-amiable.ts';
import { collectorDuties } from '../src/law/recouvrement-amiable/recouvrement-amiable.values.ts';
import { coveredUntil, sourceOf } from '../src/law/schedule.ts';

const folder = new URL('../docs/law/', import.meta.url);

const reads: Record<Read, string> = {
  official: 'lu dans le texte',
  'second-hand': 'de seconde main',
  unconfirmed: '**non confirmé**',
};

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

function row(...cells: string[]): string {
  return `| ${cells.map(cell).join(' | ')} |`;
}

function linked(source: Source): string {
  const url = source.id === undefined ? undefined : legifranceUrl(source);
  const name = citation(source);
  const id = source.id === undefined ? '' : ` (${source.id})`;
  return url === undefined ? `${name}${id}` : `[${name}](${url})${id}`;
}

function remarks(source: Source): string {
  return [
    source.conflict === undefined ? '' : `**conflit** : ${source.conflict}`,
    source.note ?? '',
    source.told === undefined ? '' : `d’après ${source.told}`,
  ]
    .filter(Boolean)
    .join(' ; ');
}

function table({ schedule, show }: Entry): string {
  const until = coveredUntil(schedule);
  const rhythm =
    schedule.reviewEveryMonths === undefined ? 'à chaque réforme' : `tous les ${schedule.reviewEveryMonths} mois`;
  return [
    `## ${schedule.title}`,
    '',
    `Sujet \`${schedule.subject}\`. Dernière relecture : ${schedule.reviewedOn} (à relire ${rhythm}). ${
      until === undefined
        ? 'La dernière ligne reste en vigueur jusqu’à la suivante.'
        : `Aucune réponse après le ${until}.`
    }`,
    '',
    ...(schedule.awaited === undefined
      ? []
      : [`Aucune valeur ici : ${schedule.awaited}. Un opérateur peut l’ajouter avec sa référence.`, '']),
    ...(schedule.rows.length === 0 ? [] : tableOf(schedule, show)),
    '',
  ].join('\n');
}

function tableOf(schedule: Entry['schedule'], show: Entry['show']): string[] {
  return [
    row('à compter du', 'jusqu’au', 'valeur', 'source', 'lecture', 'remarques'),
    row('---', '---', '---', '---', '---', '---'),
    ...schedule.rows.map((one) => {
      const source = sourceOf(one);
      return row(one.from, one.until ?? '', show(one.value as never), linked(source), reads[one.read], remarks(source));
    }),
  ];
}

function listed(sources: readonly Source[]): string {
  return sources.map((source) => `${linked(source)} — ${reads[source.read]}`).join(' ; ');
}

const effectNames: Record<string, string> = {
  interrupts: 'interrompt',
  ends: 'met fin à une interruption : un nouveau délai part de ce jour',
  voids: 'efface une interruption',
  suspends: 'suspend',
  resumes: 'met fin à une suspension, six mois au moins restent',
  'opens-title': 'ouvre l’exécution d’un titre',
  'may-interrupt': 'peut valoir reconnaissance : la première date reste gardée',
  nothing: 'sans effet',
};

/** What a page says beside its schedules. */
const more: Record<string, () => string> = {
  'penalites-de-retard': () =>
    `## Convention de calcul\n\n${conventionText('due-date')}\n\nEnvers un consommateur, le jour exclu est celui de la mise en demeure ; après une condamnation, celui de la décision.\n\n${conventionReasons.map((source) => `- ${linked(source)} : ${source.note}`).join('\n')}\n`,
  prescription: () =>
    [
      '## Ce que fait chaque événement entre personnes privées',
      '',
      row('événement', 'effet', 'sources'),
      row('---', '---', '---'),
      ...eventKinds.map((kind) =>
        row(`\`${kind}\``, effectNames[rules[kind].effect.does] ?? '', listed(rules[kind].because)),
      ),
      '',
    ].join('\n'),
  'recouvrement-amiable': () =>
    [
      '## Mentions de la lettre (R124-4)',
      '',
      ...Object.values(collectorMentions).map((text) => `- « ${text} »`),
      '',
      '## Ce que doit qui recouvre pour autrui',
      '',
      ...Object.entries(collectorDuties).map(
        ([duty, source]) => `- \`${duty}\` : ${listed([source])}${source.note ? ` (${source.note})` : ''}`,
      ),
      '',
      '## Mentions de la convention (R124-3)',
      '',
      ...Object.values(agreementMentions).map((text) => `- « ${text} »`),
      '',
    ].join('\n'),
  'juridiction-competente': () => {
    const share = ({ communes, population }: typeof coverage.judicial | typeof coverage.commercial) =>
      [
        `${communes} sur ${coverage.all.communes} (${((100 * communes) / coverage.all.communes).toFixed(1)} %)`,
        `${population} sur ${coverage.all.population} (${((100 * population) / coverage.all.population).toFixed(1)} %)`,
      ].map((text) => text.replaceAll('.', ','));
    return [
      '## Ce que les listes placent',
      '',
      'Les autres communes sont refusées, avec les sièges possibles. `scripts/law-courts.ts` compte ces chiffres ; avec la liste du',
      'ministère (`--communes-list`), il place toutes les communes pour le tribunal judiciaire.',
      '',
      row('tribunal', 'communes', 'habitants', 'source'),
      row('---', '---', '---', '---'),
      row('de commerce', ...share(coverage.commercial), listed([commercialDistricts])),
      row('judiciaire', ...share(coverage.judicial), listed([judicialDistricts])),
      '',
    ].join('\n');
  },
  execution: () =>
    [
      '## Mesures',
      '',
      row('mesure', 'titre exigé', 'délais', 'sources'),
      row('---', '---', '---', '---'),
      ...measures.map((measure) => {
        const { needsTitle, because, deadlines } = measureRules[measure];
        const delays = deadlines.map(({ deadline, period: { days, months, years } }) => {
          const length = days ? `${days} jours` : months ? `${months} mois` : `${years} ans`;
          return `\`${deadline}\` ${length}`;
        });
        return row(`\`${measure}\``, needsTitle ? 'oui' : 'titre ou autorisation', delays.join(' ; '), listed(because));
      }),
      '',
    ].join('\n'),
};

function pageText(page: Page): string {
  return [
    `# ${page.title}`,
    '',
    'Page écrite par `npm run law:docs` à partir de `src/law` : ne pas la modifier à la main.',
    '',
    ...page.entries.map(table),
    ...(more[page.name] ? [(more[page.name] as () => string)()] : []),
  ].join('\n');
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
  ].join('\n');
}

/** Every page by file name, as it must be on disk. */
function lawPages(): Map<string, string> {
  return new Map([
    ['README.md', summary()],
    ...lawBook.map((page): [string, string] => [`${page.name}.md`, pageText(page)]),
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
