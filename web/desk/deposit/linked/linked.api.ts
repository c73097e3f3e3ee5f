import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type { CaseView, creditNoteInput } from '../../../../src/features/cases/cases.contract.ts';
import type { correctionInput, LinkedView } from '../../../../src/features/cases/linked/linked.contract.ts';
import type { DepositView } from '../../../../src/features/claims/claims.contract.ts';
import { api } from '../../../ui/api.ts';

export type KnownInvoice = LinkedView['references'][number]['known'][number];

/** What a dropped file says of other invoices; asked once it has been read. */
export function useLinked(deposit: DepositView | undefined) {
  return useQuery({
    queryKey: ['deposit', deposit?.id, 'linked'],
    enabled: deposit !== undefined && deposit.beingRead === null && deposit.reading !== null,
    queryFn: ({ signal }) => api.get<LinkedView>(`/api/v1/deposits/${deposit?.id}/linked`, undefined, signal),
  });
}

/** An act on the case of a linked invoice: all that shows cases is asked again. */
function useOnCase<Body>(path: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ caseId, body }: { caseId: string; body: Body }) =>
      api.write<CaseView>('POST', `/api/v1/cases/${caseId}/${path}`, body),
    onSettled: async () => {
      const changed = ['case', 'cases', 'today', 'dashboard', 'deposit'];
      await Promise.all(changed.map((name) => queries.invalidateQueries({ queryKey: [name] })));
    },
  });
}

export const useCorrection = () => useOnCase<z.infer<typeof correctionInput>>('correction');
export const useCreditNote = () => useOnCase<z.infer<typeof creditNoteInput>>('credit-notes');
