import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import { useFormats } from '../language.ts';
import classes from './desk-layout.module.css';

/** Says on every page that this is the demonstration, what day it is there, and what the operator can do with the clock. */
export function DemoBanner({ today, clock }: { today: CivilDate; clock?: ReactNode }) {
  const { t } = useLingui();
  const { longDate } = useFormats();
  const date = longDate(today);
  return (
    <aside className={classes.banner} aria-label={t`Démonstration`}>
      <span>
        <b>
          <Trans>Démonstration</Trans>
        </b>{' '}
        <Trans>Nous sommes le {date}. Rien ne part vraiment : les envois vont dans une boîte locale.</Trans>
      </span>
      {clock}
    </aside>
  );
}
