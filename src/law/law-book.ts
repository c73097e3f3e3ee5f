import type { CivilDate } from '../kernel/civil-date.ts';
import { type Cents, decimal, percentText, type Rate } from '../kernel/money.ts';
import { uncontestedClaims } from './creances-incontestees/creances-incontestees.ts';
import { publicTerms, terms } from './delais-de-paiement/delais-de-paiement.ts';
import { homeSeizureThreshold, unseizableBalance } from './execution/execution.values.ts';
import * as fees from './frais-reglementes/frais-reglementes.values.ts';
import * as indemnity from './indemnite-forfaitaire/indemnite-forfaitaire.ts';
import { regime } from './injonction-de-payer/injonction-de-payer.values.ts';
import { afterDecision, legalInterest } from './interet-legal/interet-legal.values.ts';
import * as courts from './juridiction-competente/juridiction-competente.values.ts';
import * as penalties from './penalites-de-retard/penalites-de-retard.values.ts';
import { refinancingRate } from './penalites-de-retard/refinancing-rate.values.ts';
import * as prescription from './prescription/prescription.values.ts';
import { ceiling, openBetweenTraders } from './procedure-simplifiee/procedure-simplifiee.ts';
import { costsNotice, courtesyHours, remittance } from './recouvrement-amiable/recouvrement-amiable.values.ts';
import { isReviewDue, type Schedule } from './schedule.ts';

/** A schedule and how one of its values reads (French). */
export type Entry = { readonly schedule: Schedule<unknown>; readonly show: (value: never) => string };
export type Page = { readonly name: string; readonly title: string; readonly entries: readonly Entry[] };

const entry = <T>(schedule: Schedule<T>, show: (value: T) => string): Entry => ({ schedule, show });

const comma = (text: string): string => text.replace('.', ',');
const amount = (value: Cents): string => `${comma(decimal(value))} €`;
const rate = (value: Rate): string => `${comma(percentText(value))} %`;
const points = (value: Rate): string => `+ ${comma(percentText(value))} points`;
const clock = (minutes: number): string => `${Math.floor(minutes / 60)} h${minutes % 60 ? ` ${minutes % 60}` : ''}`;
const period = ({ years, from }: prescription.PrescriptionPeriod): string =>
  `${years} ans${from === 'due-date' ? '' : ', comptés du 1er janvier suivant'}`;
const scale = ({ fixedUpTo, slices, cap }: fees.Scale): string =>
  [
    `${amount(fixedUpTo.fee)} jusqu’à ${amount(fixedUpTo.sum)}`,
    ...slices.map(
      (slice) => `${rate(slice.rate)} ${slice.upTo === undefined ? 'au-delà' : `jusqu’à ${amount(slice.upTo)}`}`,
    ),
    ...(cap === undefined ? [] : [`plafond ${amount(cap)}`]),
  ].join(' ; ');

