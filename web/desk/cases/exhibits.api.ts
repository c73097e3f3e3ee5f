import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type {
  AcceptExhibitInput,
  CaseExhibits,
  ExhibitFields,
  ExhibitMessage,
} from '../../../src/features/exhibits/exhibits.contract.ts';
import { api, withQuery } from '../../ui/api.ts';

export type { CaseExhibits, ExhibitFields };
export type Exhibit = CaseExhibits['exhibits'][number];
export type FileState = CaseExhibits['completeness']['items'][number];

export const exhibitsQuery = (caseId: string, root: string) =>
  queryOptions({
    queryKey: ['exhibits', caseId],
    queryFn: ({ signal }) => api.get<CaseExhibits>(`${root}/cases/${caseId}/exhibits`, undefined, signal),
  });

/** A message of the file, as plain text. */
export const exhibitMessageQuery = (caseId: string, exhibitId: string, root: string) =>
  queryOptions({
    queryKey: ['exhibit-message', exhibitId],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) =>
      api.get<ExhibitMessage>(`${root}/cases/${caseId}/exhibits/${exhibitId}/message`, undefined, signal),
  });

/** Adds, accepts or withdraws an exhibit: the answer is the file as it then stands. */
export function useExhibitActs(caseId: string) {
  const queries = useQueryClient();
  const onSuccess = (file: CaseExhibits) => {
    queries.setQueryData(['exhibits', caseId], file);
    void queries.invalidateQueries({ queryKey: ['case', caseId] });
    void queries.invalidateQueries({ queryKey: ['today'] });
  };
  const add = useMutation({
    mutationFn: ({ file, fields }: { file: File; fields: ExhibitFields }) => {
      const form = new FormData();
      form.append('file', file);
      return api.upload<CaseExhibits>(withQuery(`/api/v1/cases/${caseId}/exhibits`, { ...fields }), form);
    },
    onSuccess,
  });
  const accept = useMutation({
    mutationFn: ({ id, ...input }: { id: string } & AcceptExhibitInput) =>
      api.write<CaseExhibits>('POST', `/api/v1/cases/${caseId}/exhibits/${id}/accept`, input),
    onSuccess,
  });
  const withdraw = useMutation({
    mutationFn: (id: string) => api.write<CaseExhibits>('DELETE', `/api/v1/cases/${caseId}/exhibits/${id}`),
    onSuccess,
  });
  return { add: add.mutateAsync, accept, withdraw: withdraw.mutateAsync };
}
