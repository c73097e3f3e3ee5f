import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { organisationRow, outboxItemView } from '../../../src/features/reporting/reporting.contract.ts';
import { api } from '../../ui/api.ts';

export type OutboxItem = z.infer<typeof outboxItemView>;
export type OutboxChannel = OutboxItem['channel'];

const PAGE = 100;

export const outboxQuery = (channel: string | undefined, q: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['outbox', channel ?? '', q ?? ''],
    initialPageParam: 0,
    queryFn: async ({ pageParam, signal }) =>
      (await api.get<{ items: OutboxItem[] }>('/api/v1/outbox', { channel, q, limit: PAGE, offset: pageParam }, signal))
        .items,
    getNextPageParam: (last, pages) => (last.length < PAGE ? undefined : pages.length * PAGE),
  });

export const outboxItemQuery = (id: string) =>
  queryOptions({
    queryKey: ['outbox-item', id],
    queryFn: ({ signal }) => api.get<OutboxItem>(`/api/v1/outbox/${id}`, undefined, signal),
  });

export type FollowedOrganisation = z.infer<typeof organisationRow>;

export const organisationsQuery = queryOptions({
  queryKey: ['organisations'],
  queryFn: async ({ signal }) =>
    (await api.get<{ organisations: FollowedOrganisation[] }>('/api/v1/operator/organisations', undefined, signal))
      .organisations,
});
