import { PLATFORM, type TenantId } from '../../platform/ids.ts';

/**
 * - `bank`: the outside world. A payment received goes from it, a payout executed goes to it; its balance is therefore the
 *   opposite of what lies on the client-funds account at the bank, and the only one that may be negative.
 * - `unmatched`: received, whose it is nobody knows yet.
 * - `collected`: received for a case, not yet divided between fees and creditor.
 * - `surplus`: received for a case beyond what was owed: the debtor's.
 * - `payable`: the creditor's, to be paid out.
 * - `in-transit`: ordered from the bank, not yet seen on a statement.
 * - `fees`: ours, until they are paid out to the operating account.
 */
export type AccountKind = 'bank' | 'unmatched' | 'collected' | 'surplus' | 'payable' | 'in-transit' | 'fees';

export type Account = { readonly tenantId: TenantId; readonly id: string; readonly kind: AccountKind };

export const bankAccount: Account = { tenantId: PLATFORM, id: 'bank:client-funds', kind: 'bank' };
export const unmatchedFunds: Account = { tenantId: PLATFORM, id: 'unmatched', kind: 'unmatched' };
export const inTransit: Account = { tenantId: PLATFORM, id: 'in-transit', kind: 'in-transit' };
export const platformFees: Account = { tenantId: PLATFORM, id: 'fees', kind: 'fees' };

/** One account per case, so that two payments of two cases never wait for each other and a payout cannot take another's money. */
export function caseAccount(kind: 'collected' | 'surplus' | 'payable', tenantId: TenantId, caseId: string): Account {
  return { tenantId, id: `case:${caseId}:${kind}`, kind };
}

/** The case of a case's account, or undefined for the others. */
export function caseOfAccount(id: string): string | undefined {
  return /^case:([^:]+):(?:collected|surplus|payable)$/.exec(id)?.[1];
}

/** Names an account among all organisations. */
export function accountKey(account: Pick<Account, 'tenantId' | 'id'>): string {
  return `${account.tenantId}/${account.id}`;
}
