import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type { ibanView, OrganisationInput, OrganisationView } from '../../../src/features/tenancy/tenancy.contract.ts';
import { parseIban } from '../../../src/kernel/iban.ts';
import { api } from '../../ui/api.ts';
import { meQuery } from '../session/session.api.ts';

type IbanView = z.infer<typeof ibanView>;

/** The bank of an IBAN as it is typed; asks only when its key is right. */
export function useIban(typed: string) {
  const iban = parseIban(typed);
  const known = iban.refused ? undefined : iban.value;
  return useQuery({
    queryKey: ['iban', known],
    enabled: known !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => api.get<IbanView>(`/api/v1/ibans/${known}`, undefined, signal),
  });
}

/** Creates the organisation, or completes it; then who I am is asked again. */
export function useSaveOrganisation(exists: boolean) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: OrganisationInput) =>
      exists
        ? api.write<OrganisationView>('PATCH', '/api/v1/organisation', input)
        : api.write<OrganisationView>('POST', '/api/v1/organisations', input),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: meQuery.queryKey });
    },
  });
}
