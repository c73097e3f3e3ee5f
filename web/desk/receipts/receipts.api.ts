import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { receiptsView } from '../../../src/features/reporting/reporting.contract.ts';
import { api } from '../../ui/api.ts';

export type ReceiptsView = z.infer<typeof receiptsView>;
export type Receipt = ReceiptsView['receipts'][number];
export type CreditorPayout = ReceiptsView['payouts'][number];

export const receiptsQuery = queryOptions({
  queryKey: ['receipts'],
  queryFn: ({ signal }) => api.get<ReceiptsView>('/api/v1/receipts', undefined, signal),
});
