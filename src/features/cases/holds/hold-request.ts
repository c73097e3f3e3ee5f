import type { CivilDate } from '../../../kernel/civil-date.ts';
import type { Cents } from '../../../kernel/money.ts';
import type { CaseSettings } from '../settings.ts';

/** What stops the reminders of a case, as the creditor, the debtor or a call says it. */
export type HoldCase = {
  caseId: string;
  settings: CaseSettings;
  note?: string;
  documentId?: string;
} & (
  | { reason: 'pause'; untilOn?: CivilDate }
  | { reason: 'promise'; promisedOn: CivilDate; amount?: Cents }
  | { reason: 'dispute'; code: string; amount?: Cents }
  | { reason: 'claimed-paid'; paidOn?: CivilDate }
);
