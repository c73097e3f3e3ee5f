import type { ReactNode } from 'react';
import classes from './page.module.css';

type PanelProps = { title?: ReactNode; aside?: ReactNode; children: ReactNode; flush?: boolean };

/** A sheet laid on the page: title, content, and what goes at the right of the title. */
export function Panel({ title, aside, children, flush = false }: PanelProps) {
  return (
    <section className={flush ? `${classes.panel} ${classes.flush}` : classes.panel}>
      {(title || aside) && (
        <header className={classes.panelHead}>
          {title && <h2 className={classes.panelTitle}>{title}</h2>}
          {aside}
        </header>
      )}
      {children}
    </section>
  );
}
