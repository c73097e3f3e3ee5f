import { Trans, useLingui } from '@lingui/react/macro';
import { UnstyledButton } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { demonstrationAccount } from '../../../src/features/tenancy/tenancy.contract.ts';
import { ApiProblem, api } from '../../ui/api.ts';
import classes from './sign-in.module.css';

export type DemonstrationAccount = z.infer<typeof demonstrationAccount>;

/** The accounts that anyone may try; none outside the demonstration. */
const accountsQuery = queryOptions({
  queryKey: ['demonstration-accounts'],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: async ({ signal }): Promise<DemonstrationAccount[]> => {
    try {
      const path = '/api/v1/demonstration/accounts';
      return (await api.get<{ accounts: DemonstrationAccount[] }>(path, undefined, signal)).accounts;
    } catch (failure) {
      if (failure instanceof ApiProblem && failure.status < 500) return [];
      throw failure;
    }
  },
});

/** In the demonstration: who one can be, filled in at a click. */
export function DemonstrationAccounts({ onChoose }: { onChoose: (account: DemonstrationAccount) => void }) {
  const { t } = useLingui();
  const { data = [] } = useQuery(accountsQuery);
  // The server names the roles in French.
  const roles: Record<string, string> = {
    'Créancier, propriétaire': t`Créancier, propriétaire`,
    'Créancier, gestionnaire': t`Créancier, gestionnaire`,
    'Créancier, lecture seule (comptable)': t`Créancier, lecture seule (comptable)`,
    Opérateur: t`Opérateur`,
    'Opérateur (seconde signature)': t`Opérateur (seconde signature)`,
  };
  if (data.length === 0) return null;
  return (
    <section className={classes.accounts} aria-labelledby="demonstration-accounts">
      <h2 id="demonstration-accounts" className={classes.accountsTitle}>
        <Trans>Démonstration : entrez comme…</Trans>
      </h2>
      <ul className={classes.accountList}>
        {data.map((account) => (
          <li key={account.email}>
            <UnstyledButton className={classes.account} onClick={() => onChoose(account)}>
              <span>{account.name}</span>
              <span>{roles[account.role] ?? account.role}</span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
