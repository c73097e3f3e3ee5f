import { queryOptions } from '@tanstack/react-query';
import type { DashboardView } from '../../../src/features/reporting/reporting.contract.ts';
import { api } from '../../ui/api.ts';

export const dashboardQuery = queryOptions({
  queryKey: ['dashboard'],
  queryFn: ({ signal }) => api.get<DashboardView>('/api/v1/dashboard', undefined, signal),
});
