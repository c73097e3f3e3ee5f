import { type CivilDate, day } from '../../kernel/civil-date.ts';
import {
  article,
  official,
  type Read,
  type Reference,
  type Source,
  secondHand,
  text,
  unconfirmed,
} from '../citation.ts';
import { type Row, schedule } from '../schedule.ts';

/** `sale-or-services` unless the claim belongs to a kind that has its own, shorter period. */
export type ClaimKind = 'sale-or-services' | 'goods-transport' | 'ship-supplies';
export type Parties = 'professionals' | 'public-buyer' | 'consumer';

/** Years, and whether they are counted from 1 January of the next year (claims on public bodies). */
export type PrescriptionPeriod = { readonly years: number; readonly from: 'due-date' | 'next-first-of-january' };

const reviewedOn = day('2026-11-21');
/** Since the reform of 2008 (loi 2008-561); the date itself was not read. */
const since: CivilDate = day('2008-06-19');

function row(years: number, source: Reference, read: Read, reading: { note?: string; told?: string } = {}) {
  const value: PrescriptionPeriod = { years, from: 'due-date' };
  const dateNotRead = 'date d’effet (réforme de 2008) connue de mémoire';
  const note = reading.note === undefined ? dateNotRead : `${reading.note} ; ${dateNotRead}`;
  return { from: since, value, source, read, ...reading, note } satisfies Row<PrescriptionPeriod>;
}

/** Article L110-4, I du code de commerce — « se prescrivent par cinq ans si elles ne sont pas soumises à des prescriptions spéciales plus courtes ». */
export const betweenProfessionals = schedule<PrescriptionPeriod>({
  subject: 'prescription-between-professionals',
  title: 'Prescription entre commerçants, ou entre commerçants et non-commerçants',
  reviewedOn,
  reviewEveryMonths: 12,
  rows: [
    row(5, article('code de commerce', 'L110-4'), 'official', {
      note: 'I, lu dans ses états de 2009 et de 2015-2016, cité pour 2026 ; même durée à l’article 2224 du code civil',
    }),
  ],
});

/** Article L218-2 du code de la consommation : deux ans pour l'action des professionnels contre les consommateurs. */
export const towardConsumers = schedule<PrescriptionPeriod>({
  subject: 'prescription-toward-consumers',
  title: 'Prescription d’un professionnel contre un consommateur',
  reviewedOn,
  reviewEveryMonths: 12,
  rows: [row(2, article('code de la consommation', 'L218-2'), 'official')],
});

/**
 * Loi n° 68-1250 du 31 décembre 1968, article 1er — « Sont prescrites, au profit de l'Etat, des départements et des communes […]
 * toutes créances qui n'ont pas été payées dans un délai de quatre ans à partir du premier jour de l'année suivant celle au
 * cours de laquelle les droits ont été acquis. Sont prescrites, dans le même délai et sous la même réserve, les créances sur
 * les établissements publics dotés d'un comptable public. »
 */
export const towardPublicBodies = schedule<PrescriptionPeriod>({
  subject: 'prescription-toward-public-bodies',
  title: 'Prescription quadriennale des créances sur les personnes publiques',
  reviewedOn,
  reviewEveryMonths: 12,
  rows: [
    {
      from: day('1969-01-01'),
      value: { years: 4, from: 'next-first-of-january' },
      source: text('loi n° 68-1250 du 31 décembre 1968', 'LEGIARTI000006528553', '1'),
      read: 'official',
      note: 'État, départements, communes et établissements publics dotés d’un comptable public ; les autres acheteurs relèvent des cinq ans',
    },
  ],
});

export const goodsTransport = schedule<PrescriptionPeriod>({
  subject: 'prescription-goods-transport',
  title: 'Prescription des actions nées du contrat de transport de marchandises',
  reviewedOn,
  reviewEveryMonths: 12,
  rows: [row(1, article('code de commerce', 'L133-6'), 'official', { note: 'lu dans son état de 2009' })],
});

export const shipSupplies = schedule<PrescriptionPeriod>({
  subject: 'prescription-ship-supplies',
  title: 'Prescription des fournitures et travaux faits à un navire',
  reviewedOn,
  reviewEveryMonths: 12,
  rows: [row(1, article('code de commerce', 'L110-4'), 'official', { note: 'II, lu dans son état de 2009' })],
});

/** Article L111-4 du code des procédures civiles d'exécution : dix ans pour les titres des 1° à 3° de l'article L111-3. */
export const enforceableTitle = schedule<PrescriptionPeriod>({
  subject: 'prescription-enforceable-title',
  title: 'Durée d’exécution d’un titre',
  reviewedOn,
  rows: [row(10, article("code des procédures civiles d'exécution", 'L111-4'), 'official')],
});

const civil = (number: string, id?: string, note?: string): Source =>
  official(article('code civil', number, id), note === undefined ? {} : { note });

/** Article 2233, 3° : la prescription ne court pas « à l'égard d'une créance à terme, jusqu'à ce que ce terme soit arrivé ». */
export const startsAtTerm = civil('2233', undefined, '3° : créance à terme, à compter du terme');
export const countedByDays = civil('2228');
export const acquiredAtEnd = civil('2229');
export const sameLength = civil('2231', 'LEGIARTI000019017290');
export const longStop = civil(
  '2232',
  undefined,
  'vingt ans à compter de la naissance du droit, sous les exceptions de son deuxième alinéa',
);
export const contractualLimits = civil('2254', 'LEGIARTI000019017063', 'un à dix ans');
export const neverExtended = unconfirmed(article('code de procédure civile', '642'), {
  note: 'le report au jour ouvrable est écrit pour les délais de procédure : non appliqué à la prescription',
});
export const consumerStart = unconfirmed(
  { kind: 'decision', court: 'Cass. 1re civ.', on: day('2021-05-19'), number: '20-12.520' },
  { note: 'prestations à un consommateur : la prescription partirait de l’achèvement, non de la facture' },
);
export const transportStart = unconfirmed(article('code de commerce', 'L133-6'), {
  note: 'point de départ à la remise de la marchandise : non lu',
});
export const shipStart = unconfirmed(article('code de commerce', 'L110-4'), {
  note: 'II : point de départ à la fourniture ou à la réception de l’ouvrage : non lu',
});
export const publicStart = unconfirmed(text('loi n° 68-1250 du 31 décembre 1968', 'LEGIARTI000006528553', '1'), {
  note: 'les droits seraient acquis l’année de la prestation plutôt que celle de l’échéance : lecture non confirmée',
});
export const noLengtheningWithConsumers = unconfirmed(article('code de la consommation', 'L218-1'), {
  note: 'aucun aménagement conventionnel avec un consommateur',
});
export const onlyPublicBodies = official(text('loi n° 68-1250 du 31 décembre 1968', 'LEGIARTI000006528553', '1'), {
  note: 'le comptable public ne distingue que les acheteurs publics',
});
/** Article 2 de la loi n° 68-1250 — interrompt « Toute demande de paiement ou toute réclamation écrite adressée par un créancier à l'autorité administrative ». */
export const publicInterruption = official(text('loi n° 68-1250 du 31 décembre 1968', undefined, '2'));
export const publicRestart = secondHand(text('loi n° 68-1250 du 31 décembre 1968', undefined, '2'), {
  note: 'nouveau délai de quatre ans, compté du premier jour de l’année suivant l’interruption ; après un recours, de la décision définitive',
});
export const titleOfInjonction = unconfirmed(article("code des procédures civiles d'exécution", 'L111-3'), {
  note: 'rattachement de l’injonction de payer aux titres du 1° : non tranché',
});
