import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';

/** A sort as the address writes it: `amount` ascending, `-amount` descending. */
export type Sort = { by: string; descending: boolean };

export function parseSort(text: string | undefined, fallback: Sort): Sort {
  const match = /^(-?)([A-Za-z][\w-]*)$/.exec(text ?? '');
  return match?.[2] ? { by: match[2], descending: match[1] === '-' } : fallback;
}

export function sortText(sort: Sort): string {
  return `${sort.descending ? '-' : ''}${sort.by}`;
}

export type TableAddress = {
  sort: Sort;
  setSort: (sort: Sort) => void;
  /** The filters of the address, as text: `state`, `q`… */
  filters: Readonly<Record<string, string>>;
  setFilter: (name: string, value: string | undefined) => void;
};

/** Keeps the sort and the filters of a list in the address, so that a view can be sent, saved and gone back to. */
export function useTableAddress(fallback: Sort): TableAddress {
  const search: Record<string, unknown> = useSearch({ strict: false });
  const navigate = useNavigate();
  const write = useCallback(
    (changes: Record<string, string | undefined>) => {
      const next = (previous: Record<string, unknown>) =>
        Object.fromEntries(
          Object.entries({ ...previous, ...changes }).filter(([, value]) => value !== undefined && value !== ''),
        );
      // The list is one page under several views: going back leaves the list, not the last keystroke.
      void navigate({ to: '.', search: next, replace: true, resetScroll: false });
    },
    [navigate],
  );
  const filters = Object.fromEntries(
    Object.entries(search).flatMap(([name, value]) =>
      name === 'sort' || value === undefined || value === null ? [] : [[name, String(value)]],
    ),
  );
  return {
    sort: parseSort(typeof search.sort === 'string' ? search.sort : undefined, fallback),
    setSort: (sort) => write({ sort: sortText(sort) }),
    filters,
    setFilter: (name, value) => write({ [name]: value }),
  };
}
