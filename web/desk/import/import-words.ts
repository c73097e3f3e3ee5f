import { t } from '@lingui/core/macro';
import type { LineStateName } from '../../../src/features/batch-deposits/batch-deposits.contract.ts';
import { ApiProblem } from '../../ui/api.ts';
import type { ProblemWords } from '../../ui/states/problem-words.ts';
import type { Tone } from '../../ui/story/state-tag.tsx';

/** Why a list cannot be read, in the words of the server, which names the column or the line. */
export function listRefusal(failure: unknown): ProblemWords | undefined {
  if (!(failure instanceof ApiProblem)) return undefined;
  const { message } = failure.facts;
  if (failure.kind === 'unreadable-list' && typeof message === 'string') {
    return { happened: t`Cette liste ne peut pas être lue.`, todo: message, canRetry: false };
  }
  const { title } = failure;
  return failure.status >= 500 || !title ? undefined : { happened: title, todo: '', canRetry: false };
}

export function lineStateWords(state: LineStateName): { word: string; tone: Tone } {
  switch (state) {
    case 'good':
      return { word: t`bonne`, tone: 'good' };
    case 'faulty':
      return { word: t`à corriger`, tone: 'watch' };
    case 'skipped':
      return { word: t`laissée de côté`, tone: 'plain' };
    case 'duplicate':
      return { word: t`déjà déposée`, tone: 'plain' };
    case 'opened':
      return { word: t`dossier ouvert`, tone: 'good' };
    case 'undone':
      return { word: t`annulée`, tone: 'plain' };
  }
}

export function importStateWords(state: string): string {
  switch (state) {
    case 'read':
      return t`à confirmer`;
    case 'confirmed':
      return t`dossiers en cours d’ouverture`;
    case 'written':
      return t`relances à lancer`;
    case 'launched':
      return t`relances lancées`;
    default:
      return t`annulée`;
  }
}

/** Why a case stays when its list is taken back. */
export function keptWords(why: string): string {
  switch (why) {
    case 'message-sent':
      return t`un message est déjà parti`;
    case 'paid':
      return t`un règlement est arrivé`;
    case 'answered':
      return t`le débiteur a répondu`;
    default:
      return t`il est déjà clos`;
  }
}
