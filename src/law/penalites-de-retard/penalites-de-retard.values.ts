import { day } from '../../kernel/civil-date.ts';
import { percent, type Rate } from '../../kernel/money.ts';
import { article, text } from '../citation.ts';
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
      from: day('2009-01-01'),
      until: day('2013-04-30'),
      value: { points: percent('7.00') },
      source: text('décret n° 2002-232 du 21 février 2002', undefined, '5'),
      read: 'unconfirmed',
      note: 'II, 2° : « majoré de sept points », lu dans une copie ouverte ; dates d’effet de cette version non lues ; autre règle pour les entreprises publiques (intérêt légal plus deux points)',
    },
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
