import { createContext, useContext } from 'react';
import type { CaseView, PlannedStep } from '../../../src/features/cases/cases.contract.ts';

/** What is laid over the page of a case: a proof to read, or an act to confirm. */
export type Sheet =
  | { kind: 'message'; id: string }
  | { kind: 'draft'; step: PlannedStep }
  | { kind: 'document'; id: string; page?: number }
  | { kind: 'payment'; id: string }
  | { kind: 'call'; id: string }
  | { kind: 'pause' }
  | { kind: 'move'; step: PlannedStep }
  | { kind: 'stop'; step: PlannedStep }
  | { kind: 'answer'; holdId: string }
  | { kind: 'credit-note' }
  | { kind: 'direct-payment' }
  | { kind: 'address' }
  | { kind: 'close' };

type CasePlace = { view: CaseView; open: (sheet: Sheet) => void; showTab: (tab: string) => void; canAct: boolean };

export const CaseContext = createContext<CasePlace | undefined>(undefined);

/** The case being shown, and how its parts open what lies over the page. */
export function useCasePlace(): CasePlace {
  const place = useContext(CaseContext);
  if (!place) throw new Error('a part of the case page was shown outside it');
  return place;
}
