import { type Cents, euros, percent, type Rate } from '../../kernel/money.ts';
import { article, official, type Source, secondHand, text } from '../citation.ts';

/** What the law punishes in the way a debt is asked for. `prison` in years; amounts are the most a court may pronounce. */
export type Offence = {
  readonly id: OffenceId;
  /** What is punished (French). */
  readonly title: string;
  /** Absent where the amounts of the article were not read. */
  readonly penalty?: Penalty;
  /** The penalty in the aggravated case, and which one (French). */
  readonly aggravated?: Penalty & { readonly when: string };
  readonly because: readonly Source[];
};
export type Penalty = {
  readonly prisonYears?: number;
  readonly fine: Cents;
  /** The fine may instead be this share of the yearly turnover. */
  readonly orTurnover?: Rate;
};

export type OffenceId =
  | 'resembles-judicial-act'
  | 'repeated-harassment'
  | 'malicious-calls'
  | 'extortion'
  | 'blackmail'
  | 'aggressive-practice'
  | 'unlawful-legal-advice'
  | 'collector-without-mentions';

const consumerCode = 'code de la consommation' as const;
const turnover = official(article(consumerCode, 'L132-11'));

export const offences: readonly Offence[] = [
  {
    id: 'resembles-judicial-act',
    title: 'Document qui ressemble à un acte judiciaire ou administratif',
    penalty: { prisonYears: 1, fine: euros('15000.00') },
    because: [
      official(article('code pénal', '433-13', 'LEGIARTI000006418574'), {
        note: '« une ressemblance de nature à provoquer une méprise dans l’esprit du public »',
      }),
    ],
  },
  {
    id: 'repeated-harassment',
    title: 'Harcèlement par propos ou comportements répétés',
    penalty: { prisonYears: 1, fine: euros('15000.00') },
    aggravated: {
      prisonYears: 2,
      fine: euros('30000.00'),
      when: 'notamment par un moyen numérique',
    },
    because: [official(article('code pénal', '222-33-2-2'))],
  },
  {
    id: 'malicious-calls',
    title: 'Appels ou messages malveillants réitérés',
    penalty: { prisonYears: 1, fine: euros('15000.00') },
    because: [official(article('code pénal', '222-16'))],
  },
  {
    id: 'extortion',
    title: 'Extorsion',
    because: [official(article('code pénal', '312-1'), { note: 'peines non relevées' })],
  },
  {
    id: 'blackmail',
    title: 'Chantage : menace de révéler des faits',
    because: [official(article('code pénal', '312-10'), { note: 'peines non relevées' })],
  },
  {
    id: 'aggressive-practice',
    title: 'Pratique commerciale agressive envers un consommateur',
    penalty: { prisonYears: 2, fine: euros('300000.00'), orTurnover: percent('10') },
    because: [
      official(article(consumerCode, 'L121-6'), {
        note: '5° : menace d’une action alors que cette action n’est pas légalement possible',
      }),
      official(article(consumerCode, 'L121-7'), {
        note: '3° : « sollicitations répétées et non souhaitées par téléphone, télécopieur, courrier électronique »',
      }),
      turnover,
    ],
  },
  {
    id: 'unlawful-legal-advice',
    title: 'Consultation juridique ou rédaction d’actes sans y être autorisé',
    penalty: { prisonYears: 1, fine: euros('15000.00') },
    because: [
      secondHand(text('loi n° 71-1130 du 31 décembre 1971', undefined, '54'), {
        note: 'articles 54, 60, 66-2 et 72, par renvoi à l’article 433-17 du code pénal',
      }),
      secondHand(article('code pénal', '433-17')),
    ],
  },
  {
    id: 'collector-without-mentions',
    title: 'Recouvrement pour autrui sans les conditions de R124-2 ou sans les mentions de R124-4',
    penalty: { fine: euros('1500.00') },
    aggravated: { fine: euros('3000.00'), when: 'en récidive' },
    because: [
      official(article("code des procédures civiles d'exécution", 'R124-7'), {
        note: 'contravention de la cinquième classe (article 131-13 du code pénal)',
      }),
    ],
  },
];

const byId = new Map(offences.map((one) => [one.id, one]));

export function offence(id: OffenceId): Offence {
  const found = byId.get(id);
  if (!found) throw new Error(`no offence ${id}`);
  return found;
}

/** What protects a consumer who owes, and that nothing written to him may hide or deny. */
export const consumerRights: Readonly<Record<'mediator' | 'over-indebtedness', Source>> = {
  mediator: official(article(consumerCode, 'L612-1'), {
    note: 'le recours au médiateur est un droit du consommateur, non du professionnel',
  }),
  'over-indebtedness': official(article(consumerCode, 'L722-2'), {
    note: 'la recevabilité de la demande de traitement du surendettement suspend les procédures d’exécution',
  }),
};
