import { day } from '../../kernel/civil-date.ts';
import { type Cents, euros, percent, type Rate } from '../../kernel/money.ts';
import { article, type Read, type Reference, text } from '../citation.ts';
import { type Row, type Schedule, schedule } from '../schedule.ts';

const reviewedOn = day('2026-11-21');
const first = { from: day('2020-03-01'), until: day('2024-02-29') } as const;
const second = { from: day('2024-03-01'), until: day('2026-02-28') } as const;
const third = { from: day('2026-03-01'), until: day('2028-02-29') } as const;
const tariffOf2024: Reference = text('arrêté du 28 février 2024', 'JORFTEXT000049209818');

/** Acts of a commissaire de justice whose fee is regulated (code de commerce, A444-11 and following). Before VAT. */
export const acts = [
  'assignation',
  'service-of-decision',
  'service-of-title',
  'service-of-injonction',
  'urgent-service',
  'saisie-attribution',
  'commandement-saisie-vente',
  'sommation-interpellative',
] as const;
export type Act = (typeof acts)[number];

/** The article of the code de commerce that sets each fee. */
export const actArticles: Record<Act, string> = {
  assignation: 'A444-11',
  'service-of-decision': 'A444-11',
  'service-of-title': 'A444-11',
  'service-of-injonction': 'A444-11',
  'urgent-service': 'A444-12',
  'saisie-attribution': 'A444-13',
  'commandement-saisie-vente': 'A444-14',
  'sommation-interpellative': 'A444-33',
};

type Told = { read?: Read; told?: string; note?: string };

function fee(
  subject: Act,
  title: string,
  rows: [period: { from: Row<Cents>['from']; until: Row<Cents>['from'] }, amount: string, told: Told][],
) {
  return schedule<Cents>({
    subject: `fee-${subject}`,
    title,
    reviewedOn,
    reviewEveryMonths: 12,
    rows: rows.map(([period, amount, told]) => ({
      ...period,
      value: euros(amount),
      source: period === second ? tariffOf2024 : article('code de commerce', actArticles[subject]),
      read: 'second-hand',
      ...told,
    })),
  });
}

const two = { told: 'french-business-law.com ; nr-co.fr' };

/** A period that is absent was not read: the answer is then refused, never the last known value. */
export const actFees: Record<Act, Schedule<Cents>> = {
  assignation: fee('assignation', 'Assignation (n° 1, A444-11)', [
    [first, '18.09', two],
    [second, '18.28', two],
  ]),
  'service-of-decision': fee('service-of-decision', 'Signification d’une décision de justice (n° 2, A444-11)', [
    [first, '25.53', two],
    [second, '25.79', two],
  ]),
  'service-of-title': fee('service-of-title', 'Signification d’un autre titre (n° 3, A444-11)', [
    [first, '25.53', two],
    [second, '25.79', two],
  ]),
  'service-of-injonction': fee(
    'service-of-injonction',
    'Signification de requête et d’ordonnance d’injonction de payer (n° 4, A444-11)',
    [
      [first, '25.53', two],
      [second, '25.79', two],
      [third, '25.79', { told: 'relevé public du 25 septembre 2026 citant A444-11' }],
    ],
  ),
  'urgent-service': fee('urgent-service', 'Assignation ou signification urgente, moins de 24 heures (A444-12)', [
    [first, '89.28', { told: 'legal.tricoteuses.fr' }],
    [second, '90.18', { told: 'nr-co.fr' }],
  ]),
  'saisie-attribution': fee('saisie-attribution', 'Procès-verbal de saisie-attribution (n° 5, A444-13)', [
    [first, '32.98', { told: 'french-business-law.com' }],
    [second, '33.31', { read: 'unconfirmed', note: 'calculé (+1,01 %), non lu' }],
  ]),
  'commandement-saisie-vente': fee(
    'commandement-saisie-vente',
    'Commandement aux fins de saisie-vente (n° 42, A444-14)',
    [
      [first, '20.21', { note: 'une seule source secondaire' }],
      [second, '20.42', { note: 'une seule source secondaire, pour l’acte équivalent du droit local' }],
    ],
  ),
  'sommation-interpellative': fee(
    'sommation-interpellative',
    'Sommation interpellative, procès-verbal de recherches (A444-33)',
    [[first, '14.90', { note: 'une seule source secondaire' }]],
  ),
};

/** Coefficient of fixed fees by the sum of the obligation (A444-46), in halves: 1 is 0.5, 2 is 1, 4 is 2. */
export type Coefficient = { readonly upTo?: Cents; readonly halves: bigint };

