import type { ReactNode } from 'react';
import classes from './states.module.css';

type EmptyStateProps = {
  title: ReactNode;
  /** 1 when it is all the page has to say. */
  level?: 1 | 2;
  children?: ReactNode;
  action?: ReactNode;
};

/** Nothing here yet: says why, and teaches the next step. */
export function EmptyState({ title, level = 2, children, action }: EmptyStateProps) {
  const Title = level === 1 ? 'h1' : 'h2';
  return (
    <div className={classes.empty}>
      <Title className={classes.emptyTitle}>{title}</Title>
      {children && <div className={classes.emptyText}>{children}</div>}
      {action && <div className={classes.emptyAction}>{action}</div>}
    </div>
  );
}
