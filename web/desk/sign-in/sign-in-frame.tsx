import { Trans } from '@lingui/react/macro';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { ColorSchemeSwitch, LanguageSwitch } from '../../ui/layout/preferences.tsx';
import classes from './sign-in.module.css';

type SignInFrameProps = { name: string; title: ReactNode; lead?: ReactNode; children: ReactNode; below?: ReactNode };

/** The frame of the pages that come before the desk: one question, and beside it what the house does. */
export function SignInFrame({ name, title, lead, children, below }: SignInFrameProps) {
  useDocumentTitle(`${name} · Recouvrance`);
  return (
    <div className={classes.frame}>
      <div className={classes.form}>
        <header className={classes.head}>
          <span className={classes.brand}>Recouvrance</span>
          <span className={classes.preferences}>
            <LanguageSwitch />
            <ColorSchemeSwitch />
          </span>
        </header>
        <main className={classes.main}>
          <h1 className={classes.title}>{title}</h1>
          {lead && <p className={classes.lead}>{lead}</p>}
          {children}
          {below && <div className={classes.below}>{below}</div>}
        </main>
      </div>
      <aside className={classes.promise}>
        <ul className={classes.promises}>
          <li>
            <Trans>Ce qui vous est dû, au centime et à l’article près.</Trans>
          </li>
          <li>
            <Trans>Ce qui partira, à qui et quel jour, dit d’avance.</Trans>
          </li>
          <li>
            <Trans>Un débiteur bien traité paie mieux, et reste un client.</Trans>
          </li>
        </ul>
      </aside>
    </div>
  );
}
