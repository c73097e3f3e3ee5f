import { t } from '@lingui/core/macro';
import type { DashboardView } from '../../../src/features/reporting/reporting.contract.ts';

type Wrong = DashboardView['wentWrong'][number];

const fact = (wrong: Wrong, name: string) => {
  const value = wrong.data[name];
  return typeof value === 'string' ? value : '';
};

/** What went wrong on a case, and what to do about it. */
export function wrongWords(wrong: Wrong): { happened: string; todo: string } {
  if (wrong.kind === 'message-failed') {
    const channel = fact(wrong, 'channel');
    if (channel === 'sms') return { happened: t`Un SMS n’a pas pu être remis`, todo: t`Vérifiez le numéro de mobile.` };
    if (channel === 'letter' || channel === 'registered-letter')
      return { happened: t`Une lettre n’a pas pu partir`, todo: t`Vérifiez l’adresse postale.` };
    return { happened: t`Un courriel n’a pas pu être remis`, todo: t`Demandez une autre adresse électronique.` };
  }
  if (wrong.kind === 'hold-ended')
    return { happened: t`Une promesse n’a pas été tenue`, todo: t`Les relances ont repris ; un appel peut aider.` };
  if (wrong.kind === 'letter-moved') {
    const state = fact(wrong, 'state');
    if (state === 'unclaimed')
      return {
        happened: t`Un recommandé n’a pas été réclamé`,
        todo: t`L’avis de la Poste est gardé au dossier. Essayez par téléphone.`,
      };
    if (state === 'refused')
      return {
        happened: t`Un recommandé a été refusé`,
        todo: t`La preuve du refus est gardée au dossier. Essayez par téléphone.`,
      };
    return {
      happened: t`Une lettre est revenue à l’expéditeur`,
      todo: t`L’adresse n’est plus bonne : cherchez la nouvelle avant d’aller plus loin.`,
    };
  }
  return { happened: t`Une étape n’a pas pu se faire`, todo: t`Ouvrez le dossier pour voir pourquoi et la reprendre.` };
}
