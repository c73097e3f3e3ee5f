import { queryOptions } from '@tanstack/react-query';
import type { TodayView } from '../../../src/features/reporting/reporting.contract.ts';
import { api } from '../../ui/api.ts';

export const todayQuery = queryOptions({
  queryKey: ['today'],
  queryFn: ({ signal }) => api.get<TodayView>('/api/v1/today', undefined, signal),
});
