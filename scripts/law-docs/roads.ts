import { say } from '../../src/features/law-desk/calculators/say.ts';
import { actorNames, roadNames, roadPhrase } from '../../src/features/law-desk/calculators/words/road-words.ts';
import { orThrow } from '../../src/kernel/result.ts';
import { distinctSources, type Source } from '../../src/law/citation.ts';
import type { Road, RoadKind } from '../../src/law/road.ts';
import { roadKinds } from '../../src/law/road.ts';
import { parseRoadFacts } from '../../src/law/road-facts.ts';
import { roadsFor } from '../../src/law/roads.ts';
import { linked, listed, reads, remarks, tableOf } from './markdown.ts';

const usual = {
  on: '2026-11-21',
  parties: 'professionals',
  principal: '4000',
  dueOn: '2026-01-31',
  creditorIsTrader: true,
  debtorIsTrader: true,
  debtorCountry: 'france',
  isInvoiced: true,
  basis: 'contract',
  dispute: 'none',
  isProven: true,
  amicableAttempt: 'done',
};

/** Claims that between them open every condition, step, deadline and form that the pages show. */
const situations: object[] = [
  {
    ...usual,
    injonction: { requestedOn: '2026-09-01', orderedOn: '2026-09-15', servedOn: '2026-10-01', isServedInPerson: true },
    summonsServedOn: '2026-11-02',
    hearingOn: '2026-12-15',
  },
  {
    ...usual,
    injonction: {
      orderedOn: '2026-09-15',
      servedOn: '2026-10-01',
      objectedOn: '2026-10-20',
      noticedOn: '2026-10-28',
      feeInvitedOn: '2026-10-28',
    },
    commandementRequestedOn: '2026-10-01',
    commandementServedOn: '2026-10-10',
    recordEnforceableOn: '2026-11-20',
    defaultJudgmentOn: '2026-11-10',
  },
  { ...usual, parties: 'consumer', principal: '3000', invitationSentOn: '2026-11-02', debtorIsTrader: false },
  { ...usual, principal: '12000', debtorCountry: 'european-union', europeanOrderServedOn: '2026-11-02' },
  { ...usual, insolvency: { openedOn: '2026-10-01', publishedOn: '2026-10-12', kind: 'redressement' } },
];

function answered(): Map<RoadKind, Road[]> {
  const byKind = new Map<RoadKind, Road[]>();
  for (const situation of situations) {
    const facts = orThrow(parseRoadFacts(situation));
    for (const road of orThrow(roadsFor(facts)).roads) byKind.set(road.road, [...(byKind.get(road.road) ?? []), road]);
  }
  return byKind;
}

const words = (table: Parameters<typeof roadPhrase>[0], code: string): string => say(roadPhrase(table, code), 'fr');

/** The first of each name, in the order of the roads. */
function named<T>(roads: readonly Road[], list: (road: Road) => readonly T[], nameOf: (one: T) => string): T[] {
  const byName = new Map<string, T>();
  for (const one of roads.flatMap(list)) if (!byName.has(nameOf(one))) byName.set(nameOf(one), one);
  return [...byName.values()];
}

function roadText(kind: RoadKind, roads: readonly Road[], reviewedOn: string): string[] {
  const steps = named(
    roads,
    (road) => road.steps,
    (one) => `${one.step} ${one.by}`,
  );
  const deadlines = named(
    roads,
    (road) => road.deadlines,
    (one) => one.deadline,
  );
  const forms = named(
    roads,
    (road) => road.forms,
    (one) => `${one.name} ${one.number}`,
  );
  const sources = distinctSources(...roads.map((road) => road.because));
  return [
    `## ${say({ words: roadNames[kind] }, 'fr')}`,
    '',
    `Voie \`${kind}\`. Dernière relecture : ${reviewedOn}.`,
    '',
    '### Conditions',
    '',
    ...tableOf(
      ['condition', 'sources'],
      named(
        roads,
        (road) => road.conditions,
        (one) => one.condition,
      ).map((one) => [words('condition', one.condition), listed(one.because)]),
    ),
    '### Étapes',
    '',
    ...tableOf(
      ['étape', 'par', 'sources'],
      steps.map((one) => [
        words('step', one.step),
        say({ words: actorNames[one.by] }, 'fr'),
        listed(one.because ?? []),
      ]),
    ),
    ...(deadlines.length > 0 ? ['### Délais', ''] : []),
    ...tableOf(
      ['délai', 'exemple', 'sinon', 'sources'],
      deadlines.map((one) => [
        words('deadline', one.deadline),
        `${one.from} → ${one.cautiousOn}`,
        words('outcome', one.otherwise),
        listed(one.because),
      ]),
    ),
    ...(forms.length > 0 ? ['### Formulaires', ''] : []),
    ...tableOf(
      ['formulaire', 'numéro', 'obligatoire', 'sources'],
      forms.map((one) => [
        words('form', one.name),
        one.number ?? '',
        one.isMandatory ? 'oui' : 'non',
        listed(one.because),
      ]),
    ),
    '### Textes',
    '',
    ...tableOf(
      ['source', 'lecture', 'remarques'],
      sources.map((source: Source) => [linked(source), reads[source.read], remarks(source)]),
    ),
  ];
}

/** One section a road: its conditions, its steps, its deadlines, its forms, and the texts of it all. */
export function roadsText(reviewedOn: string): string {
  const byKind = answered();
  const head =
    'Les exemples de délais sont ceux de dossiers d’école ; ceux d’un vrai dossier viennent de ses propres dates.';
  return [head, '', ...roadKinds.flatMap((kind) => roadText(kind, byKind.get(kind) ?? [], reviewedOn))].join('\n');
}
