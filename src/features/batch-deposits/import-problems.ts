import { registerProblems } from '../../platform/problems.ts';
import { listRefusalMessage } from '../invoice-lists/french-words.ts';
import { LINE_LIMIT, type ReadImportRefusal } from './read-import.ts';

/** Why a list cannot be read: one problem, whose `reason` names the refusal and whose `message` says what to do. */
export function listProblem(refusal: ReadImportRefusal): { kind: 'unreadable-list'; reason: string; message: string } {
  const message =
    refusal.kind === 'too-many-lines'
      ? `Cette liste a plus de ${LINE_LIMIT} lignes : déposez-la en plusieurs fois.`
      : listRefusalMessage(refusal);
  return { kind: 'unreadable-list', reason: refusal.kind, message };
}

/** Refusals of this feature as HTTP answers them: status and French title. */
export function registerImportProblems(): void {
  registerProblems({
    'unreadable-list': [422, 'Cette liste ne peut pas être lue.'],
    'no-such-import': [404, 'Cette liste n’existe pas, ou n’est pas la vôtre.'],
    'import-already-confirmed': [409, 'Cette liste est déjà déposée ou annulée.'],
    'import-has-faults': [409, 'Des lignes sont à corriger : corrigez-les, ou ne déposez que les bonnes.'],
    'import-has-nothing-good': [409, 'Aucune ligne ne peut être déposée.'],
    'due-dates-not-accepted': [
      409,
      'Des échéances sont proposées faute d’en avoir dans le fichier : acceptez-les d’abord.',
    ],
    'import-not-written': [409, 'Les dossiers de cette liste ne sont pas encore ouverts.'],
    'import-being-written': [409, 'Les dossiers de cette liste s’ouvrent en ce moment : attendez la fin.'],
  });
}
