import type { ReactNode } from 'react';
import classes from './states.module.css';

type EmptyStateProps = { title: ReactNode; children?: ReactNode; action?: ReactNode };

/** Nothing here yet: says why, and teaches the next step. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className={classes.empty}>
      <p className={classes.emptyTitle}>{title}</p>
      {children && <div className={classes.emptyText}>{children}</div>}
      {action && <div className={classes.emptyAction}>{action}</div>}
    </div>
  );
}
