import { type CivilDate, day } from '../../kernel/civil-date.ts';
import { type Cents, euros, percent, type Rate } from '../../kernel/money.ts';
import { article, type Source, secondHand, text, unconfirmed } from '../citation.ts';
import { schedule } from '../schedule.ts';

const reviewedOn = day('2026-11-21');

/** A fee for one act or one payment, and what all of them may cost together at most. Before VAT. */
export type CappedFee = { readonly fee: Cents; readonly cap: Cents };

/** Article A444-44 du code de commerce, prestation n° 204 : gestion d'un échéancier. */
export const instalmentFee = schedule<CappedFee>({
  subject: 'fee-instalment-management',
  title: 'Gestion d’un échéancier (n° 204, A444-44)',
  reviewedOn,
  reviewEveryMonths: 12,
  rows: [
    {
      from: day('2020-03-01'),
      until: day('2024-02-29'),
      value: { fee: euros('6.37'), cap: euros('32.74') },
      source: text('arrêté du 28 février 2024', 'JORFARTI000049209878'),
      read: 'official',
      told: 'legal.tricoteuses.fr',
      note: 'ce que chaque émolument rémunère n’a pas été relevé : jamais multiplié ici',
    },
    {
      from: day('2024-03-01'),
      until: day('2026-02-28'),
      value: { fee: euros('6.44'), cap: euros('33.07') },
      source: text('arrêté du 28 février 2024', 'JORFARTI000049209878'),
      read: 'official',
      told: 'legal.tricoteuses.fr',
      note: 'ce que chaque émolument rémunère n’a pas été relevé : jamais multiplié ici',
    },
  ],
});

/** What a commissaire de justice may give up, at most, on the high slices of a proportional fee. */
export type Discount = { readonly rate: Rate; readonly engagementFrom: Cents; readonly creditorFrom: Cents };

/** Article A444-52 du code de commerce : remises. */
export const discount = schedule<Discount>({
  subject: 'proportional-fee-discount',
  title: 'Remise maximale sur les droits proportionnels (A444-52)',
  reviewedOn,
  reviewEveryMonths: 12,
  rows: [
    {
      from: day('2020-03-01'),
      until: day('2028-02-29'),
      value: { rate: percent('20.00'), engagementFrom: euros('3040.00'), creditorFrom: euros('52400.00') },
      source: article('code de commerce', 'A444-52'),
      read: 'second-hand',
      note: 'remise facultative ; date d’effet non lue',
    },
  ],
});

/** Rates of A444-32 that were quoted without their slices: information, nothing can be computed with them. */
export const formerCreditorRates: readonly { until: CivilDate; told: string }[] = [
  {
    until: day('2015-12-31'),
    told: 'avant 2016, une source secondaire donne 12, 11, 10,50 et 4 % sans les tranches',
  },
  {
    until: day('2020-02-29'),
    told: 'de 2016 à 2020, une source secondaire donne 11,70, 10,73, 10,24 et 3,90 % sans les tranches, ni minimum, ni plafond ; jour du changement non lu',
  },
];

export const notMultiplied: Source = secondHand(article('code de commerce', 'A444-47'), {
  note: 'prestations sans coefficient, dont la n° 113 ; la liste entière n’a pas été lue',
});

/** Prestation n° 113 of tableau 3-1: the procédure simplifiée. */
export const smallClaimsService: Source = secondHand(article('code de commerce', 'A444-28'), {
  note: 'prestation n° 113 du tableau 3-1 ; montants usuels 25 à 30 € (lettre) et 30 € (titre), non confirmés',
});

/** Who bears the droit d'engagement des poursuites: said of the debtor by habit, read nowhere here. */
export const engagementBearer: Source = unconfirmed(article('code de commerce', 'A444-15'), {
  note: 'à la charge du débiteur selon l’usage : non lu',
});

export const debtorBearer: Source = secondHand(article('code de commerce', 'A444-31'), {
  note: 'droit à la charge du débiteur, cumulable avec celui du créancier (R444-55)',
});

export const overseasIncrease: Source = secondHand(text('arrêté du 28 février 2024', 'JORFTEXT000049209818'), {
  note: 'majorations outre-mer : existence relevée, montants non lus',
});