/** Every dated value of the law, by subject: what the pages of docs/law print, and what a review goes through. */
export const lawBook: readonly Page[] = [
  {
    name: 'penalites-de-retard',
    title: 'Pénalités de retard et intérêts moratoires',
    entries: [
      entry(
        penalties.betweenProfessionals,
        (value) => `BCE ${points(value.points)}, plancher ${value.floorTimes} × intérêt légal`,
      ),
      entry(penalties.towardPublicBuyers, (value) => `BCE ${points(value.points)}`),
      entry(refinancingRate, rate),
    ],
  },
  {
    name: 'interet-legal',
    title: 'Intérêt légal',
    entries: [
      entry(
        legalInterest,
        ({ professional, individual }) => `professionnels ${rate(professional)}, particuliers ${rate(individual)}`,
      ),
      entry(afterDecision, (value) => `${points(value.points)} après ${value.months} mois`),
    ],
  },
  {
    name: 'indemnite-forfaitaire',
    title: 'Indemnité forfaitaire pour frais de recouvrement',
    entries: [entry(indemnity.betweenProfessionals, amount), entry(indemnity.towardPublicBuyers, amount)],
  },
  {
    name: 'delais-de-paiement',
    title: 'Délais de paiement',
    entries: [
      entry(
        terms,
        (value) =>
          `${value.defaultDays} jours à défaut d’accord ; ${value.agreedDays} jours convenus ; ${value.endOfMonthDays} jours fin de mois ; ${value.periodicInvoiceDays} jours (facture périodique)`,
      ),
      entry(
        publicTerms,
        (value) =>
          `${value.authority} jours ; ${value['public-hospital']} jours (santé) ; ${value['public-undertaking']} jours (entreprises publiques)`,
      ),
    ],
  },
  {
    name: 'prescription',
    title: 'Prescription',
    entries: [
      prescription.betweenProfessionals,
      prescription.towardConsumers,
      prescription.towardPublicBodies,
      prescription.goodsTransport,
      prescription.shipSupplies,
      prescription.enforceableTitle,
    ].map((schedule) => entry(schedule, period)),
  },
  {
    name: 'recouvrement-amiable',
    title: 'Recouvrement amiable',
    entries: [
      entry(costsNotice, ({ second, third }) => `« ${second} » « ${third} »`),
      entry(remittance, ({ months }) => `${months} mois`),
      entry(courtesyHours, (hours) => hours.map(([start, end]) => `${clock(start)} à ${clock(end)}`).join(', ')),
    ],
  },
  {
    name: 'juridiction-competente',
    title: 'Juridiction compétente',
    entries: [
      entry(courts.lawyerThreshold, amount),
      entry(courts.priorAmicableAttempt, amount),
      entry(courts.lastResort, amount),
      entry(courts.economicTribunals, (seats) => seats.join(', ')),
      entry(
        courts.economicContribution,
        (value) => `au-delà de ${amount(value.above)}, à partir de ${value.exemptBelowStaff} salariés`,
      ),
    ],
  },
  {
    name: 'voies-de-recouvrement',
    title: 'Voies de recouvrement',
    entries: [
      entry(ceiling, amount),
      entry(openBetweenTraders, (open) => (open ? 'ouverte' : 'fermée')),
      entry(
        uncontestedClaims,
        (value) =>
          `réponse ${value.answerMonths} mois, attente ${value.waitDays} jours, signification ${value.serveMonths} mois ; décret ${value.decreePublished ? 'publié' : 'non publié'}`,
      ),
      entry(
        regime,
        (value) => `signifier dans les ${value.serveMonths} mois ; exécutoire après ${value.enforceMonths} mois`,
      ),
    ],
  },
  {
    name: 'frais-reglementes',
    title: 'Frais réglementés',
    entries: [
      ...fees.acts.map((act) => entry(fees.actFees[act], (value) => `${amount(value)} HT`)),
      entry(fees.coefficients, (list) =>
        list
          .map(
            ({ upTo, halves }) =>
              `× ${comma(String(Number(halves) / 2))}${upTo === undefined ? ' au-delà' : ` jusqu’à ${amount(upTo)}`}`,
          )
          .join(' ; '),
      ),
      entry(fees.electronicTravel, (value) => `${amount(value)} HT`),
      entry(fees.paperTravel, (value) => `${amount(value)} HT`),
      entry(fees.engagementScale, scale),
      entry(fees.debtorScale, scale),
      entry(fees.legalAidContribution, amount),
      entry(fees.feesVat, rate),
    ],
  },
  {
    name: 'execution',
    title: 'Exécution forcée',
    entries: [entry(unseizableBalance, amount), entry(homeSeizureThreshold, amount)],
  },
];

/** Subjects whose sources a person must read again by now: what a scheduled job turns into tasks. */
export function reviewsDue(
  today: CivilDate,
): { page: string; subject: string; title: string; reviewedOn: CivilDate }[] {
  return lawBook.flatMap(({ name, entries }) =>
    entries
      .filter(({ schedule }) => isReviewDue(schedule, today))
      .map(({ schedule }) => ({
        page: name,
        subject: schedule.subject,
        title: schedule.title,
        reviewedOn: schedule.reviewedOn,
      })),
  );
}
