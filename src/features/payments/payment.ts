import type { CivilDate } from '../../kernel/civil-date.ts';
import type { Cents } from '../../kernel/money.ts';
import type { TenantId } from '../../platform/ids.ts';

/** `client-funds`: on the client-funds account; `direct`: to the creditor itself, who says so. */
export type PaymentOrigin = 'client-funds' | 'direct';

/** How a payment was divided when it was recorded; the four parts sum to the amount. */
export type Allocation = { toInterest: Cents; toIndemnity: Cents; toPrincipal: Cents; surplus: Cents };

export type Payment = Allocation & {
  id: string;
  tenantId: TenantId;
  invoiceId: string;
  caseId?: string;
  amount: Cents;
  /** The day it was received. */
  on: CivilDate;
  origin: PaymentOrigin;
  payerName?: string;
  recordedAt: Date;
};

/** What a debtor was asked to pay, and by which reference its transfer is recognised. */
export type PaymentRequest = {
  id: string;
  tenantId: TenantId;
  caseId: string;
  caseReference: string;
  invoiceId: string;
  invoiceNumber: string;
  debtorName: string;
  /** ISO 11649. */
  reference: string;
  createdAt: Date;
  isClosed: boolean;
  /** By `invoiceKey`, the numbers that its invoice bore before it was corrected: they may make a person look, they match nothing. */
  oldInvoiceKeys?: readonly string[];
};
