import { plural, t } from '@lingui/core/macro';
import type { ImportResult, PayoutView } from '../../../../src/features/banking/banking.contract.ts';
import { ApiProblem } from '../../../ui/api.ts';
import type { ProblemWords } from '../../../ui/states/problem-words.ts';
import { titleOf } from '../../../ui/states/problem-words.ts';
import type { Tone } from '../../../ui/story/state-tag.tsx';

/** Where a payout stands, in words with its tone. */
export function payoutWords(state: PayoutView['state']): { tone: Tone; word: string } {
  switch (state) {
    case 'proposed':
      return { tone: 'watch', word: t`À approuver` };
    case 'approved':
      return { tone: 'act', word: t`Approuvé, à envoyer` };
    case 'sent':
      return { tone: 'act', word: t`Envoyé à la banque` };
    case 'executed':
      return { tone: 'good', word: t`Exécuté` };
    case 'refused':
      return { tone: 'plain', word: t`Écarté` };
  }
}

/** What an import brought, in one sentence: « 12 lignes nouvelles : 9 rapprochées, 3 à rapprocher. » */
export function importWords(result: ImportResult): string {
  const { newEntries, matched, unmatched, knownEntries } = result;
  const known = plural(knownEntries, {
    one: '# ligne était déjà connue : elle n’est pas comptée deux fois.',
    other: '# lignes étaient déjà connues : elles ne sont pas comptées deux fois.',
  });
  if (newEntries === 0)
    return knownEntries > 0 ? t`Aucune ligne nouvelle. ${known}` : t`Ce relevé ne contient aucune ligne.`;
  const fresh = plural(newEntries, { one: '# ligne nouvelle', other: '# lignes nouvelles' });
  const done = plural(matched, { one: '# rapprochée', other: '# rapprochées' });
  const left = plural(unmatched, { one: '# à rapprocher', other: '# à rapprocher' });
  const sentence = t`${fresh} : ${done}, ${left}.`;
  return knownEntries > 0 ? `${sentence} ${known}` : sentence;
}

/** Refusals of a bank file, said to the operator; undefined for those that any page may meet. */
export function importRefusal(failure: unknown): ProblemWords | undefined {
  if (!(failure instanceof ApiProblem)) return undefined;
  const safe = t`Aucune ligne n’a été enregistrée.`;
  switch (failure.kind) {
    case 'bank-file-not-our-account':
      return {
        happened: t`Ce relevé est celui d’un autre compte.`,
        safe,
        todo: t`Exportez le relevé du compte de fonds de tiers, puis déposez-le ici.`,
        canRetry: false,
      };
    case 'bank-file-not-in-euro':
      return {
        happened: t`Ce relevé contient une opération qui n’est pas en euros.`,
        safe,
        todo: t`Le compte de fonds de tiers est en euros : vérifiez le fichier auprès de la banque.`,
        canRetry: false,
      };
    case 'bank-file-not-an-account-statement':
      return {
        happened: t`Ce message de la banque n’est pas un relevé de compte.`,
        safe,
        todo: t`Demandez l’export camt.053 ou CFONB 120 : les avis d’opérés ne font pas foi.`,
        canRetry: false,
      };
    default:
      if (!failure.kind.startsWith('bank-file-') || !failure.title) return undefined;
      return {
        happened: titleOf(failure) ?? failure.title,
        safe,
        todo: t`Demandez à la banque un export camt.053 ou CFONB 120, puis déposez-le ici.`,
        canRetry: false,
      };
  }
}

/** Refusals of the acts on payouts and entries. */
export function bankingRefusal(failure: unknown): ProblemWords | undefined {
  if (!(failure instanceof ApiProblem)) return undefined;
  const safe = t`Aucun argent n’a bougé.`;
  switch (failure.kind) {
    case 'same-person':
      return {
        happened: t`Une autre personne doit approuver ce virement.`,
        safe,
        todo: t`Celle qui le propose ne peut pas l’approuver : c’est la règle des quatre yeux.`,
        canRetry: false,
      };
    case 'conflict':
    case 'already-matched':
    case 'payout-not-proposed':
    case 'payout-not-approved':
    case 'payout-already-sent':
      return {
        happened: t`Une autre personne vient de s’en occuper.`,
        safe,
        todo: t`Fermez cette fenêtre : la liste est à jour.`,
        canRetry: false,
      };
    default:
      return undefined;
  }
}
