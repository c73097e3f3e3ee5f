import { type CivilDate, day } from '../../kernel/civil-date.ts';
import { type Cents, euros } from '../../kernel/money.ts';
import { article, official, type Source, secondHand, text, unconfirmed } from '../citation.ts';
import { schedule } from '../schedule.ts';

const cpce = "code des procédures civiles d'exécution" as const;
const rule = (number: string, note?: string): Source =>
  official(article(cpce, number), note === undefined ? {} : { note });
const reviewedOn = day('2026-11-21');

/** Articles L162-2 et R162-2 : somme égale au revenu de solidarité active pour une personne seule, laissée à une personne physique. */
export const unseizableBalance = schedule<Cents>({
  subject: 'unseizable-bank-balance',
  title: 'Solde bancaire insaisissable',
  reviewedOn,
  reviewEveryMonths: 6,
  rows: [
    {
      from: day('2024-04-01'),
      until: day('2025-03-31'),
      value: euros('635.71'),
      source: article(cpce, 'L162-2'),
      read: 'second-hand',
      told: 'openfisca-france, montant de base du RSA',
    },
    {
      from: day('2025-04-01'),
      until: day('2026-03-31'),
      value: euros('646.52'),
      source: article(cpce, 'L162-2'),
      read: 'second-hand',
      told: 'openfisca-france, montant de base du RSA',
    },
    {
      from: day('2026-04-01'),
      until: day('2027-03-31'),
      value: euros('651.69'),
      source: article(cpce, 'L162-2'),
      read: 'second-hand',
      told: 'décret 2026-220 du 30 mars 2026 ; openfisca-france',
      note: 'revalorisation attendue au 1er avril 2027',
    },
  ],
});

/** Articles L221-2 et R221-2 : saisie-vente au domicile, montant au-dessous duquel un autre moyen doit d'abord échouer. */
export const homeSeizureThreshold = schedule<Cents>({
  subject: 'home-seizure-threshold',
  title: 'Saisie-vente au domicile : seuil',
  reviewedOn,
  reviewEveryMonths: 12,
  rows: [
    {
      from: day('2012-06-01'),
      value: euros('535.00'),
      source: article(cpce, 'R221-2'),
      read: 'official',
      note: 'date d’effet : entrée en vigueur du code',
    },
  ],
});

export const measures = [
  'saisie-attribution',
  'saisie-vente',
  'saisie-des-remunerations',
  'saisie-vehicule-declaration',
  'saisie-vehicule-immobilisation',
  'saisie-immobiliere',
  'saisie-conservatoire',
] as const;
export type Measure = (typeof measures)[number];

/** The days on which something happened in a measure: each opens the deadlines counted from it. */
export type MeasureDates = {
  /** The judge's leave for a conservatory measure. */
  readonly leaveOn?: CivilDate;
  readonly commandementOn?: CivilDate;
  /** The act of seizure, or the execution of a conservatory measure. */
  readonly seizedOn?: CivilDate;
  /** The debtor is told of the seizure. */
  readonly toldOn?: CivilDate;
  /** He contests it before the judge. */
  readonly contestedOn?: CivilDate;
  /** A request for an injonction de payer, made in the month after a conservatory measure, is rejected. */
  readonly injonctionRejectedOn?: CivilDate;
  /** The title that confirms a judicial security is final. */
  readonly titleFinalOn?: CivilDate;
};

/** A deadline that a measure opens: counted from one of its dates. A wait ends on the morrow of its period. */
export type MeasureDeadline = {
  readonly deadline: string;
  readonly from: keyof MeasureDates;
  readonly period: { readonly months?: number; readonly days?: number; readonly years?: number };
  readonly isWait?: true;
  readonly otherwise: string;
  readonly because: readonly Source[];
};

export type MeasureRules = {
  readonly needsTitle: boolean;
  readonly because: readonly Source[];
  readonly deadlines: readonly MeasureDeadline[];
};

const within = (
  deadline: string,
  from: keyof MeasureDates,
  period: MeasureDeadline['period'],
  otherwise: string,
  ...because: Source[]
): MeasureDeadline => ({ deadline, from, period, otherwise, because });
const after = (
  deadline: string,
  from: keyof MeasureDates,
  period: MeasureDeadline['period'],
  ...because: Source[]
): MeasureDeadline => ({ deadline, from, period, isWait: true, otherwise: 'too-early', because });

const contestBefore = rule('R211-10', 'contestation devant le juge de l’exécution du domicile du débiteur');
export const contestRule = rule(
  'R211-11',
  'contestation dans le mois de la dénonciation, devant le juge de l’exécution ; copie au commissaire de justice par lettre recommandée le jour même ou le premier jour ouvrable suivant',
);
const finalPublicityStart = unconfirmed(article(cpce, 'R533-4'), {
  note: 'départ des deux mois (titre définitif) connu de mémoire',
});
const electronicActs = secondHand(text('décret n° 2026-96 du 16 février 2026'), {
  note: 'actes transmis aux banques par voie électronique, pour l’essentiel depuis 2026',
});

export const foundedClaim = rule('L511-1', 'créance qui « paraît fondée en son principe » et recouvrement menacé');
export const leaveRule = rule(
  'L511-2',
  'sans autorisation : titre, décision non encore exécutoire, effet accepté, billet à ordre, chèque, loyer écrit impayé',
);

