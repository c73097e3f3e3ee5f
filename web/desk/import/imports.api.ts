import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  ConfirmInput,
  GivenDebtorInput,
  ImportLines,
  ImportSummary,
  ImportView,
  LineStateName,
  MappingInput,
  UndoneView,
} from '../../../src/features/batch-deposits/batch-deposits.contract.ts';
import { api } from '../../ui/api.ts';

const keyOf = (id: string) => ['import', id] as const;
const root = (id: string) => `/api/v1/imports/${id}`;

export function useImports() {
  return useQuery({
    queryKey: ['imports'],
    queryFn: ({ signal }) => api.get<{ imports: ImportSummary[] }>('/api/v1/imports', undefined, signal),
  });
}

/** An import; asked again every second while its cases are being opened. */
export function useImport(id: string) {
  return useQuery({
    queryKey: keyOf(id),
    queryFn: ({ signal }) => api.get<ImportView>(root(id), undefined, signal),
    refetchInterval: ({ state }) => (state.data?.state === 'confirmed' ? 1_000 : false),
  });
}

export function useImportLines(id: string, states: readonly LineStateName[], limit: number) {
  return useQuery({
    queryKey: ['import-lines', id, states.join(','), limit],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => api.get<ImportLines>(`${root(id)}/lines`, { state: states.join(','), limit }, signal),
  });
}

/** The file sent; the answer is what was read in it. */
export function useReadList() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (file: File) => {
      const form = new FormData();
      form.append('file', file, file.name);
      return api.upload<ImportView>('/api/v1/imports', form);
    },
    onSuccess: async (view) => {
      queries.setQueryData(keyOf(view.id), view);
      await queries.invalidateQueries({ queryKey: ['imports'] });
    },
  });
}

/** What a person may do to an import: each answers the import as it then stands. */
export function useImportActs(id: string) {
  const queries = useQueryClient();
  const shown = async (view: ImportView) => {
    queries.setQueryData(keyOf(id), view);
    await Promise.all(
      ['import-lines', 'imports', 'cases'].map((name) => queries.invalidateQueries({ queryKey: [name] })),
    );
  };
  const again = () =>
    Promise.all(
      ['import', 'import-lines', 'imports', 'cases', 'dashboard', 'today'].map((name) =>
        queries.invalidateQueries({ queryKey: [name] }),
      ),
    );
  return {
    map: useMutation({
      mutationFn: (input: MappingInput) => api.write<ImportView>('PUT', `${root(id)}/mapping`, input),
      onSuccess: shown,
    }),
    complete: useMutation({
      mutationFn: ({ debtorId, ...given }: GivenDebtorInput & { debtorId: string }) =>
        api.write<ImportView>('PUT', `${root(id)}/debtors/${debtorId}`, given),
      onSuccess: shown,
    }),
    confirm: useMutation({
      mutationFn: (input: ConfirmInput) => api.write<ImportView>('POST', `${root(id)}/confirm`, input),
      onSuccess: shown,
    }),
    launch: useMutation({ mutationFn: () => api.write<ImportView>('POST', `${root(id)}/launch`), onSuccess: shown }),
    undo: useMutation({ mutationFn: () => api.write<UndoneView>('POST', `${root(id)}/undo`), onSuccess: again }),
  };
}
