import type { Todo } from '../../../src/features/reporting/reporting.contract.ts';

/** What one case asks for: the most pressing thing, and the others that come with it. */
export type CaseWork = { first: Todo; others: readonly Todo[] };

/** One line a case, in the order in which its most pressing thing came; deposits stand alone. */
export function byCase(todos: readonly Todo[]): CaseWork[] {
  const groups = Map.groupBy(todos, (todo) => todo.caseId ?? todo.depositId ?? todo.kind);
  return [...groups.values()].flatMap(([first, ...others]) => (first ? [{ first, others }] : []));
}

/** What is in play in the list: each case once, however many things it asks for. */
export function inPlay(todos: readonly Todo[]): number {
  return byCase(todos).reduce((sum, { first }) => sum + first.amountCents, 0);
}
