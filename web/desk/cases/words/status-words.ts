import { t } from '@lingui/core/macro';
import type { StatusView } from '../../../../src/features/invoice-statuses/invoice-statuses.contract.ts';
import type { Tone } from '../../../ui/story/state-tag.tsx';

/** What a status of the electronic invoice did to the case, in a sentence with its tone. */
export function statusEffectWords(effect: string): { tone: Tone; words: string } {
  switch (effect as StatusView['effect']) {
    case 'recorded':
      return { tone: 'plain', words: t`Gardé comme preuve.` };
    case 'waiting':
      return { tone: 'plain', words: t`Attend que la facture soit déposée.` };
    case 'disputed':
      return { tone: 'watch', words: t`A ouvert la contestation : rien ne part.` };
    case 'refused':
      return { tone: 'watch', words: t`Facture refusée : rien ne part.` };
    case 'suspended':
      return { tone: 'watch', words: t`L’acheteur attend une pièce : les relances sont suspendues.` };
    case 'dispute-lifted':
      return { tone: 'good', words: t`A levé ce qui arrêtait les relances.` };
    case 'payment-announced':
      return { tone: 'act', words: t`Paiement annoncé : le virement a cinq jours pour arriver.` };
    case 'cashed':
      return { tone: 'good', words: t`Compté comme payé chez vous.` };
    case 'factored':
      return { tone: 'harm', words: t`Créance cédée : vous ne pouvez plus la réclamer.` };
    case 'factoring-ended':
      return { tone: 'good', words: t`La créance vous est revenue.` };
    case 'not-delivered':
      return { tone: 'harm', words: t`Le débiteur ne l’a pas reçue : redéposez-la avant de relancer.` };
    case 'cancelled':
      return { tone: 'watch', words: t`Facture annulée : les relances sont suspendues.` };
    case 'not-ours':
      return { tone: 'plain', words: t`Facture d’un autre émetteur : sans effet ici.` };
    case 'already-so':
      return { tone: 'plain', words: t`Le dossier le savait déjà.` };
  }
}

/** « 207 En litige » */
export function statusTitle({ status, label }: { status: string; label: string }): string {
  return `${status} ${label}`;
}
