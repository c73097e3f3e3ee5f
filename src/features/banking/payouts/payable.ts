import { type Cents, minus, ZERO } from '../../../kernel/money.ts';
import type { Context } from '../../../platform/context.ts';
import { PLATFORM, type TenantId } from '../../../platform/ids.ts';
import { accountKey, caseOfAccount, platformFees } from '../../ledger/account.ts';
import { balancesOf, fundedAccounts } from '../../ledger/balances.ts';
import { paymentRequestsOf } from '../../payments/load-payments.ts';
import type { PaymentRequest } from '../../payments/payment.ts';
import { loadOrganisations } from '../../tenancy/organisation.ts';
import type { Beneficiary } from './payout.ts';
import { type Pending, selectPending } from './payouts.sql.ts';

/** Why nothing can be proposed yet. */
export type Missing = 'creditor-iban' | 'operator-iban' | 'approval-pending';

/** Money in our hands that is somebody's, not yet in a payout. */
export type Payable = {
  beneficiary: 'creditor' | 'platform';
  tenantId: TenantId;
  organisationName: string;
  /** The case and its references; none for our own fees. */
  request?: PaymentRequest;
  amount: Cents;
  to?: Beneficiary;
  missing?: Missing;
};

/** What is owed to creditors, case by case, and to us, beyond the payouts that wait: four queries however many they are. */
export async function listPayable(ctx: Context, operator: Beneficiary | undefined): Promise<Payable[]> {
  const accounts = await fundedAccounts(ctx, 'payable');
  const pending = await selectPending(ctx);
  const caseIds = accounts.map(({ account }) => caseOfAccount(account.id) as string);
  const requests = await paymentRequestsOf(ctx, caseIds);
  const organisations = await loadOrganisations(ctx, [...new Set(accounts.map(({ account }) => account.tenantId))]);
  const ofCases = accounts.map(({ account, balance }, index): Payable => {
    const caseId = caseIds[index] as string;
    const organisation = organisations.get(account.tenantId);
    const request = requests.get(caseId);
    if (!request) throw new Error(`case ${caseId} holds money and has no payment request`);
    const { iban, bic, accountHolder, name = account.tenantId } = organisation ?? {};
    const to = iban && { name: accountHolder ?? name, iban, ...(bic ? { bic } : {}) };
    return {
      beneficiary: 'creditor',
      tenantId: account.tenantId,
      organisationName: name,
      request,
      ...available(balance, pending.get(caseId), to, 'creditor-iban'),
    };
  });
  const fees = (await balancesOf(ctx, [platformFees])).get(accountKey(platformFees)) ?? ZERO;
  const ofPlatform: Payable = {
    beneficiary: 'platform',
    tenantId: PLATFORM,
    organisationName: operator?.name ?? 'Recouvrance',
    ...available(fees, pending.get(''), operator, 'operator-iban'),
  };
  return [...ofCases, ofPlatform].filter(({ amount }) => amount > 0n);
}

function available(
  balance: Cents,
  pending: Pending | undefined,
  to: Beneficiary | undefined,
  lacking: Missing,
): Pick<Payable, 'amount' | 'to' | 'missing'> {
  const amount = minus(balance, pending?.amount ?? ZERO);
  if (!to) return { amount, missing: lacking };
  return pending?.isProposed ? { amount, to, missing: 'approval-pending' } : { amount, to };
}
