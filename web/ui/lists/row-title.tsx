import { createLink } from '@tanstack/react-router';
import type { ComponentPropsWithRef, ReactNode } from 'react';
import classes from './data-table.module.css';

function Title(props: ComponentPropsWithRef<'a'>) {
  return <a {...props} className={classes.rowTitle} />;
}

/** The name of a row, and the way into it. */
export const RowLink = createLink(Title);

/** Below the name: what tells two rows apart. */
export function RowSecond({ children }: { children: ReactNode }) {
  return <span className={classes.second}>{children}</span>;
}

/** What the left-out columns said, for narrow screens only. */
export function RowNarrow({ children }: { children: ReactNode }) {
  return <span className={classes.narrow}>{children}</span>;
}
