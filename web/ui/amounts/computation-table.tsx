import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import type { CentsLike } from '../formats.ts';
import { useFormats } from '../language.ts';
import classes from './amounts.module.css';
import { SourceLine, type SourceLink } from './explained.tsx';

export type ComputationPeriod = {
  from: CivilDate;
  to: CivilDate;
  days: number;
  /** Percent a year as the contracts carry it: `12.40`. */
  ratePercent: string;
  baseCents: CentsLike;
  amountCents: CentsLike;
  source?: SourceLink | undefined;
  /** What happened at the end of the period: « acompte de 1 000,00 € ». */
  note?: ReactNode;
};

export type ComputationLine = {
  id: string;
  label: ReactNode;
  amountCents: CentsLike;
  source?: SourceLink | undefined;
  /** Present when the line is the sum of periods. */
  periods?: readonly ComputationPeriod[] | undefined;
};

type ComputationTableProps = { lines: readonly ComputationLine[]; totalCents: CentsLike; totalLabel?: ReactNode };

/** The computation that creditor, debtor and judge read alike: each line with its article, interest period by period. */
export function ComputationTable({ lines, totalCents, totalLabel }: ComputationTableProps) {
  const { money } = useFormats();
  return (
    <table className={classes.computation}>
      <thead>
        <tr>
          <th scope="col">
            <Trans>Somme</Trans>
          </th>
          <th scope="col" className={classes.num}>
            <Trans>Montant</Trans>
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <LineRows key={line.id} line={line} />
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{totalLabel ?? <Trans>Total</Trans>}</th>
          <td className={classes.num}>{money(totalCents)}</td>
        </tr>
      </tfoot>
    </table>
  );
}

function LineRows({ line }: { line: ComputationLine }) {
  const { money } = useFormats();
  return (
    <>
      <tr className={classes.line}>
        <th scope="row">
          {line.label}
          {line.source && <SourceLine source={line.source} />}
        </th>
        <td className={classes.num}>{money(line.amountCents)}</td>
      </tr>
      {line.periods?.map((period) => (
        <PeriodRow key={`${period.from}${period.baseCents}${period.ratePercent}`} period={period} />
      ))}
    </>
  );
}

function PeriodRow({ period }: { period: ComputationPeriod }) {
  const { money, percent, shortDate, longDate, days } = useFormats();
  const [from, to] = [shortDate(period.from, period.to), longDate(period.to)];
  const [length, base, yearly] = [days(period.days), money(period.baseCents), percent(period.ratePercent)];
  return (
    <tr className={classes.period}>
      <td>
        <Trans>
          du {from} au {to} : {length} sur {base} à {yearly} l’an
        </Trans>
        {period.source && <SourceLine source={period.source} />}
        {period.note && <p className={classes.source}>{period.note}</p>}
      </td>
      <td className={classes.num}>{money(period.amountCents)}</td>
    </tr>
  );
}
