import { day } from '../../kernel/civil-date.ts';
import { type Cents, euros, percent, type Rate } from '../../kernel/money.ts';
import { article, official, publication, type Source, secondHand, text, unconfirmed } from '../citation.ts';
import { schedule } from '../schedule.ts';
import { coverage, judicialListDate } from './courts.gen.ts';

const cpc = 'code de procédure civile' as const;
const reviewedOn = day('2026-11-21');
const dateNotRead = 'valeur lue en vigueur ; date d’effet (réforme du 1er janvier 2020) connue de mémoire';

/** Articles 761 et 853 du code de procédure civile : sans avocat jusqu'à 10 000 euros inclus. */
export const lawyerThreshold = schedule<Cents>({
  subject: 'lawyer-threshold',
  title: 'Montant jusqu’auquel l’avocat n’est pas obligatoire',
  reviewedOn,
  reviewEveryMonths: 6,
  rows: [
    {
      from: day('2020-01-01'),
      value: euros('10000.00'),
      source: article(cpc, '761', 'LEGIARTI000039726277'),
      read: 'official',
      note: `3° ; même montant devant le tribunal de commerce (article 853) ; ${dateNotRead}`,
    },
  ],
});

/** Article 750-1 du code de procédure civile : tentative amiable préalable au tribunal judiciaire, « n'excédant pas 5 000 euros ». */
export const priorAmicableAttempt = schedule<Cents>({
  subject: 'prior-amicable-attempt',
  title: 'Demandes soumises à une tentative amiable préalable (tribunal judiciaire)',
  reviewedOn,
  reviewEveryMonths: 6,
  rows: [
    {
      from: day('2023-10-01'),
      value: euros('5000.00'),
      source: article(cpc, '750-1', 'LEGIARTI000039501708'),
      read: 'official',
      note: 'encore 5 000 euros au 25 septembre 2026 ; projet de décret RIVAGE (10 000 euros) non publié à cette date ; date d’effet de cette version connue de mémoire',
    },
  ],
});

/** Article R211-3-24 du code de l'organisation judiciaire et R721-6 du code de commerce : dernier ressort, seuil inclus. */
export const lastResort = schedule<Cents>({
  subject: 'last-resort',
  title: 'Demandes jugées sans appel possible',
  reviewedOn,
  reviewEveryMonths: 6,
  rows: [
    {
      from: day('2020-01-01'),
      value: euros('5000.00'),
      source: article("code de l'organisation judiciaire", 'R211-3-24'),
      read: 'official',
      note: `« jusqu’à la valeur de 5 000 euros » au tribunal de commerce (R721-6 du code de commerce) ; ${dateNotRead}`,
    },
  ],
});

/** Arrêté du 5 juillet 2024 : « débute le 1er janvier 2025, pour une durée de quatre ans ». */
export const economicTribunals = schedule<readonly string[]>({
  subject: 'tribunaux-des-activites-economiques',
  title: 'Tribunaux des activités économiques',
  reviewedOn,
  reviewEveryMonths: 12,
  rows: [
    {
      from: day('2025-01-01'),
      until: day('2028-12-31'),
      value: [
        'Auxerre',
        'Avignon',
        'Le Havre',
        'Le Mans',
        'Limoges',
        'Lyon',
        'Marseille',
        'Nancy',
        'Nanterre',
        'Paris',
        'Saint-Brieuc',
        'Versailles',
      ],
      source: text('arrêté du 5 juillet 2024', 'JORFTEXT000049889657'),
      read: 'second-hand',
      note: 'fin de l’expérimentation calculée (quatre ans), non lue',
    },
  ],
});

/** What the initial claimant pays to a TAE above the threshold: rate and cap by turnover, profit or income. */
export type EconomicContribution = {
  readonly above: Cents;
  readonly exemptBelowStaff: number;
  readonly companies: readonly { turnoverAbove: Cents; profitAbove: Cents; rate: Rate; cap: Cents }[];
  readonly people: readonly { incomeAbove: Cents; rate: Rate; cap: Cents }[];
};

export const economicContribution = schedule<EconomicContribution>({
  subject: 'economic-justice-contribution',
  title: 'Contribution pour la justice économique',
  reviewedOn,
  reviewEveryMonths: 12,
  rows: [
    {
      from: day('2025-01-01'),
      until: day('2028-12-31'),
      value: {
        above: euros('50000.00'),
        exemptBelowStaff: 250,
        companies: [
          {
            turnoverAbove: euros('50000000.00'),
            profitAbove: euros('3000000.00'),
            rate: percent('3'),
            cap: euros('50000.00'),
          },
          {
            turnoverAbove: euros('1500000000.00'),
            profitAbove: euros('0.00'),
            rate: percent('5'),
            cap: euros('100000.00'),
          },
        ],
        people: [
          { incomeAbove: euros('250000.00'), rate: percent('1'), cap: euros('17000.00') },
          { incomeAbove: euros('500000.00'), rate: percent('2'), cap: euros('33000.00') },
          { incomeAbove: euros('1000000.00'), rate: percent('3'), cap: euros('50000.00') },
        ],
      },
      source: text('décret n° 2024-1225 du 30 décembre 2024', 'JORFTEXT000050870748'),
      read: 'second-hand',
      note: 'barème de l’article 3 (LEGIARTI000050918154) : deux sources secondaires concordantes',
    },
  ],
});

