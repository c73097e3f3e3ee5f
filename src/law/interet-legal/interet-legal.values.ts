import { civilDate, day } from '../../kernel/civil-date.ts';
import { percent, type Rate } from '../../kernel/money.ts';
import { article, type Read, type Reference, text } from '../citation.ts';
import { type Row, schedule } from '../schedule.ts';

/** The two rates of a semester: the creditor's quality chooses, not the debtor's (CMF L313-2). */
export type LegalInterest = {
  /** « tous les autres cas » */
  readonly professional: Rate;
  /** « créances des personnes physiques n'agissant pas pour des besoins professionnels » */
  readonly individual: Rate;
};

type Reading = { told: string; act?: Reference; read?: Read; note?: string; conflict?: string };

const formula = article('code monétaire et financier', 'L313-2');

function row(first: number, year: number, last: number, value: LegalInterest, reading: Reading): Row<LegalInterest> {
  const { act, read = 'second-hand', ...rest } = reading;
  const until = civilDate(year, last, last === 6 ? 30 : 31);
  return { from: civilDate(year, first, 1), until, value, source: act ?? formula, read, ...rest };
}

/** Before 2015 one rate a year served everybody. */
function annual(year: number, rate: string, reading: Reading): Row<LegalInterest> {
  return row(1, year, 12, { professional: percent(rate), individual: percent(rate) }, reading);
}

function semester(year: number, half: 1 | 2, professional: string, individual: string, reading: Reading) {
  const value = { professional: percent(professional), individual: percent(individual) };
  return half === 1 ? row(1, year, 6, value, reading) : row(7, year, 12, value, reading);
}

/**
 * Article L313-2 du code monétaire et financier : deux taux par semestre depuis 2015 (ordonnance 2014-947, décret 2014-1115),
 * l'un pour les créances des personnes physiques n'agissant pas pour des besoins professionnels, l'autre pour tous les autres
 * cas. Each row ends with its semester: the next one is not guessed.
 */
