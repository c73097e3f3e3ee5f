import { t } from '@lingui/core/macro';
import type { CivilDate } from '../../../../src/kernel/civil-date.ts';
import { ApiProblem } from '../../../ui/api.ts';
import type { ProblemWords } from '../../../ui/states/problem-words.ts';
import type { Tone } from '../../../ui/story/state-tag.tsx';
import type { BookRow, Schedule } from './law.api.ts';

/** How sure a value is, in words with its tone. */
export function readWords(read: BookRow['source']['read']): { tone: Tone; word: string } {
  if (read === 'official') return { tone: 'good', word: t`lu dans le texte` };
  if (read === 'second-hand') return { tone: 'plain', word: t`de seconde main` };
  return { tone: 'watch', word: t`non confirmé` };
}

/** The row in force on a day, or undefined. */
export function rowInForce(schedule: Schedule, today: CivilDate): BookRow | undefined {
  return schedule.rows.findLast((row) => row.from <= today && (row.until === null || today <= row.until));
}

/** What a subject asks of an operator: nothing known, a doubtful value in force, or a source to read again. */
export function needOf(schedule: Schedule, today: CivilDate): 'no-value' | 'doubtful' | 'review' | undefined {
  const row = rowInForce(schedule, today);
  if (!row) return 'no-value';
  if (row.source.read === 'unconfirmed') return 'doubtful';
  return schedule.reviewIsDue ? 'review' : undefined;
}

/** Why the server refused what was typed, and which field. */
export function lawRefusal(failure: unknown): ProblemWords | undefined {
  if (!(failure instanceof ApiProblem)) return undefined;
  const safe = t`La loi appliquée aux dossiers n’a pas changé.`;
  const words = (happened: string, todo: string): ProblemWords => ({ happened, safe, todo, canRetry: false });
  if (failure.kind === 'row-already-pending') {
    return words(
      t`Une ligne attend déjà pour ce sujet et ce jour.`,
      t`Confirmez-la ou écartez-la d’abord : elle est en tête de la page.`,
    );
  }
  if (failure.kind === 'row-already-decided') {
    return words(t`Une autre personne vient de s’en occuper.`, t`Fermez cette fenêtre : la liste est à jour.`);
  }
  if (failure.kind !== 'law-row-refused') return undefined;
  const { kind } = failure.facts.refusal as { kind: string };
  switch (kind) {
    case 'value-incomplete':
      return words(t`La valeur n’est pas entière.`, t`Remplissez chaque champ de la valeur.`);
    case 'not-a-rate':
      return words(t`Ce taux n’en est pas un.`, t`Écrivez-le en pour cent : 2,65.`);
    case 'not-an-amount':
      return words(t`Ce montant n’en est pas un.`, t`Écrivez-le en euros : 1 234,56.`);
    case 'not-a-whole-number':
      return words(t`Il faut un nombre entier.`, t`Écrivez-le sans décimale.`);
    case 'malformed-identifier':
      return words(
        t`L’identifiant de la référence n’a pas la bonne forme.`,
        t`Un article porte LEGIARTI et douze chiffres, un texte JORFTEXT et douze chiffres. Laissez vide sinon.`,
      );
    case 'ends-before-it-begins':
      return words(t`La période finit avant de commencer.`, t`Corrigez le dernier jour, ou laissez-le vide.`);
    case 'reference-needed':
      return words(t`Il manque la référence.`, t`Dites où la valeur a été lue : sans source, elle n’entre pas.`);
    default:
      return words(t`Un champ n’a pas la forme attendue.`, t`Suivez le modèle écrit sous le champ.`);
  }
}
