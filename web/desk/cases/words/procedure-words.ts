import { t } from '@lingui/core/macro';

/** The insolvency proceedings of a debtor, as a title. */
export function procedureWords(procedure: string): string {
  switch (procedure) {
    case 'sauvegarde':
      return t`Le débiteur est en sauvegarde`;
    case 'redressement':
      return t`Le débiteur est en redressement judiciaire`;
    case 'liquidation':
      return t`Le débiteur est en liquidation judiciaire`;
    default:
      return t`Le débiteur est en procédure collective`;
  }
}
