import { say } from '../../src/features/law-desk/calculators/say.ts';
import { roadPhrase } from '../../src/features/law-desk/calculators/words/road-words.ts';
import { type CivilDate, day } from '../../src/kernel/civil-date.ts';
import { euros } from '../../src/kernel/money.ts';
import { orThrow } from '../../src/kernel/result.ts';
import { distanceMonths, expiryOf, parsePeriod, type Residence } from '../../src/law/delais/delais.ts';
import { holidayRules, holidaysOf, type Zone, zones } from '../../src/law/delais/holidays.ts';
import { sharePayment } from '../../src/law/imputation-des-paiements/imputation-des-paiements.ts';
import { amountOwed } from '../../src/law/penalites-de-retard/amount-owed.ts';
import { insolvencyDeadlines } from '../../src/law/procedures-collectives/insolvency-deadlines.ts';
import { declarationRecipient } from '../../src/law/procedures-collectives/procedures-collectives.ts';
import * as insolvency from '../../src/law/procedures-collectives/procedures-collectives.values.ts';
import { zoneNames } from './french-names.ts';
import { amount, listed, reviewed, ruleHeadings, ruleRows, tableOf } from './markdown.ts';
import { miseEnDemeure } from './mise-en-demeure.ts';

/** A page of rules that are computed rather than dated: what it says, for the day of its last reading. */
export type RulePage = {
  readonly name: string;
  readonly title: string;
  readonly text: (reviewedOn: CivilDate) => string;
};

function delais(reviewedOn: CivilDate): string {
  const examples: [string, string, 'procedural' | 'civil', Zone, Residence?][] = [
    ['2026-11-03', '15d', 'procedural', 'metropole'],
    ['2026-11-03', '1m', 'procedural', 'metropole'],
    ['2026-01-31', '1m', 'procedural', 'metropole'],
    ['2026-10-31', '1m10d', 'procedural', 'metropole'],
    ['2025-11-26', '1m', 'procedural', 'alsace-moselle'],
    ['2026-09-21', '1m', 'procedural', 'metropole', 'outre-mer'],
    ['2026-09-21', '1m', 'procedural', 'metropole', 'etranger'],
    ['2021-11-21', '5y', 'civil', 'metropole'],
  ];
  const years = [Number(reviewedOn.slice(0, 4)), Number(reviewedOn.slice(0, 4)) + 1];
  const residences: Residence[] = ['metropole', 'outre-mer', 'etranger'];
  return [
    ...reviewed(reviewedOn),
    '## Calcul, par l’exemple',
    '',
    ...tableOf(
      ['à partir du', 'délai', 'sorte', 'zone', 'expire le', 'au plus prudent', 'sources'],
      examples.map(([from, period, kind, zone, resides]) => {
        const facts = { from: day(from), period: orThrow(parsePeriod(period)), kind, zone };
        const found = orThrow(
          expiryOf({ ...facts, ...(resides ? { distance: { court: 'metropole', resides } } : {}) }),
        );
        const place =
          resides === undefined ? '' : `, partie demeurant ${resides === 'etranger' ? 'à l’étranger' : 'outre-mer'}`;
        const sort = kind === 'procedural' ? 'de procédure' : 'civil';
        return [
          from,
          period,
          sort,
          `${zoneNames[zone]}${place}`,
          found.expiresOn,
          found.cautiousOn,
          listed(found.because),
        ];
      }),
    ),
    '## Délais de distance',
    '',
    ...tableOf(
      ['tribunal', 'partie demeurant', 'mois ajoutés', 'sources'],
      (['metropole', 'outre-mer'] as const).flatMap((court) =>
        residences.map((resides) => {
          const { months, because } = distanceMonths(court, resides);
          return [
            zoneNames[court] ?? 'Outre-mer',
            zoneNames[resides] ?? (resides === 'etranger' ? 'Étranger' : 'Outre-mer'),
            String(months),
            listed(because),
          ];
        }),
      ),
    ),
    ...years.flatMap((year) => [
      `## Jours fériés ${year}`,
      '',
      ...tableOf(
        ['zone', 'jours', 'propres à la zone', 'sources'],
        zones.map((zone) => {
          const days = [...holidaysOf(year, zone)].sort(([a], [b]) => (a < b ? -1 : 1));
          const of = (kind: 'national' | 'local') =>
            days
              .filter(([, one]) => one === kind)
              .map(([on]) => on)
              .join(', ');
          return [zoneNames[zone] ?? zone, of('national'), of('local'), listed(holidayRules(zone))];
        }),
      ),
    ]),
    'Polynésie française et Nouvelle-Calédonie : non couvertes.',
    '',
  ].join('\n');
}

