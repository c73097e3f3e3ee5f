import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Drawer } from '@mantine/core';
import { useState } from 'react';
import type { CivilDate } from '../../../../src/kernel/civil-date.ts';
import { useFormats } from '../../../ui/language.ts';
import { StateTag } from '../../../ui/story/state-tag.tsx';
import type { BookRow, LawRowView, Schedule } from './law.api.ts';
import classes from './law.module.css';
import { DismissRow, PeriodAndValue } from './pending-rows.tsx';
import { RowDialog } from './row-dialog.tsx';
import { SourceLine } from './source-line.tsx';

type ScheduleDrawerProps = { schedule: Schedule; own: readonly LawRowView[]; onClose: () => void };

/** One subject of the law: every value it had with its source, those this installation added, and the way to add one. */
export function ScheduleDrawer({ schedule, own, onClose }: ScheduleDrawerProps) {
  const { t } = useLingui();
  const { longDate } = useFormats();
  const [edited, setEdited] = useState<{ row?: BookRow }>();
  const [leaving, setLeaving] = useState<LawRowView>();
  const reviewed = longDate(schedule.reviewedOn as CivilDate);
  const ownOf = (row: BookRow) =>
    row.isOwn ? own.find((one) => one.state === 'confirmed' && one.fromOn === row.from) : undefined;
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="min(760px, 100vw)"
      title={schedule.title}
      padding="lg"
      closeButtonProps={{ 'aria-label': t`Fermer` }}
    >
      <p className={classes.intro}>
        <Trans>Sources relues le {reviewed}.</Trans>{' '}
        {schedule.awaited && <Trans>Aucune valeur n’est connue : {schedule.awaited}.</Trans>}
      </p>
      <Button onClick={() => setEdited({})} mb={16}>
        <Trans>Ajouter une valeur</Trans>
      </Button>
      <ol className={classes.history} aria-label={t`Valeurs, de la plus récente à la plus ancienne`}>
        {schedule.rows.toReversed().map((row) => {
          const mine = ownOf(row);
          return (
            <li key={`${row.from}${row.until}`}>
              <PeriodAndValue from={row.from} until={row.until} value={row.value} />
              <SourceLine source={row.source} />
              <div className={classes.historyActs}>
                {row.isOwn && (
                  <StateTag tone="act">
                    <Trans>ajoutée ici</Trans>
                  </StateTag>
                )}
                {row.source.read !== 'official' && (
                  <Button size="compact-xs" variant="default" onClick={() => setEdited({ row })}>
                    <Trans>Je l’ai lue : confirmer…</Trans>
                  </Button>
                )}
                {mine && (
                  <Button size="compact-xs" variant="default" onClick={() => setLeaving(mine)}>
                    <Trans>Écarter</Trans>
                  </Button>
                )}
              </div>
            </li>
          );
        })}
      </ol>
      {edited && <RowDialog schedule={schedule} row={edited.row} onClose={() => setEdited(undefined)} />}
      {leaving && <DismissRow row={leaving} onClose={() => setLeaving(undefined)} />}
    </Drawer>
  );
}
