import type { CivilDate } from '../../../kernel/civil-date.ts';
import type { Bic, Iban } from '../../../kernel/iban.ts';
import type { Cents } from '../../../kernel/money.ts';
import type { Actor } from '../../../platform/context.ts';
import type { TenantId } from '../../../platform/ids.ts';

/** Proposed by one person, approved by another, sent to the bank in a file, executed once seen on a statement. */
export type PayoutState = 'proposed' | 'approved' | 'sent' | 'executed' | 'refused';

/** Money to send. Who receives it is a snapshot: what was approved is what is sent. */
export type Payout = {
  id: string;
  /** The creditor's organisation, or PLATFORM for our own fees. */
  tenantId: TenantId;
  beneficiary: 'creditor' | 'platform';
  caseId?: string;
  amount: Cents;
  beneficiaryName: string;
  iban: Iban;
  bic?: Bic;
  endToEndId: string;
  remittance: string;
  state: PayoutState;
  proposedAt: Date;
  proposedBy: Actor;
  approvedAt?: Date;
  approvedBy?: Actor;
  refusedReason?: string;
  batchId?: string;
  executedOn?: CivilDate;
};

export type PayoutBatch = {
  id: string;
  messageId: string;
  transfers: number;
  total: Cents;
  documentId: string;
  createdAt: Date;
};

/** Who acts, as far as four eyes are concerned: the system is nobody. */
export function personOf(actor: Actor): string | undefined {
  return 'userId' in actor ? actor.userId : undefined;
}

/** May this actor approve the payout? A person, and not the one who proposed it. */
export function mayApprove(actor: Actor, payout: Pick<Payout, 'proposedBy'>): boolean {
  const person = personOf(actor);
  return person !== undefined && person !== personOf(payout.proposedBy);
}

/** An account that receives payouts: of a creditor, or ours for the fees. */
export type Beneficiary = { name: string; iban: Iban; bic?: Bic };
