/**
 * Why an invoice is disputed: the reason codes of status 207 « En litige » of the French electronic-invoicing reform (XP Z12-012,
 * annexe A), so that what a debtor says here and what its platform says are one vocabulary. In the order of the form.
 */
export const disputeReasons = {
  denied: ['DEST_ERR', 'DEST_INC', 'EMMET_INC', 'TRANSAC_INC', 'DOUBLON', 'DOUBLE_FACT', 'CONTRAT_TERM'],
  service: ['LIVR_INCOMP', 'QTE_ERR', 'ART_ERR', 'QUALITE_ERR', 'NON_CONFORME'],
  amount: ['PU_ERR', 'REM_ERR', 'TX_TVA_ERR', 'CALCUL_ERR', 'MONTANTTOTAL_ERR'],
  paperwork: [
    'CMD_ERR',
    'REF_CT_ABSENT',
    'REF_ERR',
    'ADR_ERR',
    'SIRET_ERR',
    'CODE_ROUTAGE_ERR',
    'COORD_BANC_ERR',
    'MODPAI_ERR',
  ],
  other: ['AUTRE'],
} as const;

export type DisputeCode = (typeof disputeReasons)[keyof typeof disputeReasons][number];

const codes: ReadonlySet<string> = new Set(Object.values(disputeReasons).flat());

export function isDisputeCode(text: string): text is DisputeCode {
  return codes.has(text);
}