export const coefficients = schedule<readonly Coefficient[]>({
  subject: 'act-fee-coefficients',
  title: 'Coefficients des émoluments fixes selon le montant de l’obligation (A444-46)',
  reviewedOn,
  reviewEveryMonths: 12,
  rows: [
    {
      from: day('2020-03-01'),
      until: day('2028-02-29'),
      value: [{ upTo: euros('128.00'), halves: 1n }, { upTo: euros('1280.00'), halves: 2n }, { halves: 4n }],
      source: article('code de commerce', 'A444-46', 'LEGIARTI000032127958'),
      read: 'second-hand',
      told: '« S’il est supérieur à 1 280 euros : coefficient 2 »',
      note: 'l’article A444-47 en excepte des prestations, dont la n° 113 ; la liste entière n’a pas été lue',
    },
  ],
});

export const electronicTravel = schedule<Cents>({
  subject: 'travel-electronic-service',
  title: 'Frais de déplacement, signification exclusivement électronique (A444-48, 2°)',
  reviewedOn,
  reviewEveryMonths: 12,
  rows: [
    {
      from: day('2024-03-01'),
      until: day('2028-02-29'),
      value: euros('8.80'),
      source: article('code de commerce', 'A444-48', 'LEGIARTI000049906124'),
      read: 'second-hand',
      note: 'date d’effet non lue',
    },
  ],
});

export const paperTravel = schedule<Cents>({
  subject: 'travel-paper-service',
  title: 'Frais de déplacement, signification par déplacement (A444-48, 1°)',
  reviewedOn,
  reviewEveryMonths: 12,
  rows: [
    {
      from: day('2024-03-01'),
      until: day('2028-02-29'),
      value: euros('9.40'),
      source: article('code de commerce', 'A444-48', 'LEGIARTI000049906124'),
      read: 'unconfirmed',
      note: 'montant de la pratique ; le texte renvoie à un multiple d’une taxe (annexe IV du code général des impôts, article 6 B)',
    },
  ],
});

/** A degressive scale: each rate counts on its slice; `fixed` replaces it all up to a small sum. */
export type Scale = {
  readonly fixedUpTo: { readonly sum: Cents; readonly fee: Cents };
  readonly slices: readonly { readonly upTo?: Cents; readonly rate: Rate }[];
  readonly cap?: Cents;
};

const scale = (fixed: [string, string], slices: [string | undefined, string][], cap?: string): Scale => ({
  fixedUpTo: { sum: euros(fixed[0]), fee: euros(fixed[1]) },
  slices: slices.map(([upTo, rate]) => (upTo ? { upTo: euros(upTo), rate: percent(rate) } : { rate: percent(rate) })),
  ...(cap === undefined ? {} : { cap: euros(cap) }),
});

/** Droit d'engagement des poursuites (A444-15): once per debt. */
export const engagementScale = schedule<Scale>({
  subject: 'droit-engagement-poursuites',
  title: 'Droit d’engagement des poursuites (A444-15)',
  reviewedOn,
  reviewEveryMonths: 12,
  rows: [
    {
      ...first,
      value: scale(
        ['76.00', '4.29'],
        [
          ['304.00', '5.60'],
          ['912.00', '2.80'],
          ['3040.00', '1.40'],
          [undefined, '0.28'],
        ],
        '268.13',
      ),
      source: article('code de commerce', 'A444-15'),
      read: 'second-hand',
      note: 'une seule source secondaire',
    },
    {
      ...second,
      value: scale(
        ['76.00', '4.29'],
        [
          ['304.00', '5.66'],
          ['912.00', '2.83'],
          ['3040.00', '1.41'],
          [undefined, '0.28'],
        ],
        '268.13',
      ),
      source: tariffOf2024,
      read: 'unconfirmed',
      note: 'taux d’une seule source ; montant fixe et plafond de la période précédente, non relus',
    },
  ],
});

/** Droit de recouvrement à la charge du débiteur, avec un titre (A444-31, n° 128). */
export const debtorScale = schedule<Scale>({
  subject: 'recovery-fee-debtor',
  title: 'Droit de recouvrement à la charge du débiteur (A444-31)',
  reviewedOn,
  reviewEveryMonths: 12,
  rows: [
    {
      ...first,
      value: scale(
        ['44.00', '4.25'],
        [
          ['125.00', '9.67'],
          ['610.00', '6.29'],
          ['1525.00', '3.38'],
          [undefined, '0.29'],
        ],
        '550.00',
      ),
      source: article('code de commerce', 'A444-31'),
      read: 'second-hand',
      note: 'état de 2020-2022',
    },
    {
      ...second,
      value: scale(
        ['44.00', '4.30'],
        [
          ['125.00', '9.77'],
          ['610.00', '6.35'],
          ['1525.00', '3.41'],
          [undefined, '0.29'],
        ],
        '550.00',
      ),
      source: tariffOf2024,
      read: 'unconfirmed',
      note: 'calculé (+1,01 %), plafond de la période précédente : non lu',
    },
  ],
});

