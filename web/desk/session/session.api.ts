import { queryOptions, useQuery } from '@tanstack/react-query';
import type { MeView } from '../../../src/features/tenancy/tenancy.contract.ts';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import { ApiProblem, api } from '../../ui/api.ts';

/** Who is signed in, in which organisation, and what day it is here; null when nobody is. */
export const meQuery = queryOptions<MeView | null>({
  queryKey: ['me'],
  staleTime: 60_000,
  // In the demonstration, another person may move the clock: everyone sees the new day within half a minute.
  refetchInterval: ({ state }) => (state.data?.mode === 'demonstration' ? 30_000 : false),
  queryFn: async ({ signal }): Promise<MeView | null> => {
    try {
      return await api.get<MeView>('/api/v1/me', undefined, signal);
    } catch (failure) {
      if (failure instanceof ApiProblem && failure.status === 401) return null;
      throw failure;
    }
  },
});

export function useMe(): MeView {
  const { data } = useQuery(meQuery);
  if (!data) throw new Error('a screen of the desk was shown to nobody');
  return data;
}

/** The day it is for the application: in the demonstration, not the day of the computer. */
export function useToday(): CivilDate {
  return useMe().today as CivilDate;
}

export type Ability = 'read' | 'manage' | 'own' | 'operate';

/** May the person do this? The server decides; the desk only hides what would be refused. */
export function useCan(ability: Ability): boolean {
  const { role, user } = useMe();
  if (ability === 'operate') return user.isOperator;
  if (ability === 'own') return role === 'owner';
  if (ability === 'manage') return role === 'owner' || role === 'manager';
  return role !== null;
}

/** Where the caller reads from: an operator has addresses of its own, over all organisations. */
export function useReadRoot(): string {
  const { role, user } = useMe();
  return role === null && user.isOperator ? '/api/v1/operator' : '/api/v1';
}
