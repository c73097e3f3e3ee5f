import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  MergePreview,
  MergeProposals,
  MergesView,
} from '../../../src/features/debtor-merges/debtor-merges.contract.ts';
import { api } from '../../ui/api.ts';

const PROPOSALS = '/api/v1/debtors/merge-proposals';
const MERGES = '/api/v1/debtors/merges';

/** The debtors that may be one; with an import, those that concern what it wrote. */
export function useMergeProposals(importId?: string) {
  return useQuery({
    queryKey: ['merge-proposals', importId ?? ''],
    staleTime: 60_000,
    queryFn: ({ signal }) => api.get<MergeProposals>(PROPOSALS, { importId }, signal),
  });
}

export function useMerges() {
  return useQuery({
    queryKey: ['merges'],
    queryFn: ({ signal }) => api.get<MergesView>(MERGES, undefined, signal),
  });
}

/** What the merge of these two would do now. */
export function useMergePreview(pair: { keptId: string; goneId: string }) {
  return useQuery({
    queryKey: ['merge-preview', pair.keptId, pair.goneId],
    gcTime: 0,
    queryFn: () => api.write<MergePreview>('POST', `${MERGES}/preview`, pair),
  });
}

/** What a person may do about two debtors; nearly every screen shows debtors, so all are asked again. */
export function useMergeActs() {
  const queries = useQueryClient();
  const onSuccess = () => queries.invalidateQueries();
  return {
    merge: useMutation({
      mutationFn: (input: { keptId: string; goneId: string; warningsRead: boolean }) =>
        api.write('POST', MERGES, input),
      onSuccess,
    }),
    undo: useMutation({
      mutationFn: (mergeId: string) => api.write('POST', `${MERGES}/${mergeId}/undo`, {}),
      onSuccess,
    }),
    tellApart: useMutation({
      mutationFn: (pair: { firstId: string; secondId: string }) => api.write('POST', `${PROPOSALS}/apart`, pair),
      onSuccess,
    }),
    proposeAgain: useMutation({
      mutationFn: (pair: { firstId: string; secondId: string }) => api.write('POST', `${PROPOSALS}/again`, pair),
      onSuccess,
    }),
  };
}
