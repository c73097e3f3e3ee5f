import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { clockView } from '../../../src/features/reporting/reporting.contract.ts';
import { api } from '../../ui/api.ts';

export type ClockView = z.infer<typeof clockView>;

/** The clock of the demonstration; asked again every second while it moves. */
export const clockQuery = queryOptions({
  queryKey: ['clock'],
  queryFn: ({ signal }) => api.get<ClockView>('/api/v1/clock', undefined, signal),
  refetchInterval: ({ state }) => (state.data?.moving ? 900 : false),
});

export function moveClock(to: Date): Promise<ClockView> {
  return api.write<ClockView>('POST', '/api/v1/clock', { to: to.toISOString() });
}
