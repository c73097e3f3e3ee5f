import { t } from '@lingui/core/macro';
import type { CaseView } from '../../../../src/features/cases/cases.contract.ts';

type Reason = CaseView['holds'][number]['reason'];
export type Answer = 'maintained' | 'not-received' | 'received' | 'accepted' | 'ended';

/** The answers that fit each reason, as the server allows them. */
export function answersFor(reason: Reason | undefined): Answer[] {
  switch (reason) {
    case 'dispute':
      return ['maintained', 'accepted', 'received'];
    case 'claimed-paid':
      return ['received', 'not-received', 'accepted'];
    case 'promise':
    case 'pause':
      return ['ended', 'received'];
    default:
      return [];
  }
}

/** What an answer is called, and what it will do, to whom, when. */
export function answerWords(reason: Reason, answer: Answer, debtor: string): { label: string; effect: string } {
  switch (answer) {
    case 'maintained':
      return {
        label: t`La facture est juste`,
        effect: t`Les relances reprennent où elles en étaient, au plus tôt le prochain jour permis.`,
      };
    case 'accepted':
      return reason === 'dispute'
        ? { label: t`${debtor} a raison`, effect: t`Le dossier est clos aujourd’hui ; plus rien n’est réclamé.` }
        : { label: t`Je le tiens pour payé`, effect: t`Le dossier est clos aujourd’hui, sans paiement enregistré.` };
    case 'received':
      return {
        label: t`L’argent est arrivé chez moi`,
        effect: t`Le paiement est compté ; s’il couvre tout, le dossier se clôt et ${debtor} est remercié.`,
      };
    case 'not-received':
      return {
        label: t`Rien n’est arrivé`,
        effect: t`Les relances reprennent ; le prochain message le dira sans reproche.`,
      };
    case 'ended':
      return reason === 'pause'
        ? { label: t`Reprendre les relances`, effect: t`Le plan reprend, au plus tôt le prochain jour permis.` }
        : { label: t`Ne plus attendre`, effect: t`Les relances reprennent avant la date promise.` };
  }
}
