import type { CivilDate } from '../kernel/civil-date.ts';
import { type Cents, decimal, percentText, type Rate } from '../kernel/money.ts';
import { requestCeiling } from './assignation/assignation.ts';
import { uncontestedClaims } from './creances-incontestees/creances-incontestees.ts';
import { publicTerms, termFines, terms } from './delais-de-paiement/delais-de-paiement.values.ts';
import { homeSeizureThreshold, unseizableBalance } from './execution/execution.values.ts';
import * as fees from './frais-reglementes/frais-reglementes.values.ts';
import * as otherFees from './frais-reglementes/other-fees.values.ts';
import * as indemnity from './indemnite-forfaitaire/indemnite-forfaitaire.ts';
import { regime } from './injonction-de-payer/injonction-de-payer.values.ts';
import { afterDecision, legalInterest } from './interet-legal/interet-legal.values.ts';
import * as courts from './juridiction-competente/juridiction-competente.values.ts';
import { amountForm, coefficientsForm, contributionForm, periodForm, rateForm, scaleForm } from './law-forms.ts';
import * as penalties from './penalites-de-retard/penalites-de-retard.values.ts';
import { refinancingRate } from './penalites-de-retard/refinancing-rate.values.ts';
import { europeanSmallClaims } from './petits-litiges-europeens/petits-litiges-europeens.ts';
import * as prescription from './prescription/prescription.values.ts';
import { ceiling, openBetweenTraders } from './procedure-simplifiee/procedure-simplifiee.ts';
import { costsNotice, courtesyHours, remittance } from './recouvrement-amiable/recouvrement-amiable.values.ts';
import { amended, isReviewDue, type LawInForce, type Row, type Schedule } from './schedule.ts';
import {
  amountField,
  hoursField,
  percentField,
  recordForm,
  singleForm,
  type TextForm,
  textField,
  timesField,
  wholeField,
  wordsField,
  yesNoField,
} from './text-form.ts';

/** A schedule, how one of its values reads (French), and how an operator types one. */
export type Entry = {
  readonly schedule: Schedule<unknown>;
  readonly show: (value: never) => string;
  readonly form: TextForm<unknown>;
};
export type Page = { readonly name: string; readonly title: string; readonly entries: readonly Entry[] };