/** Article 1635 bis Q du code général des impôts : contribution de 50 euros par instance au tribunal judiciaire. */
export const legalAidContribution = schedule<Cents>({
  subject: 'legal-aid-contribution',
  title: 'Contribution pour l’aide juridique (tribunal judiciaire)',
  reviewedOn,
  reviewEveryMonths: 6,
  rows: [
    {
      from: day('2026-05-01'),
      value: euros('50.00'),
      source: article('code général des impôts', '1635 bis Q'),
      read: 'second-hand',
      told: 'timbre.justice.gouv.fr ; dominiquepiau.blogspot.com',
      note: 'loi de finances 2026 (n° 2026-103), article 128 ; ni au tribunal de commerce, ni pour une injonction de payer selon une source (III, 7°) : à relire',
    },
  ],
});

/** Droit de recouvrement à la charge du créancier (A444-32, n° 129), cumulative with the debtor's (R444-55). */
export const creditorScale = schedule<Scale>({
  subject: 'recovery-fee-creditor',
  title: 'Droit de recouvrement à la charge du créancier (A444-32)',
  reviewedOn,
  reviewEveryMonths: 12,
  rows: [],
  awaited:
    'taux et tranches en vigueur non lus ; de 2016 à 2020, une source secondaire donne 11,70, 10,73, 10,24 et 3,90 % sans les tranches',
});

/** What the greffe of a commercial court asks for a request for an injonction de payer, with VAT. */
export const commercialInjonctionFee = schedule<Cents>({
  subject: 'greffe-injonction-commerciale',
  title: 'Greffe du tribunal de commerce : requête en injonction de payer',
  reviewedOn,
  reviewEveryMonths: 6,
  rows: [],
  awaited:
    'depuis le 1er mars 2026, trois montants publiés se contredisent (25,19 €, 33,47 €, 30,23 €) : à demander au greffe',
});

/** What a commissaire de justice asks the creditor for the whole procédure simplifiée, with VAT (n° 113 of tableau 3-1, A444-28). */
export const smallClaimsFee = schedule<Cents>({
  subject: 'procedure-simplifiee-fee',
  title: 'Procédure simplifiée de recouvrement : coût pour le créancier',
  reviewedOn,
  reviewEveryMonths: 12,
  rows: [],
  awaited: 'montants usuels 25 à 30 € (lettre) et 30 € (titre), non lus',
});

/** What the road of uncontested commercial claims costs the creditor, with VAT. */
export const uncontestedClaimsFee = schedule<Cents>({
  subject: 'creances-incontestees-fee',
  title: 'Créances commerciales incontestées : coût pour le créancier',
  reviewedOn,
  reviewEveryMonths: 3,
  rows: [],
  awaited: 'tarif non publié au 25 septembre 2026, non trouvé depuis',
});

/** Three official or semi-official amounts, read in September 2026, contradict each other: none is chosen. */
export const commercialInjonctionFees = {
  from: day('2026-03-01'),
  until: day('2028-02-29'),
  quoted: [
    { amount: euros('25.19'), told: 'composants de l’arrêté tarifaire du 25 février 2026 (JORFTEXT000053593881)' },
    { amount: euros('33.47'), told: 'service-public.gouv.fr, septembre 2026' },
    { amount: euros('30.23'), told: 'Infogreffe, septembre 2026' },
  ],
} as const;

/** What is known of it before: components of 2016, before VAT, from one secondary source. */
export const formerInjonctionFee =
  'tarif antérieur au 1er mars 2026 non lu ; en 2016, une source secondaire donne hors taxes 11,12 € (ordonnance), 8,65 € (transmission) et 11,12 € (diligences)';

/** VAT on the fees of a commissaire de justice. */
export const feesVat = schedule<Rate>({
  subject: 'fees-vat',
  title: 'TVA sur les émoluments',
  reviewedOn,
  rows: [
    {
      from: day('2014-01-01'),
      value: percent('20.00'),
      source: article('code général des impôts', '278'),
      read: 'second-hand',
      note: 'taux normal en métropole ; autres taux outre-mer, non couverts',
    },
  ],
});
