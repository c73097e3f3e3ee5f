import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CaseView, MessageView, PlannedStep, StepPreview } from '../../../src/features/cases/cases.contract.ts';
import { api } from '../../ui/api.ts';
import { useReadRoot } from '../session/session.api.ts';

const caseOptions = (id: string, root = '/api/v1') =>
  queryOptions({
    queryKey: ['case', id],
    queryFn: ({ signal }) => api.get<CaseView>(`${root}/cases/${id}`, undefined, signal),
  });

/** Nothing is owed and the case is still open: its closing, which follows the payment by a moment, is awaited for half a minute. */
const AWAITED = 20;

export function useCase(id: string) {
  const root = useReadRoot();
  return useQuery({
    ...caseOptions(id, root),
    refetchInterval: ({ state }) =>
      state.data && state.data.owed.totalCents <= 0 && !state.data.closedOn && state.dataUpdateCount < AWAITED
        ? 1_500
        : false,
  });
}

/** Does something to a case: the answer is the case as it then stands, and what lists know of it is asked again. */
export function useCaseAct(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ path, body, method = 'POST' }: { path: string; body?: unknown; method?: 'POST' | 'PATCH' }) =>
      api.write<CaseView>(method, `/api/v1/cases/${id}/${path}`, body),
    onSuccess: (view) => {
      queries.setQueryData(caseOptions(id).queryKey, view);
      // What follows from the act (a journal line, a closing) is written a moment after it.
      setTimeout(() => void queries.invalidateQueries({ queryKey: caseOptions(id).queryKey }), 1_500);
      for (const name of ['cases', 'today', 'dashboard', 'receipts', 'debtors', 'step-preview']) {
        void queries.invalidateQueries({ queryKey: [name] });
      }
    },
  });
}

export function useMessage(caseId: string, messageId: string) {
  const root = useReadRoot();
  return useQuery({
    queryKey: ['message', caseId, messageId],
    queryFn: ({ signal }) => api.get<MessageView>(`${root}/cases/${caseId}/messages/${messageId}`, undefined, signal),
  });
}

/** A planned message as it would leave today. */
export type DraftMessage = StepPreview['messages'][number];

export function useStepPreview(caseId: string, step: PlannedStep['step']) {
  const root = useReadRoot();
  return useQuery({
    queryKey: ['step-preview', caseId, step],
    staleTime: 60_000,
    retry: false,
    queryFn: async ({ signal }) =>
      (await api.get<StepPreview>(`${root}/cases/${caseId}/steps/${step}/preview`, undefined, signal)).messages,
  });
}
