import { t } from '@lingui/core/macro';
import type { CaseState, CaseSummary } from '../../../src/features/cases/cases.contract.ts';
import type { Tone } from '../../ui/story/state-tag.tsx';

type StateWords = { tone: Tone; word: string };

/** Where a case stands, in words, with the mark of its tone. */
export function stateWords(state: CaseState): StateWords {
  switch (state) {
    case 'amicable':
      return { tone: 'act', word: t`Amiable en cours` };
    case 'promised':
      return { tone: 'act', word: t`Paiement promis` };
    case 'paused':
      return { tone: 'plain', word: t`En pause` };
    case 'disputed':
      return { tone: 'watch', word: t`Contesté, relances arrêtées` };
    case 'claimed-paid':
      return { tone: 'watch', word: t`Dit payé, à vérifier` };
    case 'hand-over':
      return { tone: 'watch', word: t`À décider` };
    case 'handed-over':
      return { tone: 'plain', word: t`Confié au commissaire de justice` };
    case 'paid':
      return { tone: 'good', word: t`Payé` };
    case 'closed':
      return { tone: 'plain', word: t`Clos` };
  }
}

/** A step of the scenario in words, as a noun: « Lettre de relance ». Steps that this page does not know show their name. */
export function stepWords(step: NonNullable<CaseSummary['nextStep']> | 'none' | (string & {})): string {
  switch (step) {
    case 'reminder-friendly':
      return t`Premier rappel, amical`;
    case 'first-call':
      return t`Premier appel`;
    case 'reminder-firm':
      return t`Rappel ferme`;
    case 'letter-reminder':
      return t`Lettre de relance`;
    case 'mise-en-demeure':
      return t`Mise en demeure`;
    case 'after-notice':
      return t`Rappel après la mise en demeure`;
    case 'last-call':
      return t`Dernier appel`;
    case 'hand-over':
      return t`Décision sur la suite`;
    case 'none':
      return t`Avant toute relance`;
    default:
      return step;
  }
}

/** Why a case stands still although nobody stopped it. */
export function problemText(problem: string): string {
  return problem === 'gate-closed' ? t`Envoi retenu` : t`Étape en échec`;
}
