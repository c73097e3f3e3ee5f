import { queryOptions, useQueries, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type { CaseList, CaseSummary } from '../../../src/features/cases/cases.contract.ts';
import { api } from '../../ui/api.ts';

export type CaseFilter = {
  q?: string | undefined;
  /** One or several states, separated by commas. */
  state?: string | undefined;
  sort: string;
  direction: 'asc' | 'desc';
};

const PAGE = 500;

/** A page of the list; an operator reads the cases of every organisation. */
export const casePageQuery = (isOperator: boolean, filter: CaseFilter, page: number, size = PAGE) =>
  queryOptions({
    queryKey: ['cases', isOperator, filter, page, size],
    queryFn: ({ signal }) =>
      api.get<CaseList>(
        isOperator ? '/api/v1/operator/cases' : '/api/v1/cases',
        { ...filter, limit: size, offset: page * size },
        signal,
      ),
  });

export type LongList = {
  /** As many as match; those not fetched yet are undefined. */
  rows: readonly (CaseSummary | undefined)[] | undefined;
  total: number | undefined;
  counts: Readonly<Record<string, number>>;
  failure: unknown;
  isRefreshing: boolean;
  /** Fetches the pages that hold these rows. */
  see: (first: number, last: number) => void;
  retry: () => void;
};

/** The list of cases, as long as it is: the first five hundred at once, the others as they come into sight. */
export function useCaseList(isOperator: boolean, filter: CaseFilter): LongList {
  const key = JSON.stringify(filter);
  const [seen, setSeen] = useState<{ key: string; pages: readonly number[] }>({ key, pages: [] });
  const first = useQuery({ ...casePageQuery(isOperator, filter, 0), placeholderData: (previous) => previous });
  const wanted = seen.key === key && !first.isPlaceholderData ? seen.pages : [];
  const others = useQueries({
    queries: wanted.map((page) => casePageQuery(isOperator, filter, page)),
    combine: (answers) => answers.map(({ data, error, refetch }) => ({ data, error, refetch })),
  });
  const rows = useMemo(() => {
    if (!first.data) return undefined;
    const all = new Array<CaseSummary | undefined>(Math.max(first.data.total, first.data.cases.length)).fill(undefined);
    [first.data, ...others.map(({ data }) => data)].forEach((page, index) => {
      const start = index === 0 ? 0 : (wanted[index - 1] ?? 0) * PAGE;
      page?.cases.forEach((row, place) => {
        all[start + place] = row;
      });
    });
    return all;
  }, [first.data, others, wanted]);
  const see = useCallback(
    (from: number, to: number) =>
      setSeen((before) => {
        const known = before.key === key ? before.pages : [];
        const needed: number[] = [];
        for (let page = Math.floor(from / PAGE); page <= Math.floor(to / PAGE); page += 1) needed.push(page);
        const missing = needed.filter((page) => page > 0 && !known.includes(page));
        return missing.length === 0 && before.key === key ? before : { key, pages: [...known, ...missing] };
      }),
    [key],
  );
  const failed = [first, ...others].find(({ error }) => error);
  return {
    rows,
    total: first.data?.total,
    counts: first.data?.counts ?? {},
    failure: failed?.error ?? undefined,
    isRefreshing: first.isPlaceholderData,
    see,
    retry: () => void failed?.refetch(),
  };
}
