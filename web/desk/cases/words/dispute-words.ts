import { t } from '@lingui/core/macro';

/** The reasons of a dispute, by the codes of the electronic invoicing reform (XP Z12-012, status 207), in words. */
export function disputeWords(code: string): string {
  switch (code) {
    case 'COORD_BANC_ERR':
      return t`Les coordonnées bancaires sont fausses`;
    case 'TX_TVA_ERR':
      return t`Le taux de TVA est faux`;
    case 'MONTANTTOTAL_ERR':
      return t`Le montant total est faux`;
    case 'CALCUL_ERR':
      return t`Le calcul est faux`;
    case 'NON_CONFORME':
      return t`La facture n’est pas conforme`;
    case 'DOUBLON':
      return t`La facture a déjà été reçue`;
    case 'DEST_INC':
      return t`Le destinataire est inconnu`;
    case 'DEST_ERR':
      return t`Ce n’est pas le bon destinataire`;
    case 'TRANSAC_INC':
      return t`L’opération est inconnue`;
    case 'EMMET_INC':
      return t`L’émetteur est inconnu`;
    case 'CONTRAT_TERM':
      return t`Le contrat est terminé`;
    case 'DOUBLE_FACT':
      return t`La prestation est facturée deux fois`;
    case 'CMD_ERR':
      return t`Le numéro de commande est faux ou manque`;
    case 'ADR_ERR':
      return t`L’adresse est fausse`;
    case 'SIRET_ERR':
      return t`Le SIRET est faux ou manque`;
    case 'CODE_ROUTAGE_ERR':
      return t`Le code de routage est faux ou manque`;
    case 'REF_CT_ABSENT':
      return t`La référence du contrat manque`;
    case 'REF_ERR':
      return t`Une référence est fausse`;
    case 'PU_ERR':
      return t`Un prix unitaire est faux`;
    case 'REM_ERR':
      return t`Une remise est fausse ou manque`;
    case 'QTE_ERR':
      return t`Une quantité facturée est fausse`;
    case 'ART_ERR':
      return t`Un article facturé est faux`;
    case 'MODPAI_ERR':
      return t`Les modalités de paiement sont fausses`;
    case 'QUALITE_ERR':
      return t`La qualité n’est pas celle qui était convenue`;
    case 'LIVR_INCOMP':
      return t`La livraison est incomplète`;
    default:
      return t`Une autre raison`;
  }
}

const paperwork = new Set([
  'COORD_BANC_ERR',
  'SIRET_ERR',
  'REF_ERR',
  'REF_CT_ABSENT',
  'CMD_ERR',
  'CODE_ROUTAGE_ERR',
  'ADR_ERR',
  'MODPAI_ERR',
]);
const denied = new Set(['DOUBLON', 'DOUBLE_FACT', 'DEST_INC', 'DEST_ERR', 'TRANSAC_INC', 'EMMET_INC', 'CONTRAT_TERM']);

/** What to do first about a dispute, by its family: papers to mend, an amount or a performance to discuss, a debt denied. */
export function disputeAdvice(code: string): string {
  if (paperwork.has(code))
    return t`C’est souvent un papier à corriger : envoyez la facture rectifiée, et répondez ici.`;
  if (denied.has(code))
    return t`La dette elle-même est niée : réunissez la commande et la preuve de la prestation avant de répondre.`;
  if (code === 'AUTRE') return t`Lisez ce que le débiteur écrit, et répondez-lui sur le fond.`;
  return t`Le montant ou la prestation est en cause : vérifiez, faites un avoir si le débiteur a raison en partie, et répondez.`;
}
