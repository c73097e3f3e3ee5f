import { day } from '../../kernel/civil-date.ts';
import { article, official, secondHand, text, unconfirmed } from '../citation.ts';
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
export const decisionRule = official(article(cpc, '1409'));
export const serviceRule = official(article(cpc, '1411'));
export const oppositionRule = official(article(cpc, '1416'), {
  note: '« L’opposition est formée dans le mois qui suit la signification de l’ordonnance. »',
});
export const afterOpposition = official(article(cpc, '1418'));
export const enforceRule = secondHand(article(cpc, '1422', 'LEGIARTI000053497793'), {
  note: '« à l’expiration d’un délai de deux mois suivant la signification »',
});
export const consignationRule = official(article(cpc, '1425'), {
  note: '« au plus tard dans les quinze jours de la demande, faute de quoi celle-ci sera caduque »',
});
export const amicableUnsettled = unconfirmed(article(cpc, '750-1', 'LEGIARTI000039501708'), {
  note: 'tentative amiable avant une injonction de payer jusqu’à 5 000 euros au tribunal judiciaire : non tranché',
});
export const filingDoesNotInterrupt = secondHand(
  { kind: 'decision', court: 'Cass. 1re civ.', on: day('2020-09-09'), number: '19-12.006' },
  { note: 'inédit : seule la signification de l’ordonnance interrompt la prescription' },
);
export const commercialForm = secondHand(text('notice n° 51156#10'), {
  note: 'cerfa 12946*02, tribunal de commerce ; facultatif',
});
export const civilForm = secondHand(text('notice n° 51156#10'), {
  note: 'cerfa 12948*06, tribunal judiciaire ; facultatif',
});
export const europeanRule = official(text('règlement (CE) n° 1896/2006'), {
  note: 'articles 1424-1 à 1424-15 du code de procédure civile lus',
});
export const europeanOpposition = unconfirmed(text('règlement (CE) n° 1896/2006', undefined, '16'), {
  note: 'opposition dans les 30 jours : non lu',
});
