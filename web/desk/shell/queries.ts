import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from '../../ui/api.ts';

/** The cache of what the server said. Refusals are final; only failures of the way there are tried again. */
export function createQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (failures, failure) =>
          failures < 2 && failure instanceof ApiProblem && (failure.status === 0 || failure.status >= 502),
      },
    },
  });
}
