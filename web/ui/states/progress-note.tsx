import { Trans } from '@lingui/react/macro';
import { Progress } from '@mantine/core';
import type { ReactNode } from 'react';
import { useFormats } from '../language.ts';
import classes from './states.module.css';

/** Long work told by its counts: « 312 sur 1 200 lignes ». The page can be left; the count goes on. */
export function ProgressNote({
  title,
  done,
  total,
  unit,
}: {
  title: ReactNode;
  done: number;
  total: number;
  unit: string;
}) {
  const { count } = useFormats();
  const [doneText, totalText] = [count(done), count(total)];
  return (
    <div className={classes.progress} role="status">
      <p className={classes.progressHead}>
        <b>{title}</b>
        <span>
          <Trans>
            {doneText} sur {totalText} {unit}
          </Trans>
        </span>
      </p>
      <Progress
        value={total === 0 ? 0 : (100 * done) / total}
        size={6}
        aria-label={`${doneText} / ${totalText} ${unit}`}
      />
    </div>
  );
}
