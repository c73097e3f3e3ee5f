import { expect, test } from 'vitest';
import type { Todo } from '../../../src/features/reporting/reporting.contract.ts';
import { byCase, inPlay } from './todos-by-case.ts';

const todo = (kind: Todo['kind'], caseId: string | null, amountCents: number): Todo => ({
  kind,
  caseId,
  depositId: caseId ? null : 'deposit',
  reference: null,
  debtorName: null,
  amountCents,
  sinceOn: '2026-11-21',
  facts: {},
});

test('a case that asks for two things is one line, the most pressing first', () => {
  const work = byCase([todo('decide-hand-over', 'a', 100), todo('call', 'b', 50), todo('call', 'a', 100)]);
  expect(work.map(({ first, others }) => [first.caseId, first.kind, others.map(({ kind }) => kind)])).toEqual([
    ['a', 'decide-hand-over', ['call']],
    ['b', 'call', []],
  ]);
});

test('what is in play counts each case once', () => {
  expect(inPlay([todo('decide-hand-over', 'a', 100), todo('call', 'a', 100), todo('call', 'b', 50)])).toBe(150);
});