function imputation(reviewedOn: CivilDate): string {
  const on = day('2026-06-30');
  const one = orThrow(
    amountOwed({
      parties: 'professionals',
      principal: euros('1000.00'),
      dueOn: day('2026-01-31'),
      on,
      payments: [{ on: day('2026-04-30'), amount: euros('500.00') }],
      creditNotes: [],
    }),
  );
  const shared = orThrow(
    sharePayment(
      euros('500.00'),
      [
        { id: 'F-1', dueOn: day('2026-01-31'), owed: euros('400.00') },
        { id: 'F-2', dueOn: day('2026-02-28'), owed: euros('300.00') },
        { id: 'F-3', dueOn: day('2026-09-30'), owed: euros('900.00') },
      ],
      on,
    ),
  );
  return [
    ...reviewed(reviewedOn),
    '## Sur une facture : les intérêts d’abord',
    '',
    'Facture de 1 000,00 € échue le 2026-01-31 entre professionnels, 500,00 € reçus le 2026-04-30, décompte au 2026-06-30. Le code civil',
    'dit « d’abord sur les intérêts » ; il ne place pas les frais avant. Le rang de l’indemnité de 40 € n’est pas tranché : c’est un réglage.',
    '',
    ...tableOf(
      ['reste', 'montant'],
      [
        ['principal', amount(one.principal)],
        ['intérêts', amount(one.interest)],
        ['indemnité', amount(one.indemnity)],
        ['total', amount(one.total)],
      ],
    ),
    `Textes : ${listed(one.because)}.`,
    '',
    '## Entre plusieurs factures',
    '',
    'Le débiteur choisit ; à défaut, les dettes échues, puis celles qu’il avait le plus d’intérêt d’acquitter, puis les plus anciennes, puis en',
    'proportion. Exemple : 500,00 € reçus le 2026-06-30 sans indication.',
    '',
    ...tableOf(
      ['facture', 'reçoit', 'reste dû', 'pourquoi'],
      shared.shares.map((share) => [share.id, amount(share.amount), amount(share.left), `\`${share.reason}\``]),
    ),
    `Textes : ${listed(shared.because)}.`,
    '',
  ].join('\n');
}

function proceduresCollectives(reviewedOn: CivilDate): string {
  const openedOn = day('2026-10-01');
  const facts = {
    openedOn,
    publishedOn: day('2026-10-12'),
    disputedOn: day('2026-12-01'),
    contractTerminatedOn: day('2026-11-02'),
    reliefGrantedOn: day('2027-01-15'),
    observationEndedOn: day('2027-04-01'),
  };
  const deadlines = [
    ...orThrow(insolvencyDeadlines({ ...facts, kind: 'redressement' }, 'unknown')),
    ...orThrow(insolvencyDeadlines({ openedOn, publishedOn: facts.publishedOn, kind: 'liquidation' }, 'after')),
  ];
  const words = (table: 'deadline' | 'outcome', code: string) => say(roadPhrase(table, code), 'fr');
  const stoppedNames: Record<keyof typeof insolvency.stopped, string> = {
    'suits-and-enforcement': 'les poursuites et l’exécution',
    'pending-suits': 'les instances en cours',
    interest: 'le cours des intérêts',
    'payment-of-earlier-debts': 'le paiement des créances antérieures',
  };
  return [
    ...reviewed(reviewedOn),
    '## Ce que le jugement arrête',
    '',
    ...tableOf(
      ruleHeadings,
      Object.entries(insolvency.stopped).flatMap(([name, because]) =>
        ruleRows(stoppedNames[name as keyof typeof stoppedNames], 'arrêté', because),
      ),
    ),
    '## À qui déclarer',
    '',
    ...tableOf(
      ruleHeadings,
      (['redressement', 'liquidation'] as const).flatMap((kind) => {
        const { recipient, because } = declarationRecipient(kind);
        return ruleRows(kind, recipient === 'liquidateur' ? 'liquidateur' : 'mandataire judiciaire', because);
      }),
    ),
    '## Délais',
    '',
    'Exemple : jugement du 2026-10-01, publié au BODACC le 2026-10-12. La date d’envoi compte.',
    '',
    ...tableOf(
      ['délai', 'du', 'au', 'sinon', 'sources'],
      deadlines.map((one) => [
        words('deadline', one.deadline),
        one.from,
        one.cautiousOn,
        words('outcome', one.otherwise),
        listed(one.because),
      ]),
    ),
    '## Contenu de la déclaration et autres textes',
    '',
    ...tableOf(ruleHeadings, [
      ...ruleRows('contenu', '', [insolvency.contents, insolvency.moreContents]),
      ...ruleRows('effet du jugement', 'à sa date', [insolvency.effectDate]),
      ...ruleRows('publication', '', [insolvency.publication]),
      ...ruleRows('la déclaration interrompt la prescription', '', [insolvency.interrupts]),
      ...ruleRows('revendication', '', [insolvency.retention]),
    ]),
  ].join('\n');
}

/** Pages of docs/law that hold rules only. */
export const rulePages: readonly RulePage[] = [
  { name: 'delais', title: 'Délais, jours fériés et distances', text: delais },
  { name: 'imputation-des-paiements', title: 'Imputation des paiements', text: imputation },
  { name: 'mise-en-demeure', title: 'Mise en demeure : contenu, effets, interdits', text: miseEnDemeure },
  { name: 'procedures-collectives', title: 'Procédures collectives', text: proceduresCollectives },
];
