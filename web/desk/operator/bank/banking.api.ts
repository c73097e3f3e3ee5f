import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type {
  EntryView,
  ImportResult,
  payoutsPage,
  statementView,
} from '../../../../src/features/banking/banking.contract.ts';
import { api } from '../../../ui/api.ts';

export type PayoutsPage = z.infer<typeof payoutsPage>;
export type StatementView = z.infer<typeof statementView>;
export type Proposal = EntryView['proposals'][number];
/** The case that a person chose for a line of the account. */
export type Chosen = Pick<Proposal, 'caseId' | 'reference' | 'debtorName'>;
export type EntryState = EntryView['state'];

export const payoutsQuery = queryOptions({
  queryKey: ['banking', 'payouts'],
  queryFn: ({ signal }) => api.get<PayoutsPage>('/api/v1/payouts', undefined, signal),
});

export const entriesQuery = (state: EntryState) =>
  queryOptions({
    queryKey: ['banking', 'entries', state],
    queryFn: async ({ signal }) =>
      (await api.get<{ entries: EntryView[] }>('/api/v1/bank-entries', { state }, signal)).entries,
  });

export const statementsQuery = queryOptions({
  queryKey: ['banking', 'statements'],
  queryFn: async ({ signal }) =>
    (await api.get<{ statements: StatementView[] }>('/api/v1/bank-statements', undefined, signal)).statements,
});

/** After money moved: everything shown of it is asked again, and once more when what follows from it in the background is done. */
async function refresh(queries: QueryClient): Promise<void> {
  setTimeout(() => void queries.invalidateQueries({ queryKey: ['banking'] }), 3_000);
  await Promise.all([
    queries.invalidateQueries({ queryKey: ['banking'] }),
    queries.invalidateQueries({ queryKey: ['cases'] }),
  ]);
}

/** The writes on the client-funds account. Each throws `ApiProblem` when refused. */
export function bankingActs(queries: QueryClient) {
  const write = async <T>(path: string, body?: unknown): Promise<T> => {
    const answer = await api.write<T>('POST', path, body ?? {});
    await refresh(queries);
    return answer;
  };
  return {
    importStatement: async (file: File): Promise<ImportResult> => {
      const form = new FormData();
      form.append('file', file);
      const result = await api.upload<ImportResult>('/api/v1/bank-statements', form);
      await refresh(queries);
      return result;
    },
    match: (entryId: string, caseId: string) => write(`/api/v1/bank-entries/${entryId}/match`, { caseId }),
    ignore: (entryId: string, reason: string) => write(`/api/v1/bank-entries/${entryId}/ignore`, { reason }),
    propose: () => write('/api/v1/payouts/propose'),
    approve: (id: string) => write(`/api/v1/payouts/${id}/approve`),
    refuse: (id: string, reason: string) => write(`/api/v1/payouts/${id}/refuse`, { reason }),
    makeBatch: (payoutIds: readonly string[]) => write('/api/v1/payout-batches', { payoutIds }),
  };
}

/** Where the file for the bank is. */
export const batchFile = (id: string) => `/api/v1/payout-batches/${id}/pain001.xml`;
