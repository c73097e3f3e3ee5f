import { Plural } from '@lingui/react/macro';
import { UnstyledButton } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import classes from './data-table.module.css';

/** The first rows of a list that is read from the top, and the button that shows the others. */
export function useFirstRows<Row>(rows: readonly Row[], first: number): [shown: readonly Row[], more: ReactNode] {
  const [isWhole, showWhole] = useState(false);
  const hidden = rows.length - first;
  if (isWhole || hidden <= 2) return [rows, null];
  const more = (
    <UnstyledButton className={classes.more} onClick={() => showWhole(true)}>
      <Plural value={hidden} one="Voir l’autre ligne" other="Voir les # autres" />
    </UnstyledButton>
  );
  return [rows.slice(0, first), more];
}
