import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CivilDate } from '../../../../src/kernel/civil-date.ts';
import { useFormats } from '../../../ui/language.ts';
import { ConfirmDialog } from '../../../ui/layout/confirm-dialog.tsx';
import { Panel } from '../../../ui/layout/panel.tsx';
import { type LawRowView, lawActs } from './law.api.ts';
import classes from './law.module.css';
import { lawRefusal } from './law-words.ts';
import { SourceLine } from './source-line.tsx';
import { ValueFields } from './value-fields.tsx';

/** Rows that a feed proposed or a person added: nothing is computed with them until somebody confirms. */
export function PendingRows({ rows }: { rows: readonly LawRowView[] }) {
  const [asked, setAsked] = useState<{ row: LawRowView; act: 'confirm' | 'dismiss' }>();
  const close = () => setAsked(undefined);
  return (
    <Panel title={<Trans>À confirmer</Trans>} flush>
      <ul className={classes.rows}>
        {rows.map((row) => (
          <li key={row.id}>
            <div className={classes.rowText}>
              <b>{row.title}</b>
              <PeriodAndValue from={row.fromOn} until={row.untilOn} value={row.shown ?? partOf(row)} />
              {row.source && <SourceLine source={row.source} />}
              <Origin row={row} />
            </div>
            <Group gap={8} className={classes.rowActs}>
              <Button size="xs" onClick={() => setAsked({ row, act: 'confirm' })}>
                <Trans>Confirmer…</Trans>
              </Button>
              <Button size="xs" variant="default" onClick={() => setAsked({ row, act: 'dismiss' })}>
                <Trans>Écarter</Trans>
              </Button>
            </Group>
          </li>
        ))}
      </ul>
      {asked?.act === 'confirm' && <ConfirmRow row={asked.row} onClose={close} />}
      {asked?.act === 'dismiss' && <DismissRow row={asked.row} onClose={close} />}
    </Panel>
  );
}

/** The value of a row that a feed only knows in part. */
function partOf({ fields, value }: LawRowView): string {
  return fields.map(({ name, label }) => `${label} : ${value[name] ?? '…'}`).join(' ; ');
}

function Origin({ row }: { row: LawRowView }) {
  const { instant } = useFormats();
  const [name, at] = [row.addedBy, instant(row.addedAt)];
  const feed = row.origin;
  return (
    <span className={classes.origin}>
      {feed === 'operator' ? (
        <Trans>
          Ajoutée par {name}, {at}
        </Trans>
      ) : (
        <Trans>
          Proposée par {feed}, {at}
        </Trans>
      )}
    </span>
  );
}

type PeriodProps = { from: string; until: string | null; value: string };

/** « à compter du 1er janvier 2027, jusqu’au 30 juin 2027 : 2,65 % ». */
export function PeriodAndValue({ from, until, value }: PeriodProps) {
  const { longDate } = useFormats();
  const start = longDate(from as CivilDate);
  const end = until && longDate(until as CivilDate);
  return (
    <span className={classes.value}>
      <span className={classes.period}>
        {end ? (
          <Trans>
            du {start} au {end}
          </Trans>
        ) : (
          <Trans>à compter du {start}</Trans>
        )}
      </span>
      <span>{value}</span>
    </span>
  );
}

function ConfirmRow({ row, onClose }: { row: LawRowView; onClose: () => void }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [value, setValue] = useState<Readonly<Record<string, string>>>(row.value);
  const confirm = async () => {
    await lawActs(queries).confirm(row.id, { read: row.read === 'unconfirmed' ? 'official' : row.read, value });
    notifications.show({ color: 'good', message: t`En vigueur : les dossiers comptent désormais avec cette valeur.` });
  };
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={<Trans>Confirmer cette valeur ?</Trans>}
      confirm={<Trans>Confirmer</Trans>}
      onConfirm={confirm}
      words={lawRefusal}
    >
      <p>
        <Trans>
          Dès que vous confirmez, chaque montant, délai et calculateur de cette installation l’applique à ses jours.
          Comparez-la à sa source avant.
        </Trans>
      </p>
      <p>
        <b>{row.title}</b>
      </p>
      <PeriodAndValue from={row.fromOn} until={row.untilOn} value={row.shown ?? partOf(row)} />
      {row.source && <SourceLine source={row.source} />}
      <ValueFields fields={row.fields} value={value} onChange={setValue} />
    </ConfirmDialog>
  );
}

export function DismissRow({ row, onClose }: { row: LawRowView; onClose: () => void }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const dismiss = async () => {
    await lawActs(queries).dismiss(row.id);
    notifications.show({ color: 'good', message: t`Ligne écartée.` });
  };
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={<Trans>Écarter cette ligne ?</Trans>}
      confirm={<Trans>Écarter</Trans>}
      onConfirm={dismiss}
      words={lawRefusal}
      danger
    >
      <p>
        {row.state === 'confirmed' ? (
          <Trans>La valeur d’avant compte de nouveau, dès maintenant, dans tous les dossiers.</Trans>
        ) : (
          <Trans>Rien ne comptait encore avec elle. La même valeur ne sera plus proposée.</Trans>
        )}
      </p>
    </ConfirmDialog>
  );
}
