import type { ReactNode } from 'react';
import classes from './page.module.css';

/** The story on the left, the sheets on the right; one column on narrow screens. */
export function Columns({ children, side }: { children: ReactNode; side: ReactNode }) {
  return (
    <div className={classes.columns}>
      <div>{children}</div>
      <aside className={classes.side}>{side}</aside>
    </div>
  );
}

export function KeyFigures({ children }: { children: ReactNode }) {
  return <div className={classes.kpis}>{children}</div>;
}

/** A figure that sums something up: what it is, how much, and what to know about it. */
export function KeyFigure({ label, value, note }: { label: ReactNode; value: ReactNode; note?: ReactNode }) {
  return (
    <section className={`${classes.panel} ${classes.kpi}`}>
      <span className={classes.kpiLabel}>{label}</span>
      <strong className={classes.kpiValue}>{value}</strong>
      {note && <span className={classes.kpiNote}>{note}</span>}
    </section>
  );
}
