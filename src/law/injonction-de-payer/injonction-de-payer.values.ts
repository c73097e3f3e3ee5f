import { day } from '../../kernel/civil-date.ts';
import { article, official, type Source, secondHand, text, unconfirmed } from '../citation.ts';
import { schedule } from '../schedule.ts';

const cpc = 'code de procédure civile' as const;

/** What the date of the order decides (décret 2026-96, art. 9: « applicables aux ordonnances rendues à compter du 1er septembre 2026 »). */
export type Regime = {
  /** Months to serve the order, which is otherwise « non avenue » (CPC 1411). */
  readonly serveMonths: number;
  /** Months after service before it may be enforced, when no notice of opposition came (CPC 1422). */
  readonly enforceMonths: number;
  /** Must the creditor produce the act of service at the hearing (CPC 1418)? */
  readonly mustProduceService: boolean;
};

export const regime = schedule<Regime>({
  subject: 'injonction-de-payer-regime',
  title: 'Injonction de payer : régime selon la date de l’ordonnance',
  reviewedOn: day('2026-11-21'),
  reviewEveryMonths: 6,
  rows: [
    {
      from: day('2022-03-01'),
      until: day('2026-08-31'),
      value: { serveMonths: 6, enforceMonths: 1, mustProduceService: false },
      source: article(cpc, '1411'),
      read: 'official',
      note: 'six mois ; avant le 1er mars 2022 une formule exécutoire devait être demandée : non couvert',
    },
    {
      from: day('2026-09-01'),
      value: { serveMonths: 3, enforceMonths: 2, mustProduceService: true },
      source: text('décret n° 2026-96 du 16 février 2026', undefined, '9'),
      read: 'second-hand',
      told: 'articles 1411, 1415, 1418 (LEGIARTI000053497789) et 1422 (LEGIARTI000053497793)',
      note: '« non avenue si elle n’a pas été signifiée dans les trois mois de sa date »',
    },
  ],
});

export const conditionsRule = official(article(cpc, '1405', 'LEGIARTI000006412552'), {
  note: '« La créance a une cause contractuelle […] et s’élève à un montant déterminé »',
});
export const courtRule = official(article(cpc, '1406', 'LEGIARTI000039624723'), {
  note: '« celui du lieu où demeure le ou l’un des débiteurs poursuivis »',
});
export const requestRule = official(article(cpc, '1407', 'LEGIARTI000044200316'), {
  note: '« par requête remise ou adressée, selon le cas, au greffe par le créancier ou par tout mandataire »',
});
export const referralRule = official(article(cpc, '1408'), {
  note: 'le créancier peut demander, en cas d’opposition, le renvoi immédiat devant la juridiction qu’il estime compétente',
});
export const decisionRule = official(article(cpc, '1409'), {
  note: 'rejet, total ou partiel : sans recours, sauf à agir par les voies ordinaires',
});
export const deliveryRule = official(article(cpc, '1410'), {
  note: 'copie certifiée de la requête et de l’ordonnance revêtue de la formule exécutoire',
});
const sixMonthsToServe = official(article(cpc, '1411'), {
  note: 'six mois, sinon l’ordonnance est non avenue : version applicable aux ordonnances d’avant le 1er septembre 2026',
});
const threeMonthsToServe = secondHand(article(cpc, '1411'), {
  told: 'relevé de textes du 25 septembre 2026',
  note: '« non avenue si elle n’a pas été signifiée dans les trois mois de sa date »',
});
export const actMentions = official(article(cpc, '1413'), {
  note: 'mentions de l’acte de signification à peine de nullité : somme, intérêts et frais de greffe, opposition, délai, juridiction, formes',
});
export const oppositionForm = official(article(cpc, '1415'), {
  note: 'déclaration au greffe ou lettre recommandée ; adresse du débiteur à peine de nullité',
});
export const oppositionNotice = secondHand(article(cpc, '1415'), {
  told: 'relevé de textes du 25 septembre 2026',
  note: 'dernier alinéa, ordonnances rendues à compter du 1er septembre 2026 : le greffe avise le créancier dans le mois, sauf au tribunal de commerce',
});
export const oppositionRule = official(article(cpc, '1416'), {
  note: '« L’opposition est formée dans le mois qui suit la signification de l’ordonnance. »',
});
export const afterOpposition = official(article(cpc, '1418'));
export const lawyerAfterOpposition = official(article(cpc, '1419'), {
  note: 'procédure écrite : avocat constitué dans les quinze jours de l’avis, sinon l’instance s’éteint et l’ordonnance est non avenue',
});
export const serviceActRule = secondHand(article(cpc, '1418', 'LEGIARTI000053497789'), {
  told: 'relevé de textes du 25 septembre 2026',
  note: 'acte de signification à produire « à peine d’irrecevabilité de ses demandes »',
});
export const replacingJudgment = official(article(cpc, '1420'), {
  note: 'le jugement rendu sur opposition se substitue à l’ordonnance',
});
export const appealOfJudgment = official(article(cpc, '1421'), { note: 'appel au-delà du taux du dernier ressort' });
const enforceAfterOneMonth = official(article(cpc, '1422'), {
  note: 'à l’expiration du délai d’opposition : version applicable aux ordonnances d’avant le 1er septembre 2026',
});
const enforceAfterTwoMonths = secondHand(article(cpc, '1422', 'LEGIARTI000053497793'), {
  told: 'relevé de textes du 25 septembre 2026',
  note: '« à l’expiration d’un délai de deux mois suivant la signification », sans avis d’opposition reçu',
});

/** The articles of a regime, each in the version that the date of the order calls for. */
export function rulesOf({ mustProduceService }: Regime): { service: Source; enforcement: Source } {
  return mustProduceService
    ? { service: threeMonthsToServe, enforcement: enforceAfterTwoMonths }
    : { service: sixMonthsToServe, enforcement: enforceAfterOneMonth };
}

export const consignationRule = official(article(cpc, '1425'), {
  note: '« au plus tard dans les quinze jours de la demande, faute de quoi celle-ci sera caduque » ; sur opposition, quinze jours de l’invitation du greffe',
});
export const amicableUnsettled = unconfirmed(article(cpc, '750-1', 'LEGIARTI000039501708'), {
  note: 'tentative amiable avant une injonction de payer jusqu’à 5 000 euros au tribunal judiciaire : non tranché',
});
export const filingDoesNotInterrupt = secondHand(
  { kind: 'decision', court: 'Cass. 1re civ.', on: day('2020-09-09'), number: '19-12.006' },
  { note: 'inédit : seule la signification de l’ordonnance interrompt la prescription' },
);
export const contributionExemption = secondHand(article('code général des impôts', '1635 bis Q'), {
  told: 'une seule source, un produit concurrent qui la fait valider',
  note: 'III, 7° : l’injonction de payer serait dispensée de la contribution de 50 euros ; à relire',
});
export const commercialForm = secondHand(text('notice n° 51156#10'), {
  note: 'cerfa 12946*02, tribunal de commerce ; facultatif',
});
export const civilForm = secondHand(text('notice n° 51156#10'), {
  note: 'cerfa 12948*06, tribunal judiciaire ; facultatif',
});
