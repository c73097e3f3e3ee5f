import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import classes from './page.module.css';

type PageHeadProps = {
  /** One sentence that says what matters, in the serif. */
  title: ReactNode;
  /** The title of the tab. */
  name: string;
  /** Where the page stands: « Dossiers › 2026-0142 ». */
  trail?: ReactNode;
  /** Short facts below the title, parted by space. */
  facts?: ReactNode;
  actions?: ReactNode;
};

/** The head of a page: where we are, the sentence, the facts, and what can be done with the whole. */
export function PageHead({ title, name, trail, facts, actions }: PageHeadProps) {
  useDocumentTitle(`${name} · Recouvrance`);
  return (
    <header className={classes.head}>
      <div className={classes.headText}>
        {trail && <div className={classes.trail}>{trail}</div>}
        <h1 className={classes.title}>{title}</h1>
        {facts && <div className={classes.facts}>{facts}</div>}
      </div>
      {actions && <div className={classes.headActions}>{actions}</div>}
    </header>
  );
}
