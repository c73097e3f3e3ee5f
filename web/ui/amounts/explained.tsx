import { Trans } from '@lingui/react/macro';
import { Popover, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './amounts.module.css';

export type SourceLink = { label: string; url?: string | undefined };

type ExplainedProps = {
  /** The word as it stands in the sentence. */
  children: ReactNode;
  /** One or two sentences; a paragraph, no more. */
  meaning: ReactNode;
  source?: SourceLink | undefined;
};

/** A legal word with a dotted underline: opens what it means and the article that says so. */
export function Explained({ children, meaning, source }: ExplainedProps) {
  return (
    <Popover withRoles trapFocus returnFocus position="bottom-start">
      <Popover.Target>
        <UnstyledButton component="button" type="button" className={classes.explained}>
          {children}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={classes.dropdown}>
        <p className={classes.meaning}>{meaning}</p>
        {source && <SourceLine source={source} />}
      </Popover.Dropdown>
    </Popover>
  );
}

/** « Article L441-10 du code de commerce », linked to Légifrance when its address is known. */
export function SourceLine({ source }: { source: SourceLink }) {
  return (
    <p className={classes.source}>
      {source.url ? (
        <a href={source.url} target="_blank" rel="noreferrer">
          {source.label}
          <span className={classes.outside}>
            {' '}
            <Trans>(nouvel onglet)</Trans>
          </span>
        </a>
      ) : (
        source.label
      )}
    </p>
  );
}
