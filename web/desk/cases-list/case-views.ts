import { t } from '@lingui/core/macro';
import type { CaseState } from '../../../src/features/cases/cases.contract.ts';
import { stateWords } from './case-words.ts';

const groups: Readonly<Record<string, readonly CaseState[]>> = {
  'a-faire': ['disputed', 'claimed-paid', 'hand-over'],
  'en-cours': ['amicable', 'promised', 'paused', 'handed-over'],
  clos: ['paid', 'closed'],
};

export const allStates: readonly CaseState[] = [
  'amicable',
  'promised',
  'paused',
  'disputed',
  'claimed-paid',
  'hand-over',
  'handed-over',
  'paid',
  'closed',
];

/** The states that a view of the address (`?vue=en-cours`) or a single state (`?etat=paused`) asks for, as the API takes them. */
export function statesOfView(view: string | undefined, state: string | undefined): string | undefined {
  if (state && (allStates as readonly string[]).includes(state)) return state;
  return view ? groups[view]?.join(',') : undefined;
}

export type CaseViewName = { id: string; label: string; count: number | undefined };

/** The saved views with how many cases stand in each, once it is known, whatever is being searched. */
export function caseViews(counts: Readonly<Record<string, number>> | undefined): CaseViewName[] {
  const sum = (states: readonly CaseState[]) =>
    counts && states.reduce((total, state) => total + (counts[state] ?? 0), 0);
  return [
    { id: '', label: t`Tous`, count: sum(allStates) },
    { id: 'a-faire', label: t`Attendent une décision`, count: sum(groups['a-faire'] ?? []) },
    { id: 'en-cours', label: t`En cours`, count: sum(groups['en-cours'] ?? []) },
    { id: 'clos', label: t`Clos`, count: sum(groups.clos ?? []) },
  ];
}

export function stateChoices(counts: Readonly<Record<string, number>>): { value: string; label: string }[] {
  return allStates
    .filter((state) => (counts[state] ?? 0) > 0)
    .map((state) => ({ value: state, label: stateWords(state).word }));
}
