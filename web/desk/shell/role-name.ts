import { useLingui } from '@lingui/react/macro';
import type { MeView } from '../../../src/features/tenancy/tenancy.contract.ts';

/** The role in words. */
export function useRoleName(): (role: MeView['role']) => string {
  const { t } = useLingui();
  return (role) => {
    if (role === 'owner') return t`propriétaire`;
    if (role === 'manager') return t`gestionnaire`;
    return role === 'reader' ? t`lecture seule` : t`sans organisation`;
  };
}
