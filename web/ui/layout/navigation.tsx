import { Link } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import classes from './desk-layout.module.css';

export type NavItem = {
  to: string;
  label: string;
  icon: ComponentType<{ size?: number }>;
  /** How many wait there. */
  count?: number | undefined;
  /** Only the exact address is "here": for the first page. */
  exact?: boolean;
};

/** The places of the desk, as words; the one where we are is marked for eyes and for ears. */
export function Navigation({ items, label, onGo }: { items: readonly NavItem[]; label: string; onGo?: () => void }) {
  return (
    <nav aria-label={label} className={classes.nav}>
      {items.map(({ to, label: name, icon: Icon, count, exact = false }) => (
        <Link
          key={to}
          to={to}
          className={classes.navLink}
          activeOptions={{ exact, includeSearch: false }}
          activeProps={{ className: classes.here, 'aria-current': 'page' }}
          {...(onGo ? { onClick: onGo } : {})}
        >
          <Icon size={18} />
          <span className={classes.navWord}>{name}</span>
          {count !== undefined && count > 0 && <span className={classes.navCount}>{count}</span>}
        </Link>
      ))}
    </nav>
  );
}
