import { t } from '@lingui/core/macro';
import type { MergePreview, MergeProposal } from '../../../src/features/debtor-merges/debtor-merges.contract.ts';
import { ApiProblem } from '../../ui/api.ts';
import type { ProblemWords } from '../../ui/states/problem-words.ts';
import { toldApartNames } from './told-apart-names.ts';

/** Why two debtors look like one. */
export function reasonWords(reason: MergeProposal['reasons'][number]): string {
  switch (reason) {
    case 'same-name':
      return t`même nom, aux accents et aux majuscules près`;
    case 'same-name-but-form':
      return t`même nom, sans la forme juridique ni la civilité`;
    case 'other-order':
      return t`mêmes mots du nom, dans un autre ordre`;
    case 'other-spacing':
      return t`même nom, écrit en un ou plusieurs mots`;
    case 'initials':
      return t`même nom, avec des initiales`;
    case 'one-letter-off':
      return t`nom à une lettre près`;
    case 'plural':
      return t`même nom, au pluriel ou au singulier`;
    case 'same-email':
      return t`même adresse électronique`;
    case 'same-phone':
      return t`même téléphone`;
    case 'same-address':
      return t`même adresse postale`;
    case 'same-postcode':
      return t`même code postal`;
  }
}

/** What to look at before saying that they are one. */
export function warningWords(warning: MergePreview['warnings'][number]): string {
  switch (warning) {
    case 'individual-and-company':
      return t`L’un est un particulier, l’autre une entreprise. Devant la loi ce sont deux débiteurs, sauf si cette personne exerce en entreprise individuelle ou si la fiche sans SIREN a été mal remplie. Les factures déjà déposées gardent leurs règles de calcul.`;
    case 'two-places':
      return t`Ils ont deux adresses différentes. Les lettres partiront à celle du débiteur gardé.`;
    case 'several-companies':
      return t`Plusieurs de vos entreprises clientes portent ce nom : vérifiez laquelle doit cette facture.`;
  }
}

/** The names of two debtors, told apart when they are the same. */
export function pairNames(kept: MergePreview['kept'], gone: MergePreview['gone']): [string, string] {
  const words = { noSiren: t`sans SIREN`, noAddress: t`sans adresse`, noEmail: t`sans adresse électronique` };
  return toldApartNames(kept, gone, words);
}

/** Why a merge or its undoing is refused, and what to do. */
export function mergeRefusal(failure: unknown): ProblemWords | undefined {
  if (!(failure instanceof ApiProblem)) return undefined;
  const safe = t`Rien n’a changé.`;
  switch (failure.kind) {
    case 'message-leaving':
    case 'message-in-hand':
      return {
        happened: t`Un message à ce débiteur est en train de partir.`,
        safe,
        todo: t`Réessayez dans quelques minutes.`,
        canRetry: true,
      };
    case 'debtor-already-merged':
      return {
        happened: t`L’un des deux vient d’être réuni avec un autre.`,
        safe,
        todo: t`Rechargez la page.`,
        canRetry: false,
      };
    case 'merge-already-undone':
      return { happened: t`Cette fusion est déjà défaite.`, safe, todo: t`Rechargez la page.`, canRetry: false };
    case 'merged-again': {
      const { keptName, laterName } = failure.facts;
      return {
        happened: t`Depuis, « ${String(keptName)} » a été réuni avec « ${String(laterName)} ».`,
        safe,
        todo: t`Défaites d’abord cette fusion-là, puis celle-ci.`,
        canRetry: false,
      };
    }
    default:
      return failure.status < 500 && failure.title
        ? { happened: failure.title, safe, todo: '', canRetry: false }
        : undefined;
  }
}
