import type { CSSProperties } from 'react';
import { useFormats } from '../language.ts';
import type { ChartRow, ChartSeries } from './chart-data.ts';
import classes from './charts.module.css';

type BarsProps = { rows: readonly ChartRow[]; series: ChartSeries };

const colors = ['--series-1', '--series-2', '--series-3', '--series-4', '--series-5'];
const cssOf = (share: number, color?: string) =>
  ({ '--share': `${100 * share}%`, ...(color ? { '--color': `var(${color})` } : {}) }) as CSSProperties;

/** A whole in one bar, each row its part: the aged balance. */
export function ShareBar({ rows, series }: BarsProps) {
  const { roundMoney, share } = useFormats();
  const total = rows.reduce((sum, row) => sum + (row.values[series.name] ?? 0), 0);
  return (
    <div>
      <div className={classes.shareBar}>
        {rows.map((row, index) => {
          const part = total === 0 ? 0 : (row.values[series.name] ?? 0) / total;
          return part > 0 && <i key={row.label} style={cssOf(part, colors[index])} />;
        })}
      </div>
      <ul className={classes.legend}>
        {rows.map((row, index) => {
          const cents = row.values[series.name] ?? 0;
          return (
            <li key={row.label} style={cssOf(0, colors[index])}>
              <span className={classes.key} />
              <span>{row.label}</span>
              <b>{roundMoney(cents)}</b>
              <span className={classes.part}>{total === 0 ? '' : share(cents / total)}</span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** Rows compared by the length of their bar. */
export function RankedBars({ rows, series }: BarsProps) {
  const { roundMoney } = useFormats();
  const most = Math.max(1, ...rows.map((row) => row.values[series.name] ?? 0));
  return (
    <ul className={classes.ranked}>
      {rows.map((row) => {
        const cents = row.values[series.name] ?? 0;
        return (
          <li key={row.label} style={cssOf(cents / most)}>
            <span className={classes.rankedLabel}>{row.label}</span>
            <span className={classes.rankedTrack}>
              <i />
            </span>
            <span className={classes.rankedValue}>{roundMoney(cents)}</span>
          </li>
        );
      })}
    </ul>
  );
}
