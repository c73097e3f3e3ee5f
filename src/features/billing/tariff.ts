import { type CivilDate, day } from '../../kernel/civil-date.ts';
import { type Cents, euros, percent, type Rate } from '../../kernel/money.ts';

/** Our price for one case, as agreed when it was opened. */
export type Tariff = {
  id: string;
  /** First day on which cases are opened at this price. */
  from: CivilDate;
  /** Fixed price of a case, without VAT. */
  openingNet: Cents;
  /** Invoices above this total TTC also pay a share of what is recovered. */
  successAbove: Cents;
  /** That share, without VAT. */
  successRate: Rate;
  vatRate: Rate;
};

/** Our prices by date: a change is a new row, and the cases already open keep theirs. */
export const tariffs: readonly [Tariff, ...Tariff[]] = [
  {
    // 60 € TTC; above 500 € TTC of invoice, 15 % HT of what is recovered as well.
    id: 'M8-2026-01',
    from: day('2026-01-01'),
    openingNet: euros('50.00'),
    successAbove: euros('500.00'),
    successRate: percent('15'),
    vatRate: percent('20'),
  },
];

/** The tariff of a case opened that day; the first one for whatever came before it. */
export function tariffOn(openedOn: CivilDate): Tariff {
  return tariffs.findLast((tariff) => tariff.from <= openedOn) ?? tariffs[0];
}
