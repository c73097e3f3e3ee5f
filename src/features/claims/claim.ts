import type { CivilDate } from '../../kernel/civil-date.ts';
import type { Cents, Rate } from '../../kernel/money.ts';
import type { PenaltyClause } from '../../law/penalites-de-retard/owed.ts';
import type { TenantId } from '../../platform/ids.ts';

/** Who owes whom decides the regime: C. com. L441-10, code de la commande publique, or code civil alone. */
export type Parties = 'professionals' | 'public-buyer' | 'consumer';

/** One unpaid invoice as a claim: what the law needs to know of it, without the payments. */
export type Claim = {
  tenantId: TenantId;
  invoiceId: string;
  debtorId: string;
  number: string;
  issuedOn: CivilDate;
  dueOn: CivilDate;
  /** The earliest day that it and the invoices it replaced were issued on: when the claim was born, as far as they tell. */
  bornOn: CivilDate;
  /** The earliest day that it and the invoices it replaced were due on: prescription runs from there. */
  firstDueOn: CivilDate;
  parties: Parties;
  /** Total TTC of the invoice. */
  total: Cents;
  /** What was still to be paid at the deposit, TTC. */
  principal: Cents;
  contractualRate?: Rate;
  /** A rate stated by reference to another, that moves with the semesters. */
  contractualClause?: PenaltyClause;
  creditNotes: { on: CivilDate; amount: Cents }[];
  miseEnDemeureOn?: CivilDate;
  insolvencyOpenedOn?: CivilDate;
};

/** The regime follows the debtor: an individual is a consumer, a public body pays under the public procurement code. */
export function partiesOf(debtor: { kind: 'company' | 'individual'; isPublicBody: boolean }): Parties {
  if (debtor.kind === 'individual') return 'consumer';
  return debtor.isPublicBody ? 'public-buyer' : 'professionals';
}
