import { day } from '../../kernel/civil-date.ts';
import { type Cents, euros } from '../../kernel/money.ts';
import { article, type Source, secondHand, unconfirmed } from '../citation.ts';
import { schedule } from '../schedule.ts';

/** Article L441-10, I du code de commerce : délai supplétif, délais convenus et leurs plafonds. Days. */
export type Terms = {
  readonly defaultDays: number;
  readonly agreedDays: number;
  readonly endOfMonthDays: number;
  readonly periodicInvoiceDays: number;
};

export const terms = schedule<Terms>({
  subject: 'payment-terms-between-professionals',
  title: 'Délais de paiement entre professionnels',
  reviewedOn: day('2026-11-21'),
  reviewEveryMonths: 12,
  rows: [
    {
      from: day('2009-01-01'),
      until: day('2019-04-25'),
      value: { defaultDays: 30, agreedDays: 60, endOfMonthDays: 45, periodicInvoiceDays: 45 },
      source: article('code de commerce', 'L441-6'),
      read: 'second-hand',
      note: 'ancien article L441-6, lu dans une copie ouverte dont le contenu s’arrête vers 2015-2016 ; date d’effet de chaque plafond non lue',
    },
    {
      from: day('2019-04-26'),
      until: day('2026-12-31'),
      value: { defaultDays: 30, agreedDays: 60, endOfMonthDays: 45, periodicInvoiceDays: 45 },
      source: article('code de commerce', 'L441-10', 'LEGIARTI000038414392'),
      read: 'second-hand',
      told: 'service-public.gouv.fr F23211',
      note: 'proposition de loi Rietmann (délai compté de la réception) non adoptée au 25 septembre 2026',
    },
    {
      from: day('2027-01-01'),
      value: { defaultDays: 30, agreedDays: 60, endOfMonthDays: 45, periodicInvoiceDays: 45 },
      source: article('code de commerce', 'L441-10'),
      read: 'second-hand',
      told: 'relevé public du 25 septembre 2026',
      note: 'version issue de l’ordonnance 2026-671 : seul un renvoi du I change ; à relire au 1er janvier 2027',
    },
  ],
});

/** Public buyers, code de la commande publique R2192-10 and R2192-11. Days. */
export type PublicBuyerKind = 'authority' | 'public-hospital' | 'public-undertaking';

export const publicTerms = schedule<Record<PublicBuyerKind, number>>({
  subject: 'payment-terms-public-buyers',
  title: 'Délais de paiement des acheteurs publics',
  reviewedOn: day('2026-11-21'),
  reviewEveryMonths: 12,
  rows: [
    {
      from: day('2019-04-01'),
      value: { authority: 30, 'public-hospital': 50, 'public-undertaking': 60 },
      source: article('code de la commande publique', 'R2192-10'),
      read: 'official',
      note: 'R2192-11 pour les 50 et 60 jours',
    },
  ],
});

/** From when a sector's term runs; `or`: what the parties may agree instead, an end of month. */
export type SectorTerm = {
  readonly sector: string;
  /** Name shown to people (French). */
  readonly title: string;
  /** Absent where no value could be read anywhere: the rule refuses. */
  readonly term?: {
    readonly days: number;
    readonly from: 'invoice' | 'end-of-delivery-decade' | 'delivery' | 'end-of-delivery-month';
    readonly orEndOfMonthDays?: number;
  };
};

/** Maximum terms of some trades (L441-11, II): public pages contradict each other, none of these was read in force. */
export const sectorTerms: readonly SectorTerm[] = [
  {
    sector: 'perishable-food',
    title: 'Produits alimentaires périssables',
    term: { days: 30, from: 'end-of-delivery-decade' },
  },
  { sector: 'livestock-and-meat', title: 'Bétail destiné à la viande', term: { days: 20, from: 'delivery' } },
  {
    sector: 'taxed-alcoholic-drinks',
    title: 'Boissons alcooliques soumises à droits',
    term: { days: 30, from: 'end-of-delivery-month' },
  },
  {
    sector: 'grapes-must-and-wine',
    title: 'Raisins, moûts et vins',
    term: { days: 60, from: 'invoice', orEndOfMonthDays: 45 },
  },
  {
    sector: 'transport-and-freight',
    title:
      'Transport routier de marchandises, location de véhicules, commission de transport, transit, fret, douane (5°)',
    term: { days: 30, from: 'invoice' },
  },
  { sector: 'agricultural-machinery', title: 'Matériel agricole' },
  { sector: 'sports-articles', title: 'Articles de sport' },
  { sector: 'leather', title: 'Cuir' },
  { sector: 'jewellery', title: 'Bijouterie, joaillerie' },
  { sector: 'toys', title: 'Jouets' },
];
export const sectorRule: Source = unconfirmed(article('code de commerce', 'L441-11'), {
  note: 'II : détail non confirmé, les pages publiques se contredisent',
});

/** Article L441-10, I : l'échéance à quarante-cinq jours fin de mois doit être expressément stipulée et ne pas constituer un abus manifeste. */
export const manifestAbuse: Source = secondHand(article('code de commerce', 'L441-10', 'LEGIARTI000038414392'), {
  note: 'I : quarante-cinq jours fin de mois seulement si le contrat le stipule expressément et sans abus manifeste envers le créancier',
});

/** Article L441-16 du code de commerce : amende administrative, montants maximaux ; doublés en cas de réitération. */
export type TermFines = {
  readonly person: Cents;
  readonly company: Cents;
  readonly repeatedPerson: Cents;
  readonly repeatedCompany: Cents;
  readonly repeatWithinYears: number;
};

const finesRead: TermFines = {
  person: euros('75000.00'),
  company: euros('2000000.00'),
  repeatedPerson: euros('150000.00'),
  repeatedCompany: euros('4000000.00'),
  repeatWithinYears: 2,
};

export const termFines = schedule<TermFines>({
  subject: 'payment-terms-fine',
  title: 'Amende administrative pour délais de paiement ou pénalités non conformes',
  reviewedOn: day('2026-11-21'),
  reviewEveryMonths: 6,
  rows: [
    {
      from: day('2019-04-26'),
      until: day('2026-09-24'),
      value: finesRead,
      source: article('code de commerce', 'L441-16'),
      read: 'unconfirmed',
      note: 'montants relevés le 25 septembre 2026, supposés les mêmes depuis la numérotation de 2019 : date d’effet non lue',
    },
    {
      from: day('2026-09-25'),
      value: finesRead,
      source: article('code de commerce', 'L441-16', 'LEGIARTI000043750778'),
      read: 'second-hand',
      told: 'relevé public du 25 septembre 2026 ; tableau comparatif du Sénat ppl25-083 pour la réitération',
      note: 'montants relevés à cette date ; une proposition de loi (Rietmann, n° 83) porterait le plafond à 1 % du chiffre d’affaires mondial et la réitération à trois ans : non adoptée au 25 septembre 2026',
    },
  ],
});
