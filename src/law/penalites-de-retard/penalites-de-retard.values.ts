import { day } from '../../kernel/civil-date.ts';
import { percent, type Rate } from '../../kernel/money.ts';
import { article, official, secondHand, text } from '../citation.ts';
import { schedule } from '../schedule.ts';

export type ProfessionalsRule = { readonly points: Rate; readonly floorTimes: bigint };
export type PublicBuyerRule = { readonly points: Rate };

/**
 * Article L441-10, II du code de commerce — « Sauf disposition contraire qui ne peut toutefois fixer un taux inférieur à trois
 * fois le taux d'intérêt légal », le taux est celui de la Banque centrale européenne à son opération de refinancement la plus
 * récente, majoré de dix points. « Dans ce cas, le taux applicable pendant le premier semestre de l'année concernée est le taux
 * en vigueur au 1er janvier de l'année en question. Pour le second semestre de l'année concernée, il est le taux en vigueur au
 * 1er juillet ».
 * Points added to the refinancing rate, and how many times the legal interest a contractual rate may not go below.
 */
export const betweenProfessionals = schedule<ProfessionalsRule>({
  subject: 'late-penalties-between-professionals',
  title: 'Pénalités de retard entre professionnels',
  reviewedOn: day('2026-11-21'),
  reviewEveryMonths: 6,
  rows: [
    {
      from: day('2009-01-01'),
      until: day('2014-12-31'),
      value: { points: percent('10.00'), floorTimes: 3n },
      source: article('code de commerce', 'L441-6'),
      read: 'unconfirmed',
      note: 'ancien article L441-6, I ; date d’effet de cette version et de l’ancrage semestriel non lue',
    },
    {
      from: day('2015-01-01'),
      until: day('2019-04-25'),
      value: { points: percent('10.00'), floorTimes: 3n },
      source: article('code de commerce', 'L441-6'),
      read: 'second-hand',
      note: 'ancien article L441-6, I, lu dans une copie ouverte dont le contenu s’arrête vers 2015-2016',
    },
    {
      from: day('2019-04-26'),
      until: day('2026-12-31'),
      value: { points: percent('10.00'), floorTimes: 3n },
      source: article('code de commerce', 'L441-10', 'LEGIARTI000038414392'),
      read: 'second-hand',
      told: 'CEPC, avis n° 23-8 ; service-public.gouv.fr F23211',
      note: 'version en vigueur jusqu’au 31 décembre 2026',
    },
    {
      from: day('2027-01-01'),
      value: { points: percent('10.00'), floorTimes: 3n },
      source: article('code de commerce', 'L441-10'),
      read: 'second-hand',
      told: 'relevé public du 25 septembre 2026',
      note: 'version issue de l’ordonnance 2026-671 : seul un renvoi du I change, II annoncé identique ; à relire au 1er janvier 2027',
    },
  ],
});

/**
 * Article R2192-31 du code de la commande publique : le taux des intérêts moratoires est celui de la Banque centrale européenne
 * « en vigueur au premier jour du semestre de l'année civile au cours duquel les intérêts moratoires ont commencé à courir »,
 * majoré de huit points. The rate is frozen at that first semester, unlike between professionals.
 */
export const towardPublicBuyers = schedule<PublicBuyerRule>({
  subject: 'late-interest-public-buyers',
  title: 'Intérêts moratoires dus par les acheteurs publics',
  reviewedOn: day('2026-11-21'),
  reviewEveryMonths: 12,
  rows: [
    {
      from: day('2013-05-01'),
      until: day('2019-03-31'),
      value: { points: percent('8.00') },
      source: text('décret n° 2013-269 du 29 mars 2013'),
      read: 'second-hand',
      told: 'lesbros-avocats.com ; lexbase.fr (notice)',
      note: 'contrats conclus à compter du 16 mars 2013',
    },
    {
      from: day('2019-04-01'),
      value: { points: percent('8.00') },
      source: article('code de la commande publique', 'R2192-31'),
      read: 'official',
    },
  ],
});

export const startBetweenProfessionals = secondHand(article('code de commerce', 'L441-10', 'LEGIARTI000038414392'), {
  told: 'CEPC, avis n° 23-8 ; service-public.gouv.fr F23211',
  note: 'II : « exigibles le jour suivant la date de règlement figurant sur la facture », « sans qu’un rappel soit nécessaire »',
});

export const startTowardPublicBuyers = official(article('code de la commande publique', 'L2192-13'));
export const endTowardPublicBuyers = official(article('code de la commande publique', 'R2192-32'));
export const baseTowardPublicBuyers = official(article('code de la commande publique', 'R2192-33'), {
  note: 'montant toutes taxes comprises',
});

/** Article 1231-6 du code civil : l'intérêt au taux légal court « à compter de la mise en demeure », sans perte à justifier. */
export const startTowardConsumers = official(article('code civil', '1231-6'));
export const miseEnDemeureRunsInterest = official(article('code civil', '1344-1'));

/** Article 1343-1 du code civil — « Le paiement partiel s'impute d'abord sur les intérêts. » */
export const imputationRule = official(article('code civil', '1343-1'));

/**
 * Article 1343-2 du code civil — « Les intérêts échus, dus au moins pour une année entière, produisent intérêt si le contrat
 * l'a prévu ou si une décision de justice le précise. »
 */
export const anatocismeRule = official(article('code civil', '1343-2'));

/** Article 1343-5 du code civil : les majorations et pénalités « ne sont pas encourues pendant le délai fixé par le juge ». */
export const graceRule = official(article('code civil', '1343-5'));

/**
 * Article L622-28 du code de commerce : le jugement d'ouverture « arrête le cours des intérêts légaux et conventionnels, ainsi
 * que de tous intérêts de retard et majorations », sauf prêts et paiements différés d'un an ou plus.
 */
export const insolvencyStopsInterest = secondHand(article('code de commerce', 'L622-28', 'LEGIARTI000032042779'), {
  note: 'version de 2009 lue mot pour mot, version actuelle citée',
});
/** Article R621-4 du code de commerce : le jugement « prend effet à compter de sa date ». */
export const insolvencyTakesEffect = secondHand(article('code de commerce', 'R621-4'));
