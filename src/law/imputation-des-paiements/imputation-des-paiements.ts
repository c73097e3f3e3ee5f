import { type CivilDate, day } from '../../kernel/civil-date.ts';
import { type Cents, divideHalfUp } from '../../kernel/money.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { article, decision, official, type Source, secondHand, unconfirmed } from '../citation.ts';
import { type DatedReasons, reasonsOn } from '../penalites-de-retard/reasons.ts';

/**
 * Article 1342-10 du code civil : le débiteur indique la dette qu'il paie ; à défaut, « d'abord sur les dettes échues ; parmi
 * celles-ci, sur les dettes que le débiteur avait le plus d'intérêt d'acquitter » ; à égalité d'intérêt, sur la plus ancienne ;
 * toutes choses égales, proportionnellement.
 */
const rule: DatedReasons = [
  {
    from: day('1900-01-01'),
    because: [
      unconfirmed(article('code civil', '1256'), {
        note: 'anciens articles 1253 et 1256, en vigueur jusqu’au 30 septembre 2016, devenus 1342-10 : textes non lus',
      }),
    ],
  },
  { from: day('2016-10-01'), because: [official(article('code civil', '1342-10'))] },
];
const wholeDebtOnly = secondHand(decision('Cass. 1re civ.', day('2019-11-27'), '18-21.570'), {
  note: 'le débiteur ne choisit une dette qu’en la payant entièrement, sauf accord du créancier',
});

/** One invoice that a payment may reach, and all that it owes that day. */
export type OpenDebt = {
  readonly id: string;
  readonly dueOn: CivilDate;
  readonly owed: Cents;
  /** How much the debtor gains by paying this one first; the judges of fact decide, so it is a person's choice. 0 unless said. */
  readonly interestToPay?: number;
};

/** Why a debt is paid before those after it: the debtor's choice, due and most burdensome, due and oldest, or not due yet. */
export type ShareReason = 'indicated' | 'due-most-interest' | 'due' | 'not-yet-due';

export type PaymentShare = {
  id: string;
  amount: Cents;
  /** What is still owed on it after this payment. */
  left: Cents;
  reason: ShareReason;
  /** Shared in proportion with debts of the same rank, which it could not all pay. */
  isProportional: boolean;
};
export type Sharing = {
  shares: PaymentShare[];
  surplus: Cents;
  because: Source[];
  warnings: { kind: 'choice-pays-in-part'; id: string }[];
};
export type SharingRefusal =
  | { kind: 'not-positive'; argument: 'amount' | 'debts'; index?: number }
  | { kind: 'given-twice'; argument: 'debts' | 'chosen'; id: string }
  | { kind: 'not-a-debt'; argument: 'chosen'; id: string };

const less = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const repeated = (ids: readonly string[]): string | undefined => ids.find((id, index) => ids.indexOf(id) < index);

function reasonOf(debt: OpenDebt, on: CivilDate, chosen: readonly string[]): ShareReason {
  if (chosen.includes(debt.id)) return 'indicated';
  if (debt.dueOn > on) return 'not-yet-due';
  return (debt.interestToPay ?? 0) > 0 ? 'due-most-interest' : 'due';
}

/** Divides an amount between equal debts in proportion to what each owes; the shares sum to the amount to the cent. */
function prorata(group: readonly OpenDebt[], amount: bigint): bigint[] {
  const total = group.reduce((sum, debt) => sum + debt.owed, 0n);
  let [given, seen] = [0n, 0n];
  return group.map((debt) => {
    // Each share is the difference of two rounded running totals: nothing is lost, nothing is created.
    seen += debt.owed;
    const upTo = divideHalfUp(amount * seen, total);
    const share = upTo - given;
    given = upTo;
    return share;
  });
}

/**
 * Shares one payment between several invoices of a debtor on the day it is received: the ones the debtor chose, then due ones,
 * then those he had most interest to pay, then the oldest, then in proportion. Inside each invoice the share is then imputed on
 * interest first (`splitPayment`).
 */
export function sharePayment(
  amount: Cents,
  debts: readonly OpenDebt[],
  on: CivilDate,
  chosen: readonly string[] = [],
): Result<Sharing, SharingRefusal> {
  if (amount <= 0n) return refuse({ kind: 'not-positive', argument: 'amount' });
  const bad = debts.findIndex((debt) => debt.owed < 0n);
  if (bad >= 0) return refuse({ kind: 'not-positive', argument: 'debts', index: bad });
  const twice = repeated(debts.map(({ id }) => id));
  if (twice !== undefined) return refuse({ kind: 'given-twice', argument: 'debts', id: twice });
  const again = repeated(chosen);
  if (again !== undefined) return refuse({ kind: 'given-twice', argument: 'chosen', id: again });
  const unknown = chosen.find((id) => !debts.some((debt) => debt.id === id));
  if (unknown !== undefined) return refuse({ kind: 'not-a-debt', argument: 'chosen', id: unknown });

  const rank = (debt: OpenDebt): string => {
    const choice = chosen.indexOf(debt.id);
    if (choice >= 0) return `0 ${String(choice).padStart(6, '0')}`;
    const isDue = debt.dueOn <= on;
    const interest = String(1_000_000 - (debt.interestToPay ?? 0)).padStart(8, '0');
    return `${isDue ? 1 : 2} ${interest} ${debt.dueOn}`;
  };
  const groups = new Map<string, OpenDebt[]>();
  for (const debt of [...debts].sort((a, b) => less(a.id, b.id))) {
    if (debt.owed > 0n) groups.set(rank(debt), [...(groups.get(rank(debt)) ?? []), debt]);
  }
  const shares: PaymentShare[] = [];
  const warnings: Sharing['warnings'] = [];
  let left: bigint = amount;
  for (const key of [...groups.keys()].sort(less)) {
    const group = groups.get(key) ?? [];
    const wanted = group.reduce((sum, debt) => sum + debt.owed, 0n);
    const given = left < wanted ? prorata(group, left) : group.map((debt) => debt.owed as bigint);
    for (const [index, debt] of group.entries()) {
      const share = given[index] ?? 0n;
      const isProportional = left < wanted && group.length > 1;
      const reason = reasonOf(debt, on, chosen);
      if (share > 0n) {
        shares.push({
          id: debt.id,
          amount: share as Cents,
          left: (debt.owed - share) as Cents,
          reason,
          isProportional,
        });
      }
      if (chosen.includes(debt.id) && share < debt.owed) warnings.push({ kind: 'choice-pays-in-part', id: debt.id });
    }
    left -= left < wanted ? left : wanted;
    if (left === 0n) break;
  }
  const because = [...reasonsOn(rule, on), ...(warnings.length > 0 ? [wholeDebtOnly] : [])];
  return ok({ shares, surplus: left as Cents, because, warnings });
}