export const commercialMatters = secondHand(article('code de commerce', 'L721-3', 'LEGIARTI000044078679'), {
  note: '« Des contestations relatives aux engagements entre commerçants »',
});
export const alsaceMoselleChambers = secondHand(article('code de commerce', 'L731-2'), {
  note: '« La compétence de la chambre commerciale est celle des tribunaux de commerce. »',
});
export const overseasMixedCourts = unconfirmed(article('code de commerce', 'L732-1'), {
  note: 'tribunal mixte de commerce outre-mer : article et siège connus de mémoire',
});
export const commonLawCourt = official(article("code de l'organisation judiciaire", 'R211-3-24'), {
  note: 'tribunal judiciaire, ou sa chambre de proximité',
});
export const protectionJudge = unconfirmed(article("code de l'organisation judiciaire", 'L213-4-5'), {
  note: 'juge des contentieux de la protection : crédit à la consommation, baux d’habitation (L213-4-4) ; articles connus de mémoire',
});
export const administrativeCourt = unconfirmed(article('code de la commande publique', 'L2192-13'), {
  note: 'contrat administratif : juge administratif, ressort non établi ici',
});
export const mixedAct = unconfirmed(article('code de commerce', 'L721-3'), {
  note: 'acte mixte : le créancier non commerçant aurait le choix entre le tribunal de commerce du débiteur commerçant et le tribunal judiciaire ; règle connue de mémoire',
});
export const defendantsHome = official(article(cpc, '42'));
export const companySeat = official(article(cpc, '43'));
export const contractPlace = official(article(cpc, '46'), {
  note: 'aussi le lieu de livraison ou d’exécution, au choix du demandeur',
});
export const connectedClaims = official(article(cpc, '35'), {
  note: 'les demandes connexes contre le même débiteur s’additionnent pour les seuils',
});
export const jurisdictionClauses = official(article(cpc, '48'), {
  note: 'une clause ne peut désigner un autre lieu qu’entre commerçants, et très apparente',
});
export const consumerChoice = official(article('code de la consommation', 'R631-3'), {
  note: 'option ouverte au seul consommateur',
});
export const contributionExemptions = secondHand(text('loi n° 2023-1059', undefined, '27'), {
  note: 'non due par l’État et les collectivités, par une personne de moins de 250 salariés, ni pour l’ouverture d’une procédure collective ; chaque demandeur à part, article 700 non compté ; remboursée en cas d’accord amiable mettant fin au litige ou de désistement ; à défaut, irrecevabilité',
});
export const officerDistrict = secondHand(
  text('décret n° 2021-1625 du 10 décembre 2021', 'JORFTEXT000044472061', '1'),
  {
    note: '« dans le ressort de la cour d’appel du siège de leur office »',
  },
);

const thousands = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, '\u202f');
const placed = (part: { communes: number }): string =>
  `place ${thousands(part.communes)} communes sur ${thousands(coverage.all.communes)}`;

export const judicialDistricts: Source = judicialListDate
  ? official(
      publication(
        'ministère de la Justice',
        `liste des juridictions compétentes pour les communes de France, ${judicialListDate}`,
      ),
      { note: placed(coverage.judicial) },
    )
  : secondHand(article("code de l'organisation judiciaire", 'D211-1'), {
      note: `tableau IV dans une copie ouverte du début des années 2010 : tribunaux de grande instance, devenus tribunaux judiciaires en 2020 ; ${placed(coverage.judicial)}`,
    });
export const commercialDistricts = secondHand(article('code de commerce', 'D721-1'), {
  note: `annexe 7-1 dans une copie ouverte de 2014 : à vérifier auprès du greffe ; ${placed(coverage.commercial)}`,
});

/** Where a chambre de proximité sits: said by the ministry's list, or supposed from the tribunaux d'instance of tableau IV. */
export const proximityChambers: Source = judicialListDate
  ? judicialDistricts
  : unconfirmed(article("code de l'organisation judiciaire", 'D212-19'), {
      note: 'siège d’un tribunal d’instance au tableau IV des années 2010 ; qu’il soit aujourd’hui celui d’une chambre de proximité, et jusqu’à quel montant elle juge, n’a pas été lu',
    });
