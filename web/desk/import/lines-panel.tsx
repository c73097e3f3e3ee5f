import { Trans, useLingui } from '@lingui/react/macro';
import { Button, SegmentedControl, Skeleton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ImportView, LineStateName } from '../../../src/features/batch-deposits/batch-deposits.contract.ts';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import { useFormats } from '../../ui/language.ts';
import { Panel } from '../../ui/layout/panel.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { StateTag } from '../../ui/story/state-tag.tsx';
import classes from './import.module.css';
import { lineStateWords } from './import-words.ts';
import { useImportLines } from './imports.api.ts';

const GROUPS: Record<string, LineStateName[]> = {
  faulty: ['faulty'],
  good: ['good', 'opened'],
  aside: ['skipped', 'duplicate', 'undone'],
};
const PAGE = 50;

/** The lines of the list, those to correct first, each with its reason. */
export function LinesPanel({ view }: { view: ImportView }) {
  const { t } = useLingui();
  const { count, money, shortDate } = useFormats();
  const { counts } = view;
  const [group, setGroup] = useState(counts.faulty > 0 ? 'faulty' : 'good');
  const [limit, setLimit] = useState(PAGE);
  const { data, error, isPending, refetch } = useImportLines(view.id, GROUPS[group] ?? [], limit);
  const [faulty, good, aside] = [
    counts.faulty,
    counts.good + counts.opened,
    counts.skipped + counts.duplicate + counts.undone,
  ].map(count);
  return (
    <Panel
      title={<Trans>Ligne par ligne</Trans>}
      aside={
        counts.faulty > 0 && (
          <Button component="a" variant="default" size="xs" href={`/api/v1/imports/${view.id}/faults.csv`} download>
            <Trans>Les lignes à corriger, en CSV</Trans>
          </Button>
        )
      }
    >
      <SegmentedControl
        aria-label={t`Lignes montrées`}
        value={group}
        onChange={(value) => {
          setGroup(value);
          setLimit(PAGE);
        }}
        data={[
          { value: 'faulty', label: t`À corriger (${faulty})` },
          { value: 'good', label: t`Bonnes (${good})` },
          { value: 'aside', label: t`Laissées (${aside})` },
        ]}
      />
      {isPending && <Skeleton height={160} mt={14} />}
      {error ? <ErrorState failure={error} onRetry={() => void refetch()} compact /> : null}
      {data?.lines.length === 0 && (
        <p className={classes.none}>
          <Trans>Aucune ligne ici.</Trans>
        </p>
      )}
      {data && data.lines.length > 0 && (
        <ul className={classes.lines}>
          {data.lines.map((line) => {
            const { word, tone } = lineStateWords(line.state);
            return (
              <li key={line.line}>
                <span className={classes.rank}>{line.line}</span>
                <span className={classes.who}>
                  {line.caseId && line.state === 'opened' ? (
                    <Link to="/dossiers/$caseId" params={{ caseId: line.caseId }}>
                      {line.number}
                    </Link>
                  ) : (
                    <b>{line.number}</b>
                  )}{' '}
                  {line.debtorName}
                  {line.dueOn && <span className={classes.quiet}> {shortDate(line.dueOn as CivilDate)}</span>}
                </span>
                <span className={classes.amount}>{line.remainingCents === null ? '' : money(line.remainingCents)}</span>
                <span className={classes.state}>
                  <StateTag tone={tone}>{word}</StateTag>
                </span>
                {[...line.faults, ...line.notices].length > 0 && (
                  <span className={classes.reason}>
                    {[...line.faults, ...line.notices].map(({ message }) => message).join(' ')}
                  </span>
                )}
              </li>
            );
          })}
        </ul>
      )}
      {data && data.total > data.lines.length && (
        <Button variant="subtle" onClick={() => setLimit(Math.min(500, limit + 150))} disabled={limit >= 500}>
          <Trans>Voir plus de lignes</Trans>
        </Button>
      )}
    </Panel>
  );
}
