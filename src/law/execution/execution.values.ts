import { day } from '../../kernel/civil-date.ts';
import { type Cents, euros } from '../../kernel/money.ts';
import { article, official, type Source, secondHand } from '../citation.ts';
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

/** A deadline that a measure opens: counted from its act. */
export type MeasureDeadline = {
  readonly deadline: string;
  readonly period: { readonly months?: number; readonly days?: number; readonly years?: number };
  readonly otherwise: string;
  readonly because: readonly Source[];
};

export type MeasureRules = {
  readonly needsTitle: boolean;
  readonly because: readonly Source[];
  readonly deadlines: readonly MeasureDeadline[];
};

const one = (
  deadline: string,
  period: MeasureDeadline['period'],
  otherwise: string,
  ...because: Source[]
): MeasureDeadline => ({
  deadline,
  period,
  otherwise,
  because,
});

export const measureRules: Record<Measure, MeasureRules> = {
  'saisie-attribution': {
    needsTitle: true,
    because: [
      rule('L211-1'),
      rule('R211-1'),
      rule('L211-2', 'effet d’attribution immédiate, qui survit à une procédure collective ultérieure'),
    ],
    deadlines: [
      one(
        'tell-debtor',
        { days: 8 },
        'seizure-lapses',
        rule('R211-3', '« A peine de caducité, la saisie est dénoncée au débiteur […] dans un délai de huit jours »'),
      ),
    ],
  },
  'saisie-vente': {
    needsTitle: true,
    because: [rule('L221-1'), rule('R221-1')],
    deadlines: [
      one('wait-after-commandement', { days: 8 }, 'too-early', rule('R221-1')),
      one('act-after-commandement', { years: 2 }, 'commandement-is-stale', rule('R221-5')),
    ],
  },
  'saisie-des-remunerations': {
    needsTitle: true,
    because: [rule('L212-1', 'sans juge préalable depuis le 1er juillet 2025'), rule('R212-1-1')],
    deadlines: [one('wait-after-commandement', { months: 1 }, 'too-early', rule('R212-1-1'))],
  },
  'saisie-vehicule-declaration': { needsTitle: true, because: [rule('L223-1')], deadlines: [] },
  'saisie-vehicule-immobilisation': { needsTitle: true, because: [rule('L223-2')], deadlines: [] },
  'saisie-immobiliere': { needsTitle: true, because: [rule('L311-2'), rule('L321-1')], deadlines: [] },
  'saisie-conservatoire': {
    needsTitle: false,
    because: [
      rule('L511-1', 'créance qui « paraît fondée en son principe » et recouvrement menacé'),
      rule(
        'L511-2',
        'sans autorisation : titre, décision non encore exécutoire, effet accepté, billet, chèque, loyer écrit impayé',
      ),
      rule('L511-3'),
    ],
    deadlines: [
      one('use-leave-of-judge', { months: 3 }, 'leave-lapses', rule('R511-6')),
      one('sue-for-title', { months: 1 }, 'measure-lapses', rule('R511-7')),
      one('tell-debtor', { days: 8 }, 'measure-lapses', rule('R523-3'), rule('R522-5'), rule('R532-5')),
    ],
  },
};

export const contestRule = rule(
  'R211-11',
  'contestation dans le mois de la dénonciation, devant le juge de l’exécution',
);
export const hoursRule = rule('L141-1', 'ni dimanche, ni jour férié, ni avant six heures ni après vingt et une heures');
export const titlesRule = rule('L111-3', 'liste limitative');
export const homeRule = rule('L221-2');
export const reliefFromInsolvency = secondHand(article('code de commerce', 'L622-21', 'LEGIARTI000044052603'));
