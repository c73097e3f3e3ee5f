import { keepPreviousData, queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type {
  CasePreview,
  casePreviewInput,
  OpenCaseInput,
  openedCase,
} from '../../../src/features/cases/cases.contract.ts';
import type { DepositView } from '../../../src/features/claims/claims.contract.ts';
import { ApiProblem, api } from '../../ui/api.ts';

export type PreviewInput = z.infer<typeof casePreviewInput>;
type OpenedCase = z.infer<typeof openedCase>;

const depositOptions = (id: string | undefined) =>
  queryOptions({
    queryKey: ['deposit', id],
    enabled: id !== undefined,
    staleTime: 600_000,
    queryFn: ({ signal }) => api.get<DepositView>(`/api/v1/deposits/${id}`, undefined, signal),
  });

export function useDeposit(id: string | undefined) {
  return useQuery({
    ...depositOptions(id),
    // The pictures of a scan are recognised while the person types: asked again until it is done.
    refetchInterval: ({ state }) => (state.data?.beingRead ? 1500 : false),
  });
}

/** Sends a file, telling how far it got; the answer is what was read in it. */
export function useUpload(onProgress: (share: number) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (file: File) => sendFile(file, onProgress),
    onSuccess: (deposit) => queries.setQueryData(depositOptions(deposit.id).queryKey, deposit),
  });
}

/** `fetch` does not tell how much has been sent; XMLHttpRequest does. Rejects with `ApiProblem`. */
export function sendFile(file: File, onProgress: (share: number) => void): Promise<DepositView> {
  const form = new FormData();
  form.append('file', file, file.name);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/api/v1/deposits');
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('x-recouvrance', '1');
    request.responseType = 'json';
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    request.onerror = () => reject(new ApiProblem(0, {}));
    request.onload = () => {
      const body: unknown = request.response;
      const facts = typeof body === 'object' && body !== null ? { ...body } : {};
      if (request.status >= 200 && request.status < 300) resolve(body as DepositView);
      else reject(new ApiProblem(request.status, facts));
    };
    request.send(form);
  });
}

/** What is owed, what will happen and what it costs, computed again each time the form settles. */
export function usePreview(input: PreviewInput | undefined) {
  return useQuery({
    queryKey: ['case-preview', input],
    enabled: input !== undefined,
    staleTime: 60_000,
    retry: false,
    placeholderData: keepPreviousData,
    queryFn: () => api.write<CasePreview>('POST', '/api/v1/cases/preview', input),
  });
}

export function useOpenCase() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: OpenCaseInput) => api.write<OpenedCase>('POST', '/api/v1/cases', input),
    onSuccess: async () => {
      const changed = ['cases', 'today', 'dashboard', 'deposit'];
      await Promise.all(changed.map((name) => queries.invalidateQueries({ queryKey: [name] })));
    },
  });
}

/** Puts a deposit aside: nothing will be claimed of it, its file stays. */
export function useSetAside() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.write<null>('POST', `/api/v1/deposits/${id}/abandon`, undefined),
    onSuccess: async () => {
      await Promise.all(['today', 'deposit'].map((name) => queries.invalidateQueries({ queryKey: [name] })));
    },
  });
}

/** The text of a document, for what is shown as text. */
export function useDocumentText(id: string, isShown: boolean) {
  return useQuery({
    queryKey: ['document-text', id],
    enabled: isShown,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }) => new TextDecoder().decode(await api.bytes(`/api/v1/documents/${id}`, signal)),
  });
}
