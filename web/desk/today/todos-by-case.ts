import type { Todo } from '../../../src/features/reporting/reporting.contract.ts';

/** What one case asks for: the most pressing thing, and the others that come with it. */
export type CaseWork = { first: Todo; others: readonly Todo[] };

/** One line a case, in the order in which its most pressing thing came; deposits stand alone. */
export function byCase(todos: readonly Todo[]): CaseWork[] {
  const groups = Map.groupBy(todos, (todo) => todo.caseId ?? todo.depositId ?? todo.kind);
  return [...groups.values()].flatMap(([first, ...others]) => (first ? [{ first, others }] : []));
}
