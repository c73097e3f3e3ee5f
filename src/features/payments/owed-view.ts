import { type Cents, decimal, percentText } from '../../kernel/money.ts';
import { citation, legifranceUrl, type Read, type Source, weakestRead } from '../../law/citation.ts';
import { conventionText, interestStartOf } from '../../law/penalites-de-retard/convention.ts';
import type { OwedView } from '../claims/claims.contract.ts';
import { amountText, dayText, rateText } from '../correspondence/templates/french-format.ts';
import {
  type ClaimPosition,
  creditedTotal,
  type OwedPosition,
  type PositionWarning,
  paidTotals,
} from './claim-position.ts';

/** What is owed, as HTTP carries it: the table that creditor, debtor and judge read, with its articles and its doubts. */
export function presentOwed(
  owed: OwedPosition,
  position: Pick<ClaimPosition, 'parties' | 'payments' | 'creditNotes'>,
): OwedView {
  return {
    on: owed.on,
    principalCents: Number(owed.principal),
    interestCents: Number(owed.interest),
    indemnityCents: Number(owed.indemnity),
    totalCents: Number(owed.total),
    paidCents: Number(paidTotals(position, owed.on).total),
    creditedCents: Number(creditedTotal(position, owed.on)),
    lines: owed.lines.map((line) => ({
      from: line.from,
      to: line.to,
      days: line.days,
      ratePercent: percentText(line.rate),
      baseCents: Number(line.base),
      interestCents: Number(line.interest),
    })),
    // Of payments only: what a credit note was set against is told by its warning.
    imputations: owed.imputation
      .filter(({ kind }) => kind === 'payment')
      .map((imputation) => ({
        on: imputation.on,
        amountCents: Number(imputation.amount),
        toInterestCents: Number(imputation.toInterest),
        toIndemnityCents: Number(imputation.toIndemnity),
        toPrincipalCents: Number(imputation.toPrincipal),
      })),
    articles: articlesOf(owed.because),
    convention: conventionText(interestStartOf(position.parties)),
    warnings: owed.warnings.map((warning) => ({ kind: warning.kind, text: warningText(warning) })),
  };
}

/** One line per text cited: the same article read in two ways is as sure as the weaker one. */
function articlesOf(because: readonly Source[]): OwedView['articles'] {
  const byLabel = Map.groupBy(because, labelOf);
  return [...byLabel].map(([label, sources]) => ({
    label,
    url: sources.map(legifranceUrl).find((url) => url !== undefined) ?? null,
    read: weakestRead(sources),
  }));
}

/** « Article L441-10 du code de commerce ». */
function labelOf(source: Source): string {
  const text = citation(source);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const euro = (amount: Cents) => amountText(decimal(amount));

const PARTIES = {
  professionals: 'un professionnel',
  'public-buyer': 'un acheteur public',
  consumer: 'un consommateur',
} as const;

const READ: Record<Read, string> = {
  official: 'texte lu à la source officielle',
  'second-hand': 'texte lu de seconde main',
  unconfirmed: 'non confirmé par une source lue',
};

/** What a person must know before relying on the figures, in French. */
export function warningText(warning: PositionWarning): string {
  switch (warning.kind) {
    case 'rate-not-published':
      return `Le taux applicable à compter du ${dayText(warning.from)} n’est pas encore publié : aucun intérêt n’est compté à partir de ce jour.`;
    case 'contractual-rate-below-floor':
      return `Du ${dayText(warning.from)} au ${dayText(warning.to)}, le taux contractuel de ${rateText(percentText(warning.contractual))} est inférieur au minimum légal : le taux de ${rateText(percentText(warning.floor))} est appliqué.`;
    case 'contractual-rate-not-applied':
      return warning.rate === undefined
        ? `La clause de pénalités du contrat ne s’applique pas envers ${PARTIES[warning.parties]}.`
        : `Le taux contractuel de ${rateText(percentText(warning.rate))} ne s’applique pas envers ${PARTIES[warning.parties]}.`;
    case 'no-mise-en-demeure':
      return 'Aucun intérêt ne court envers un consommateur avant une mise en demeure.';
    case 'mise-en-demeure-before-due-date':
      return `La mise en demeure du ${dayText(warning.on)} n’est pas postérieure à l’échéance du ${dayText(warning.dueOn)} : elle ne fait courir aucun intérêt, il en faut une après l’échéance.`;
    case 'mise-en-demeure-not-yet-counted':
      return `La mise en demeure du ${dayText(warning.on)} est postérieure au décompte : aucun intérêt n’est compté.`;
    case 'not-yet-counted':
      return `${euro(warning.amount)} au ${dayText(warning.on)} : postérieur au décompte, non compté.`;
    case 'interest-stopped-by-insolvency':
      return `Les intérêts sont arrêtés par l’ouverture d’une procédure collective le ${dayText(warning.on)}.`;
    case 'indemnity-barred-by-insolvency':
      return `L’indemnité forfaitaire n’est pas due : une procédure collective était ouverte à l’échéance (${dayText(warning.on)}).`;
    case 'indemnity-not-known-then':
      return `L’indemnité forfaitaire n’est connue ici que pour les retards à compter du ${dayText(warning.knownFrom)} : aucune n’est comptée.`;
    case 'public-buyer-has-no-insolvency':
      return `Une personne publique ne connaît pas de procédure collective : la date du ${dayText(warning.on)} n’est pas prise en compte.`;
    case 'grace-longer-than-two-years':
      return `Le délai de grâce du ${dayText(warning.from)} au ${dayText(warning.to)} dépasse les deux années que la loi permet au juge : à vérifier.`;
    case 'opening-before-invoice':
      return `La procédure collective a été ouverte le ${dayText(warning.on)}, avant la facture du ${dayText(warning.issuedOn)} : la créance peut être postérieure et suivre un autre régime.`;
    case 'paid-after-opening':
      return `Un paiement de ${euro(warning.amount)} a été reçu le ${dayText(warning.on)}, après l’ouverture de la procédure collective : à vérifier.`;
    case 'overpaid':
      return `${euro(warning.amount)} ont été reçus au-delà de ce qui était dû.`;
    case 'credit-note-exceeds-principal':
      return `Les avoirs dépassent de ${euro(warning.amount)} le principal restant dû : ${euro(warning.setOff)} se compensent avec les intérêts et l’indemnité, ${euro(warning.surplus)} restent en faveur du débiteur.`;
    case 'conflicting-sources':
      return `${labelOf(warning.source)} : ${warning.source.conflict ?? 'les sources ne concordent pas'}.`;
    case 'unconfirmed-source':
      return `${labelOf(warning.source)} : ${warning.source.note ?? READ[warning.source.read]}.`;
  }
}
