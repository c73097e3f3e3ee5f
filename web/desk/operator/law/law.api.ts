import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type { BookView } from '../../../../src/features/law-desk/law-desk.contract.ts';
import type { AddLawRow, ConfirmLawRow, LawRowView } from '../../../../src/features/law-rows/law-rows.contract.ts';
import { api } from '../../../ui/api.ts';

export type { AddLawRow, LawRowView };
export type Subject = BookView['subjects'][number];
export type Schedule = Subject['schedules'][number];
export type BookRow = Schedule['rows'][number];
export type Field = Schedule['fields'][number];

export const bookQuery = queryOptions({
  queryKey: ['law', 'book'],
  queryFn: async ({ signal }) => (await api.get<BookView>('/api/v1/law/book', undefined, signal)).subjects,
});

export const lawRowsQuery = queryOptions({
  queryKey: ['law', 'rows'],
  queryFn: async ({ signal }) => (await api.get<{ rows: LawRowView[] }>('/api/v1/law/rows', undefined, signal)).rows,
});

/** The writes on the law of this installation. Each throws `ApiProblem` when refused; a row in force changes what every case owes. */
export function lawActs(queries: QueryClient) {
  const write = async (path: string, body: unknown): Promise<LawRowView> => {
    const row = await api.write<LawRowView>('POST', path, body);
    await Promise.all([
      queries.invalidateQueries({ queryKey: ['law'] }),
      queries.invalidateQueries({ queryKey: ['cases'] }),
    ]);
    return row;
  };
  return {
    add: (row: AddLawRow) => write('/api/v1/law/rows', row),
    confirm: (id: string, change: Partial<ConfirmLawRow>) => write(`/api/v1/law/rows/${id}/confirm`, change),
    dismiss: (id: string) => write(`/api/v1/law/rows/${id}/dismiss`, {}),
  };
}