const entry = <T>(schedule: Schedule<T>, show: (value: T) => string, form: TextForm<T>): Entry => ({
  schedule,
  show,
  form: form as TextForm<unknown>,
});

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
        recordForm({
          points: ['Points au-dessus du taux BCE', percentField],
          floorTimes: ['Plancher, en fois l’intérêt légal', timesField],
        }),
      ),
      entry(
        penalties.towardPublicBuyers,
        (value) => `BCE ${points(value.points)}`,
        recordForm({ points: ['Points au-dessus du taux BCE', percentField] }),
      ),
      entry(refinancingRate, rate, rateForm),
    ],
  },
  {
    name: 'interet-legal',
    title: 'Intérêt légal',
    entries: [
      entry(
        legalInterest,
        ({ professional, individual }) => `professionnels ${rate(professional)}, particuliers ${rate(individual)}`,
        recordForm({
          professional: ['Créancier professionnel, tous autres cas (%)', percentField],
          individual: ['Créancier personne physique hors besoins professionnels (%)', percentField],
        }),
      ),
      entry(
        afterDecision,
        (value) => `${points(value.points)} après ${value.months} mois`,
        recordForm({
          points: ['Points de majoration', percentField],
          months: ['Mois après la force exécutoire', wholeField],
        }),
      ),
    ],
  },
  {
    name: 'indemnite-forfaitaire',
    title: 'Indemnité forfaitaire pour frais de recouvrement',
    entries: [
      entry(indemnity.betweenProfessionals, amount, amountForm),
      entry(indemnity.towardPublicBuyers, amount, amountForm),
    ],
  },
  {
    name: 'delais-de-paiement',
    title: 'Délais de paiement',
    entries: [
      entry(
        terms,
        (value) =>
          `${value.defaultDays} jours à défaut d’accord ; ${value.agreedDays} jours convenus ; ${value.endOfMonthDays} jours fin de mois ; ${value.periodicInvoiceDays} jours (facture périodique)`,
        recordForm({
          defaultDays: ['Jours à défaut d’accord', wholeField],
          agreedDays: ['Jours convenus, au plus', wholeField],
          endOfMonthDays: ['Jours fin de mois, au plus', wholeField],
          periodicInvoiceDays: ['Jours, facture périodique', wholeField],
        }),
      ),
      entry(
        publicTerms,
        (value) =>
          `${value.authority} jours ; ${value['public-hospital']} jours (santé) ; ${value['public-undertaking']} jours (entreprises publiques)`,
        recordForm({
          authority: ['Jours, État et collectivités', wholeField],
          'public-hospital': ['Jours, établissements publics de santé', wholeField],
          'public-undertaking': ['Jours, entreprises publiques', wholeField],
        }),
      ),
      entry(
        termFines,
        (value) =>
          `jusqu’à ${amount(value.person)} (personne physique), ${amount(value.company)} (personne morale) ; ${amount(value.repeatedPerson)} et ${amount(value.repeatedCompany)} en cas de réitération dans les ${value.repeatWithinYears} ans`,
        recordForm({
          person: ['Personne physique, au plus (€)', amountField],
          company: ['Personne morale, au plus (€)', amountField],
          repeatedPerson: ['Réitération, personne physique (€)', amountField],
          repeatedCompany: ['Réitération, personne morale (€)', amountField],
          repeatWithinYears: ['Années où une nouvelle infraction est une réitération', wholeField],
        }),
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
    ].map((schedule) => entry(schedule, period, periodForm)),
  },
  {
    name: 'recouvrement-amiable',
    title: 'Recouvrement amiable',
    entries: [
      entry(
        costsNotice,
        ({ second, third }) => `« ${second} » « ${third} »`,
        recordForm({ second: ['Deuxième alinéa', textField], third: ['Troisième alinéa', textField] }),
      ),
      entry(remittance, ({ months }) => `${months} mois`, recordForm({ months: ['Mois', wholeField] })),
      entry(
        courtesyHours,
        (hours) => hours.map(([start, end]) => `${clock(start)} à ${clock(end)}`).join(', '),
        singleForm('hours', 'Heures', hoursField),
      ),
    ],
  },
  {
    name: 'juridiction-competente',
    title: 'Juridiction compétente',
    entries: [
      entry(courts.lawyerThreshold, amount, amountForm),
      entry(courts.priorAmicableAttempt, amount, amountForm),
      entry(courts.lastResort, amount, amountForm),
      entry(
        courts.economicTribunals,
        (seats) => seats.join(', '),
        singleForm('seats', 'Sièges, séparés par des virgules', wordsField),
      ),
      entry(
        courts.economicContribution,
        (value) => `au-delà de ${amount(value.above)}, à partir de ${value.exemptBelowStaff} salariés`,
        contributionForm,
      ),
    ],
  },
  {
    name: 'voies-de-recouvrement',
    title: 'Voies de recouvrement',
    entries: [
      entry(ceiling, amount, amountForm),
      entry(
        openBetweenTraders,
        (open) => (open ? 'ouverte' : 'fermée'),
        singleForm('open', 'Ouverte entre commerçants', yesNoField),
      ),
      entry(
        uncontestedClaims,
        (value) =>
          `réponse ${value.answerMonths} mois, attente ${value.waitDays} jours, signification ${value.serveMonths} mois ; décret ${value.decreePublished ? 'publié' : 'non publié'}`,
        recordForm({
          decreePublished: ['Décret et tarif publiés', yesNoField],
          answerMonths: ['Mois pour répondre', wholeField],
          waitDays: ['Jours d’attente avant le procès-verbal', wholeField],
          serveMonths: ['Mois pour signifier le titre', wholeField],
        }),
      ),
      entry(
        regime,
        (value) => `signifier dans les ${value.serveMonths} mois ; exécutoire après ${value.enforceMonths} mois`,
        recordForm({
          serveMonths: ['Mois pour signifier', wholeField],
          enforceMonths: ['Mois avant la force exécutoire', wholeField],
          mustProduceService: ['Acte de signification à produire à l’audience', yesNoField],
        }),
      ),
      entry(requestCeiling, amount, amountForm),
      entry(europeanSmallClaims, amount, amountForm),
    ],
  },
  {
    name: 'frais-reglementes',
    title: 'Frais réglementés',
    entries: [
      ...fees.acts.map((act) => entry(fees.actFees[act], (value) => `${amount(value)} HT`, amountForm)),
      entry(
        fees.coefficients,
        (list) =>
          list
            .map(
              ({ upTo, halves }) =>
                `× ${comma(String(Number(halves) / 2))}${upTo === undefined ? ' au-delà' : ` jusqu’à ${amount(upTo)}`}`,
            )
            .join(' ; '),
        coefficientsForm,
      ),
      entry(fees.electronicTravel, (value) => `${amount(value)} HT`, amountForm),
      entry(fees.paperTravel, (value) => `${amount(value)} HT`, amountForm),
      entry(fees.engagementScale, scale, scaleForm),
      entry(fees.debtorScale, scale, scaleForm),
      entry(fees.creditorScale, scale, scaleForm),
      entry(
        otherFees.discount,
        (value) =>
          `${rate(value.rate)} des tranches au-delà de ${amount(value.engagementFrom)} (A444-15), de ${amount(value.creditorFrom)} (A444-32)`,
        recordForm({
          rate: ['Remise, au plus (%)', percentField],
          engagementFrom: ['Tranches de A444-15 au-delà de (€)', amountField],
          creditorFrom: ['Tranches de A444-32 au-delà de (€)', amountField],
        }),
      ),
      entry(
        otherFees.instalmentFee,
        (value) => `${amount(value.fee)} HT, plafond ${amount(value.cap)}`,
        recordForm({ fee: ['Émolument (€)', amountField], cap: ['Plafond (€)', amountField] }),
      ),
      entry(fees.legalAidContribution, amount, amountForm),
      entry(fees.commercialInjonctionFee, (value) => `${amount(value)} TTC`, amountForm),
      entry(fees.smallClaimsFee, (value) => `${amount(value)} TTC`, amountForm),
      entry(fees.uncontestedClaimsFee, (value) => `${amount(value)} TTC`, amountForm),
      entry(fees.feesVat, rate, rateForm),
    ],
  },
  {
    name: 'execution',
    title: 'Exécution forcée',
    entries: [entry(unseizableBalance, amount, amountForm), entry(homeSeizureThreshold, amount, amountForm)],
  },
];

const bySubject = new Map(lawBook.flatMap(({ entries }) => entries).map((one) => [one.schedule.subject, one]));

/** The entry of a subject, or undefined when the law holds none of that name. */
export function entryOf(subject: string): Entry | undefined {
  return bySubject.get(subject);
}

/** Our rows with an operator's, by subject, in the order of their confirmation. Build it once: computations remember its timelines. */
export function lawWith(rows: Readonly<Record<string, readonly Row<unknown>[]>>): LawInForce {
  const amendedOnes = Object.entries(rows).map(([subject, list]): [string, Schedule<unknown>] => {
    const entry = bySubject.get(subject);
    if (!entry) throw new Error(`the law holds no ${subject}`);
    return [subject, amended(entry.schedule, list)];
  });
  return { amended: new Map(amendedOnes) };
}

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
