import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import type { CompanyView } from '../../../../src/features/companies/companies.contract.ts';
import { parseSiren } from '../../../../src/kernel/siren.ts';
import { api } from '../../../ui/api.ts';

const companyOptions = (siren: string | undefined) =>
  queryOptions({
    queryKey: ['company', siren],
    enabled: siren !== undefined,
    staleTime: 3_600_000,
    queryFn: ({ signal }) => api.get<CompanyView>(`/api/v1/companies/${siren}`, undefined, signal),
  });

/** What the public register knows of a SIREN as it is typed; asks only when its key is right. */
export function useCompany(typed: string) {
  const siren = parseSiren(typed);
  return useQuery(companyOptions(siren.refused ? undefined : siren.value));
}

/** Companies of the register by name or number; nothing is asked below three characters. */
export function useCompanySearch(words: string) {
  const q = words.trim();
  return useQuery({
    queryKey: ['companies', q],
    enabled: q.length >= 3,
    staleTime: 600_000,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) =>
      (await api.get<{ companies: CompanyView[] }>('/api/v1/companies', { q }, signal)).companies,
  });
}
