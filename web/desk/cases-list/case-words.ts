import { t } from '@lingui/core/macro';
import type { CaseState } from '../../../src/features/cases/cases.contract.ts';
import type { Tone } from '../../ui/story/state-tag.tsx';
import { stepTitle } from '../cases/words/step-words.ts';

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
      return { tone: 'plain', word: t`Commissaire de justice` };
    case 'paid':
      return { tone: 'good', word: t`Payé` };
    case 'closed':
      return { tone: 'plain', word: t`Clos` };
  }
}

/** A step of the scenario in a list or a chart: the words of the case page, but for those that address the creditor. */
export function stepWords(step: string): string {
  if (step === 'none') return t`Avant toute relance`;
  return step === 'hand-over' ? t`Décision sur la suite` : stepTitle(step);
}

/** Why a case stands still although nobody stopped it. */
export function problemText(problem: string): string {
  return problem === 'gate-closed' ? t`Envoi retenu` : t`Étape en échec`;
}