export const measureRules: Record<Measure, MeasureRules> = {
  'saisie-attribution': {
    needsTitle: true,
    because: [
      rule('L211-1'),
      rule('R211-1'),
      rule('L211-2', 'effet d’attribution immédiate, qui survit à une procédure collective ultérieure'),
      electronicActs,
    ],
    deadlines: [
      within(
        'tell-debtor',
        'seizedOn',
        { days: 8 },
        'seizure-lapses',
        rule('R211-3', '« A peine de caducité, la saisie est dénoncée au débiteur […] dans un délai de huit jours »'),
      ),
      within('contest', 'toldOn', { months: 1 }, 'seizure-stands', contestRule, contestBefore),
    ],
  },
  'saisie-vente': {
    needsTitle: true,
    because: [rule('L221-1'), rule('R221-1')],
    deadlines: [
      after('seize-from', 'commandementOn', { days: 8 }, rule('R221-1')),
      within(
        'act-after-commandement',
        'commandementOn',
        { years: 2 },
        'commandement-is-stale',
        rule('R221-5', 'l’effet interruptif du commandement demeure'),
      ),
      within('amicable-sale', 'seizedOn', { months: 1 }, 'forced-sale', rule('R221-30'), rule('L221-3')),
    ],
  },
  'saisie-des-remunerations': {
    needsTitle: true,
    because: [rule('L212-1', 'sans juge préalable depuis le 1er juillet 2025'), rule('R212-1-1')],
    deadlines: [after('seize-from', 'commandementOn', { months: 1 }, rule('R212-1-1'))],
  },
  'saisie-vehicule-declaration': { needsTitle: true, because: [rule('L223-1')], deadlines: [] },
  'saisie-vehicule-immobilisation': { needsTitle: true, because: [rule('L223-2')], deadlines: [] },
  'saisie-immobiliere': { needsTitle: true, because: [rule('L311-2'), rule('L321-1')], deadlines: [] },
  'saisie-conservatoire': {
    needsTitle: false,
    because: [
      foundedClaim,
      leaveRule,
      rule('L511-3'),
      rule('R511-2', 'juge du lieu où demeure le débiteur'),
      rule('R523-7', 'conversion'),
    ],
    deadlines: [
      within('use-leave-of-judge', 'leaveOn', { months: 3 }, 'leave-lapses', rule('R511-6')),
      within('sue-for-title', 'seizedOn', { months: 1 }, 'measure-lapses', rule('R511-7')),
      within(
        'sue-after-rejection',
        'injonctionRejectedOn',
        { months: 1 },
        'measure-lapses',
        rule('R511-7', 'un mois de plus après le rejet d’une requête en injonction de payer'),
      ),
      within('tell-debtor', 'seizedOn', { days: 8 }, 'measure-lapses', rule('R523-3'), rule('R522-5'), rule('R532-5')),
      within(
        'final-publicity',
        'titleFinalOn',
        { months: 2 },
        'security-lapses',
        rule('R533-4', 'sûreté judiciaire : publicité définitive dans les deux mois'),
        finalPublicityStart,
      ),
    ],
  },
};

/** L511-2: what dispenses from the leave of the judge, besides a title. */
export const withoutLeave = [
  'decision-not-yet-enforceable',
  'accepted-bill',
  'promissory-note',
  'cheque',
  'unpaid-written-rent',
] as const;
export type WithoutLeave = (typeof withoutLeave)[number];

export const liftingRules = [rule('L512-1'), rule('R512-1')];
export const costsOfMeasure = rule('L512-2', 'frais à la charge du débiteur, sauf décision contraire');
export const bankDays = rule(
  'L162-1',
  'quinze jours ouvrables de régularisation ; attendus ici en jours du lundi au vendredi, le plus tard',
);
export const hoursRule = rule('L141-1', 'ni dimanche, ni jour férié, ni avant six heures ni après vingt et une heures');
const titlesBefore = rule('L111-3', 'liste limitative, dans sa rédaction d’avant la loi n° 2026-307');
const titlesSince = secondHand(article(cpce, 'L111-3'), {
  told: 'travaux du Sénat ; service-public.gouv.fr A18889',
  note: 'liste limitative, modifiée le 25 avril 2026 par la loi n° 2026-307, article 2 : texte promulgué non lu',
});
/** The closed list of titles, in the version of the day. */
export const titlesRule = (on: CivilDate): Source => (on < '2026-04-25' ? titlesBefore : titlesSince);
export const tenYears = rule('L111-4', 'dix ans pour les titres des 1° à 3° de l’article L111-3');
export const titleNotSettled = secondHand(article(cpce, 'L111-4'), {
  told: 'relevé de textes du 25 septembre 2026',
  note: 'ordonnance d’injonction de payer ou titre du commissaire de justice : dix ans non acquis',
});
export const homeRule = rule('L221-2');
export const choiceRules = [
  rule('L111-7', 'choix des mesures, sans excéder ce qui est nécessaire'),
  rule('L121-2', 'mainlevée d’une mesure inutile ou abusive'),
];
export const mandateRule = rule('R141-1', 'la remise du titre vaut pouvoir');
export const informationRules = [
  rule('L152-1', 'renseignements des administrations, avec un titre'),
  rule('L152-2', 'fichier des comptes bancaires'),
  rule('L152-3', 'pour ce seul titre, sans autre fichier'),
];
export const reliefFromInsolvency = secondHand(article('code de commerce', 'L622-21', 'LEGIARTI000044052603'));
