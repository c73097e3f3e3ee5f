import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { ibanView, OrganisationInput, OrganisationView } from '../../../src/features/tenancy/tenancy.contract.ts';
import { api } from '../../ui/api.ts';

export const ibanQuery = (iban: string) =>
  queryOptions({
    queryKey: ['iban', iban],
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => api.get<z.infer<typeof ibanView>>(`/api/v1/ibans/${iban}`, undefined, signal),
  });

export function saveOrganisation(changes: OrganisationInput): Promise<OrganisationView> {
  return api.write<OrganisationView>('PATCH', '/api/v1/organisation', changes);
}
