import { t } from '@lingui/core/macro';
import type { CaseView } from '../../../../src/features/cases/cases.contract.ts';

/** What a call gave. */
export function callOutcomeWords(outcome: string): string {
  switch (outcome) {
    case 'reached':
      return t`joint`;
    case 'voicemail':
      return t`répondeur`;
    case 'no-answer':
      return t`pas de réponse`;
    case 'wrong-number':
      return t`mauvais numéro`;
    case 'promise':
      return t`promet de payer`;
    case 'dispute':
      return t`n’est pas d’accord`;
    case 'claims-paid':
      return t`dit avoir payé`;
    case 'callback':
      return t`à rappeler`;
    default:
      return outcome;
  }
}

/** Why a case is closed. */
export function closedWords(reason: string): string {
  switch (reason) {
    case 'paid':
      return t`tout est payé`;
    case 'abandoned':
      return t`vous y avez renoncé`;
    case 'settled':
      return t`réglé entre vous`;
    case 'error':
      return t`ouvert par erreur`;
    case 'uncollectible':
      return t`irrécouvrable`;
    case 'debtor-right':
      return t`le débiteur avait raison`;
    case 'import-undone':
      return t`sa liste a été annulée`;
    default:
      return reason;
  }
}

/** How a stop of the reminders ended. */
export function holdEndWords(reason: string, outcome: string): string {
  switch (`${reason}:${outcome}`) {
    case 'promise:broken':
      return t`Promesse non tenue`;
    case 'promise:kept':
      return t`Promesse tenue`;
    case 'promise:ended':
      return t`Promesse levée`;
    case 'dispute:maintained':
      return t`Contestation écartée, la facture est maintenue`;
    case 'dispute:accepted':
      return t`Contestation acceptée`;
    case 'claimed-paid:not-received':
      return t`Paiement non retrouvé, les relances reprennent`;
    case 'claimed-paid:accepted':
      return t`Paiement admis`;
    case 'pause:over':
    case 'pause:ended':
      return t`Fin de la suspension`;
    default:
      return outcome === 'received' ? t`Paiement retrouvé` : t`Arrêt des relances levé`;
  }
}

/** Where the post says a letter is. */
export function postalWords(state: string): string {
  switch (state) {
    case 'accepted':
      return t`confiée à La Poste`;
    case 'printed':
      return t`imprimée`;
    case 'in-transit':
      return t`en chemin`;
    case 'delivered':
      return t`distribuée`;
    case 'refused':
      return t`refusée par le destinataire`;
    case 'unclaimed':
      return t`non réclamée`;
    case 'returned':
      return t`revenue à l’expéditeur`;
    case 'rejected':
      return t`rejetée à l’envoi`;
    default:
      return state;
  }
}

/** Where a message is. */
export function messageStateWords(message: CaseView['messages'][number]): string {
  if (message.postalState && message.state !== 'failed') return postalWords(message.postalState);
  switch (message.state) {
    case 'queued':
    case 'sending':
      return t`en partance`;
    case 'sent':
      return t`parti`;
    case 'delivered':
      return t`remis`;
    case 'failed':
      return t`n’a pas pu partir`;
    case 'cancelled':
      return t`retenu`;
  }
}

/** Where a payout to the creditor is. */
export function payoutWords(state: string): string {
  switch (state) {
    case 'proposed':
      return t`préparé, à approuver par une seconde personne`;
    case 'approved':
      return t`approuvé, part avec le prochain ordre de virement`;
    case 'sent':
      return t`envoyé à la banque`;
    case 'executed':
      return t`sur votre compte`;
    case 'refused':
      return t`refusé, à reprendre`;
    default:
      return state;
  }
}

/** What a document is. */
export function documentWords(kind: string): string {
  switch (kind) {
    case 'invoice':
    case 'deposit':
      return t`Facture`;
    case 'letter':
      return t`Lettre envoyée`;
    case 'evidence':
    case 'debtor-file':
      return t`Pièce du débiteur`;
    default:
      return t`Pièce`;
  }
}
