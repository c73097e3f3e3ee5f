import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { DepositView } from '../../../../src/features/claims/claims.contract.ts';
import { sendFile } from '../deposit.api.ts';

/** A file among several dropped together: on its way, read into a deposit to review, or refused with its reason. */
export type SentFile = {
  id: string;
  name: string;
  size: number;
  state: 'waiting' | 'reading' | 'read' | 'refused';
  deposit?: DepositView;
  failure?: unknown;
};

const KEY = ['dropped-files'];

/** Files dropped together, sent one after the other; the list stays while one goes to review a deposit and comes back. */
export function useSeveralFiles(): {
  files: readonly SentFile[];
  send: (dropped: File[]) => Promise<void>;
  clear: () => void;
} {
  const queries = useQueryClient();
  const { data = [] } = useQuery<SentFile[]>({
    queryKey: KEY,
    enabled: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });
  const change = useCallback(
    (id: string, what: Partial<SentFile>) =>
      queries.setQueryData<SentFile[]>(KEY, (files = []) =>
        files.map((file) => (file.id === id ? { ...file, ...what } : file)),
      ),
    [queries],
  );
  const send = async (dropped: File[]) => {
    const rows = dropped.map((file, index) => ({ file, id: `${Date.now()}-${index}` }));
    queries.setQueryData<SentFile[]>(KEY, (files = []) => [
      ...files,
      ...rows.map(({ file, id }): SentFile => ({ id, name: file.name, size: file.size, state: 'waiting' })),
    ]);
    for (const { file, id } of rows) {
      change(id, { state: 'reading' });
      try {
        const deposit = await sendFile(file, () => undefined);
        queries.setQueryData(['deposit', deposit.id], deposit);
        change(id, { state: 'read', deposit });
      } catch (failure) {
        change(id, { state: 'refused', failure });
      }
    }
  };
  return { files: data, send, clear: () => queries.setQueryData(KEY, []) };
}
