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

export type Convention = typeof convention;

/** The convention in the words of statements and court documents. */
export const conventionText =
  "Intérêts simples, calculés sur le montant toutes taxes comprises restant dû ; jours exacts, date d'échéance exclue, jour du " +
  'paiement ou du décompte inclus ; année de 365 jours ; une ligne par changement de taux ou de solde ; chaque ligne arrondie ' +
  'au centime le plus proche ; le total est la somme des lignes.';

/** What supports the convention where no statute speaks. */
export const conventionReasons: readonly Source[] = [
  secondHand(publication('service-public.gouv.fr', 'fiche F20688, intérêts légaux', 'F20688'), {
    told: 'fiche reprise par une commune',
    note: '« même si 2020 est une année bissextile, il convient d’utiliser 36 500 dans le calcul »',
  }),
];