export const legalInterest = schedule<LegalInterest>({
  subject: 'legal-interest',
  title: "Taux de l'intérêt légal",
  reviewedOn: day('2026-11-21'),
  reviewEveryMonths: 6,
  // biome-ignore format: a table
  rows: [
    annual(2008, '3.99', { told: 'moneyvox.fr 52984 ; aeccompta.com' }),
    annual(2009, '3.79', { told: 'moneyvox.fr 52984 ; aeccompta.com' }),
    annual(2010, '0.65', { told: 'moneyvox.fr 52984 ; aeccompta.com' }),
    annual(2011, '0.38', { told: 'moneyvox.fr 52984 ; aeccompta.com' }),
    annual(2012, '0.71', { told: 'moneyvox.fr 52984 ; aeccompta.com' }),
    annual(2013, '0.04', { told: 'moneyvox.fr 52984 ; aeccompta.com' }),
    annual(2014, '0.04', { told: 'moneyvox.fr 52984 ; aeccompta.com' }),
    semester(2015, 1, '0.93', '4.06', { told: 'moneyvox.fr 52984 ; aeccompta.com' }),
    semester(2015, 2, '0.99', '4.29', { told: 'affairesjuridiques.aphp.fr ; moneyvox.fr', act: text('arrêté du 24 juin 2015') }),
    semester(2016, 1, '1.01', '4.54', { told: 'JO du 27 décembre 2015 ; onb-france.com', act: text('arrêté du 23 décembre 2015') }),
    semester(2016, 2, '0.93', '4.35', { told: 'JO du 26 juin 2016 ; lemondeduchiffre.fr', act: text('arrêté du 24 juin 2016') }),
    semester(2017, 1, '0.90', '4.16', { told: 'efl.fr ; aeccompta.com' }),
    semester(2017, 2, '0.90', '3.94', { told: 'service-public.gouv.fr F783 (fiche reprise par une commune) ; JO du 30 juin 2017 ; lextimes.fr ; efl.fr', act: text('arrêté du 26 juin 2017') }),
    semester(2018, 1, '0.89', '3.73', { told: 'service-public.gouv.fr F783 (fiche reprise par une commune) ; bpifrance-creation.fr (9 janvier 2018) ; sonomag.fr', act: text('arrêté du 28 décembre 2017'), conflict: 'aeccompta.com imprime 0,88 pour les professionnels' }),
    semester(2018, 2, '0.88', '3.60', { told: 'service-public.gouv.fr F783 (fiche reprise par une commune) ; JO du 28 juin 2018 ; veegee.fr ; aeccompta.com', act: text('arrêté du 27 juin 2018') }),
    semester(2019, 1, '0.86', '3.40', { told: 'service-public.gouv.fr F783 (fiche reprise par une commune) ; JO du 30 décembre 2018 ; legifiscal.fr 2007', act: text('arrêté du 21 décembre 2018'), conflict: 'aeccompta.com imprime 0,76 pour les professionnels (coquille)' }),
    semester(2019, 2, '0.87', '3.26', { told: 'service-public.gouv.fr F783 (fiche reprise par une commune) ; aeccompta.com' }),
    semester(2020, 1, '0.87', '3.15', { told: 'service-public.gouv.fr F783 (fiche reprise par une commune) ; cabinet-cec.fr ; aeccompta.com' }),
    semester(2020, 2, '0.84', '3.11', { told: 'service-public.gouv.fr F783 (fiche reprise par une commune) ; cabinet-cec.fr' }),
    semester(2021, 1, '0.79', '3.14', { told: 'service-public.gouv.fr F783 (fiche reprise par une commune) ; dandrel-avocats.fr ; copie publique de 2026' }),
    semester(2021, 2, '0.76', '3.12', { told: 'service-public.gouv.fr F783 (fiche reprise par une commune) ; dandrel-avocats.fr ; copie publique de 2026' }),
    semester(2022, 1, '0.76', '3.13', { told: 'service-public.gouv.fr F783 (fiche reprise par une commune) ; droit-pratique.fr ; copie publique de 2026' }),
    semester(2022, 2, '0.77', '3.15', { told: 'service-public.gouv.fr F783 (fiche reprise par une commune) ; notaires2normandie.com ; copie publique de 2026' }),
    semester(2023, 1, '2.06', '4.47', { told: 'notaires2normandie.com ; copie publique de 2026' }),
    semester(2023, 2, '4.22', '6.82', { told: 'JO du 30 juin 2023 ; notaires2normandie.com', act: text('arrêté du 27 juin 2023 (ECOT2317028A)') }),
    semester(2024, 1, '5.07', '8.01', { told: 'copie publique de 2026 ; exeoffice.eu (5,07)' }),
    semester(2024, 2, '4.92', '8.16', { told: 'legifiscal.fr 4371 ; copie publique de 2026' }),
    semester(2025, 1, '3.71', '7.21', { told: 'ksca.fr 615065 ; legifiscal.fr 4371' }),
    semester(2025, 2, '2.76', '6.65', { told: 'JO du 24 juin 2025 ; legifiscal.fr 4371', act: text('arrêté du 19 juin 2025 (ECOT2516925A)') }),
    semester(2026, 1, '2.62', '6.67', { told: 'texte lu sur juriblio.fr (JO du 26 décembre 2025)', act: text('arrêté du 15 décembre 2025', 'JORFTEXT000053165408'), read: 'official' }),
    semester(2026, 2, '2.75', '6.84', { told: 'copies publiques de 2026 ; plancher publié de 8,25 % = 3 × 2,75' }),
  ],
});

/**
 * Article L313-3 du code monétaire et financier — « En cas de condamnation pécuniaire par décision de justice, le taux de
 * l'intérêt légal est majoré de cinq points à l'expiration d'un délai de deux mois à compter du jour où la décision de justice
 * est devenue exécutoire, fût-ce par provision. »
 */
export const afterDecision = schedule<{ readonly points: Rate; readonly months: number }>({
  subject: 'legal-interest-after-decision',
  title: "Majoration de l'intérêt légal après une condamnation",
  reviewedOn: day('2026-11-21'),
  rows: [
    {
      from: day('2009-01-01'),
      value: { points: percent('5.00'), months: 2 },
      source: article('code monétaire et financier', 'L313-3'),
      read: 'second-hand',
      note: 'texte lu dans une copie ouverte arrêtée vers 2016 ; date de cette version non lue',
    },
  ],
});
