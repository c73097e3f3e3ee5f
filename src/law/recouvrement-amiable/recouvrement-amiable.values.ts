import { day } from '../../kernel/civil-date.ts';
import { article, official, type Source } from '../citation.ts';
import { schedule } from '../schedule.ts';

const cpce = "code des procédures civiles d'exécution" as const;

/** The two paragraphs of L111-8 that R124-4, 5° orders to reproduce, word for word. */
export type CostsNotice = { readonly second: string; readonly third: string };

/**
 * Article L111-8 du code des procédures civiles d'exécution, deuxième et troisième alinéas, reproduits mot pour mot : R124-4, 5°
 * veut leur reproduction dans la lettre de qui recouvre pour autrui.
 */
export const costsNotice = schedule<CostsNotice>({
  subject: 'amicable-recovery-costs-notice',
  title: 'Frais de recouvrement sans titre : texte à reproduire',
  reviewedOn: day('2026-11-21'),
  reviewEveryMonths: 12,
  rows: [
    {
      from: day('2014-03-19'),
      value: {
        second:
          "Les frais de recouvrement entrepris sans titre exécutoire restent à la charge du créancier, sauf s'ils concernent " +
          "un acte dont l'accomplissement est prescrit par la loi au créancier. Toute stipulation contraire est réputée non " +
          'écrite, sauf disposition législative contraire.',
        third:
          'Cependant, le créancier qui justifie du caractère nécessaire des démarches entreprises pour recouvrer sa créance ' +
          "peut demander au juge de l'exécution de laisser tout ou partie des frais ainsi exposés à la charge du débiteur de " +
          'mauvaise foi.',
      },
      source: article(cpce, 'L111-8', 'LEGIARTI000028747701'),
      read: 'official',
    },
  ],
});

export const agreementRule = official(article(cpce, 'R124-3'));
export const letterRule = official(article(cpce, 'R124-4'), {
  note: 'le 3° renvoie au troisième alinéa de L111-8 et le 5° aux deuxième et troisième : reproduits tels quels',
});

/** What binds whoever recovers for somebody else, « d'une manière habituelle ou occasionnelle, même à titre accessoire ». */
export const collectorDuties: Record<string, Source> = {
  'applies-to': official(article(cpce, 'R124-1', 'LEGIARTI000025938362')),
  'insurance-dedicated-account-declaration': official(article(cpce, 'R124-2'), {
    note: 'assurance de responsabilité, compte « exclusivement affecté à la réception des fonds encaissés pour le compte des créanciers », déclaration au procureur de la République',
  }),
  'written-agreement': agreementRule,
  'letter-to-debtor': letterRule,
  'creditor-informed': official(article(cpce, 'R124-5')),
  'receipt-and-remittance': official(article(cpce, 'R124-6')),
  penalty: official(article(cpce, 'R124-7'), { note: 'contravention de la cinquième classe' }),
};
export const noChargeBeforeTitle = official(article(cpce, 'L111-8', 'LEGIARTI000028747701'));

/**
 * Article R124-6 — « Les fonds reçus par la personne chargée du recouvrement donnent lieu, sauf convention contraire, à un
 * reversement dans un délai d'un mois à compter de leur encaissement effectif. »
 */
export const remittance = schedule<{ readonly months: number }>({
  subject: 'amicable-recovery-remittance',
  title: 'Reversement des fonds encaissés pour le créancier',
  reviewedOn: day('2026-11-21'),
  rows: [{ from: day('2012-06-01'), value: { months: 1 }, source: article(cpce, 'R124-6'), read: 'official' }],
});

/** Minutes of the day, start included, end excluded. */
export type Hours = readonly (readonly [start: number, end: number])[];

/**
 * No statute fixes hours for asking payment amicably. These are the hours of marketing calls (weekdays, 10 to 13 and 14 to 20),
 * taken as a courtesy; the article itself was not read.
 */
export const courtesyHours = schedule<Hours>({
  subject: 'amicable-recovery-courtesy-hours',
  title: 'Heures de courtoisie pour joindre un débiteur',
  reviewedOn: day('2026-11-21'),
  reviewEveryMonths: 12,
  rows: [
    {
      from: day('2015-01-01'),
      value: [
        [10 * 60, 13 * 60],
        [14 * 60, 20 * 60],
      ],
      source: article('code de la consommation', 'D223-9'),
      read: 'unconfirmed',
      told: 'décret 2022-1313',
      note: 'règle du démarchage téléphonique, appliquée par courtoisie : aucun texte ne fixe d’heures au recouvrement amiable',
    },
  ],
});
