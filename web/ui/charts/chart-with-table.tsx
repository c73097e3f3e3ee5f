import { Trans, useLingui } from '@lingui/react/macro';
import { SegmentedControl, Skeleton } from '@mantine/core';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useFormats } from '../language.ts';
import { Panel } from '../layout/panel.tsx';
import type { ChartKind, ChartRow, ChartSeries } from './chart-data.ts';
import classes from './charts.module.css';
import { RankedBars, ShareBar } from './plain-bars.tsx';

type ChartWithTableProps = {
  title: ReactNode;
  /** What the chart says, and what to do about it: one or two sentences. */
  reading: ReactNode;
  kind: ChartKind;
  rowsName: string;
  rows: readonly ChartRow[];
  series: readonly ChartSeries[];
};

const Drawing = lazy(() => import('./drawing.tsx'));

/** A chart of amounts and its table, one beside the other: the same figures for those who see and those who hear. */
export function ChartWithTable({ title, reading, kind, rowsName, rows, series }: ChartWithTableProps) {
  const { t } = useLingui();
  const [shown, setShown] = useState('chart');
  const choices = [
    { value: 'chart', label: t`Graphique` },
    { value: 'table', label: t`Tableau` },
  ];
  const isVoid = rows.every(({ values }) => series.every(({ name }) => !values[name]));
  if (isVoid) {
    return (
      <Panel title={title}>
        <p className={classes.void}>{reading}</p>
      </Panel>
    );
  }
  return (
    <Panel
      title={title}
      aside={
        <SegmentedControl size="xs" value={shown} onChange={setShown} data={choices} aria-label={t`Présentation`} />
      }
    >
      <p className={classes.reading}>{reading}</p>
      {shown === 'chart' && (
        <div className={kind === 'share' || kind === 'ranked' ? classes.low : classes.chart} aria-hidden="true">
          <Drawn kind={kind} rows={rows} series={series.filter(({ unit = 'cents' }) => unit === 'cents')} />
        </div>
      )}
      <FiguresTable isShown={shown === 'table'} rowsName={rowsName} rows={rows} series={series} />
    </Panel>
  );
}

function Drawn({ kind, rows, series }: Pick<ChartWithTableProps, 'kind' | 'rows' | 'series'>) {
  const [first] = series;
  if (first && kind === 'share') return <ShareBar rows={rows} series={first} />;
  if (first && kind === 'ranked') return <RankedBars rows={rows} series={first} />;
  return (
    <Suspense fallback={<Skeleton height={230} />}>
      <Drawing kind={kind} rows={rows} series={series} />
    </Suspense>
  );
}

type FiguresTableProps = Pick<ChartWithTableProps, 'rowsName' | 'rows' | 'series'> & { isShown: boolean };

function FiguresTable({ isShown, rowsName, rows, series }: FiguresTableProps) {
  const figure = useFigure();
  return (
    <div className={isShown ? classes.scroll : classes.heard}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{rowsName}</th>
            {series.map(({ name, label }) => (
              <th key={name} scope="col" className={classes.num}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.label}>
              <th scope="row">{row.label}</th>
              {series.map(({ name, unit }) => (
                <td key={name} className={classes.num}>
                  {figure(row.values[name] ?? 0, unit)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {rows.length > 1 && (
          <tfoot>
            <tr>
              <th scope="row">
                <Trans>Total</Trans>
              </th>
              {series.map(({ name, unit }) => (
                <td key={name} className={classes.num}>
                  {unit !== 'days' &&
                    figure(
                      rows.reduce((sum, row) => sum + (row.values[name] ?? 0), 0),
                      unit,
                    )}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}

/** A figure in its unit; averages of days are told whole. */
function useFigure() {
  const { money, count, days } = useFormats();
  return (value: number, unit: ChartSeries['unit'] = 'cents') => {
    if (unit === 'count') return count(value);
    return unit === 'days' ? days(Math.round(value)) : money(value);
  };
}
