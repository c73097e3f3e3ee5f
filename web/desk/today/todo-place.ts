import type { LinkProps } from '@tanstack/react-router';
import type { Todo } from '../../../src/features/reporting/reporting.contract.ts';

/** The tab of the case page where each thing is done; the others are done where the case opens. */
const tabs: Partial<Record<Todo['kind'], string>> = {
  'decide-hand-over': 'procedure',
  'fix-problem': 'journal',
  'check-exhibits': 'pieces',
};

type Place = Pick<LinkProps, 'to' | 'params' | 'search'>;

/** Where a thing is done: the right tab of its case, or the review of its deposit. */
export function placeOf(todo: Todo): Place {
  if (todo.caseId) {
    const tab = todo.kind === 'fix-problem' && todo.facts.messageId ? 'echanges' : tabs[todo.kind];
    const search = tab ? { onglet: tab } : {};
    return { to: '/dossiers/$caseId', params: { caseId: todo.caseId }, search } as Place;
  }
  if (todo.depositId) return { to: '/deposer/$depositId', params: { depositId: todo.depositId } } as Place;
  return { to: '/dossiers' };
}
