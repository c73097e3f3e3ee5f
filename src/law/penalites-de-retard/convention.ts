import { publication, type Source, secondHand } from '../citation.ts';

/**
 * How interest is counted. No text fixes it between private persons, so it is stated wherever an amount is shown: a debtor or
 * a judge can redo the sum by hand.
 */
export const convention = {
  interest: 'simple',
  days: 'exact',
  dueDate: 'excluded',
  paymentOrStatementDay: 'included',
  yearDays: 365,
  lines: 'one-per-change-of-rate-or-balance',
  rounding: 'half-up-to-the-cent-on-each-line',
} as const;

/** Who owes whom decides the regime: code de commerce, code de la commande publique, or code civil alone. */
export type Parties = 'professionals' | 'public-buyer' | 'consumer';

/** The day that interest is counted from, itself left out. */
export type InterestStart = 'due-date' | 'mise-en-demeure' | 'decision';

export function interestStartOf(parties: Parties): InterestStart {
  return parties === 'consumer' ? 'mise-en-demeure' : 'due-date';
}

const startWords: Record<InterestStart, string> = {
  'due-date': "date d'échéance exclue",
  'mise-en-demeure': 'jour de la mise en demeure exclu',
  decision: 'jour de la décision exclu',
};

const baseWords: Record<InterestStart, string> = {
  'due-date': 'le montant toutes taxes comprises restant dû',
  'mise-en-demeure': 'le montant toutes taxes comprises restant dû',
  decision: 'la somme restant due',
};

/** The convention in the words of statements and court documents. */
export function conventionText(start: InterestStart): string {
  return (
    `Intérêts simples, calculés sur ${baseWords[start]} ; jours exacts, ${startWords[start]}, jour du ` +
    'paiement ou du décompte inclus ; année de 365 jours ; une ligne par changement de taux ou de solde ; chaque ligne arrondie ' +
    'au centime le plus proche ; le total est la somme des lignes.'
  );
}

/** The convention as programs read it, with its words. */
export function conventionFrom(start: InterestStart): object {
  const { dueDate, ...rest } = convention;
  const excluded = {
    'due-date': { dueDate },
    'mise-en-demeure': { miseEnDemeureDay: dueDate },
    decision: { decisionDay: dueDate },
  };
  return { ...rest, ...excluded[start], text: conventionText(start) };
}

/** What supports the convention where no statute speaks. */
export const conventionReasons: readonly Source[] = [
  secondHand(publication('service-public.gouv.fr', 'fiche F20688, intérêts légaux', 'F20688'), {
    told: 'fiche reprise par une commune',
    note: '« même si 2020 est une année bissextile, il convient d’utiliser 36 500 dans le calcul »',
  }),
];
