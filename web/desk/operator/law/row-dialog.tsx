import { Trans, useLingui } from '@lingui/react/macro';
import { Group, NativeSelect, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CivilDate } from '../../../../src/kernel/civil-date.ts';
import { DayInput } from '../../../ui/fields/day-input.tsx';
import { ConfirmDialog } from '../../../ui/layout/confirm-dialog.tsx';
import { type BookRow, lawActs, type Schedule } from './law.api.ts';
import { lawRefusal } from './law-words.ts';
import { isReferenceWhole, noReference, ReferenceFields, referenceOf } from './reference-fields.tsx';
import { ValueFields } from './value-fields.tsx';

type RowDialogProps = { schedule: Schedule; row?: BookRow | undefined; onClose: () => void };

/** A new value from a day on, or the same value read at its source: both wait for a second look before they count. */
export function RowDialog({ schedule, row, onClose }: RowDialogProps) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [value, setValue] = useState<Readonly<Record<string, string>>>(row?.texts ?? {});
  const [from, setFrom] = useState(row?.from as CivilDate | undefined);
  const [until, setUntil] = useState((row?.until ?? undefined) as CivilDate | undefined);
  const [reference, setReference] = useState(noReference);
  const [read, setRead] = useState<'official' | 'second-hand'>('official');
  const [note, setNote] = useState('');
  const add = async () => {
    if (!from) return;
    await lawActs(queries).add({
      subject: schedule.subject,
      fromOn: from,
      ...(until ? { untilOn: until } : {}),
      value,
      reference: referenceOf(reference),
      read,
      ...(note.trim() ? { note: note.trim() } : {}),
    });
    notifications.show({ color: 'good', message: t`La ligne attend d’être confirmée, en tête de la page.` });
  };
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={row ? <Trans>Confirmer ou corriger cette valeur</Trans> : <Trans>Ajouter une valeur</Trans>}
      confirm={<Trans>Mettre en attente</Trans>}
      onConfirm={add}
      disabled={!from || !isReferenceWhole(reference)}
      words={lawRefusal}
    >
      <p>
        <b>{schedule.title}</b>
      </p>
      <ValueFields fields={schedule.fields} value={value} onChange={setValue} />
      <Group grow gap={12} align="start">
        <DayInput label={t`À compter du`} value={from} onChange={setFrom} required />
        <DayInput label={t`Jusqu’au (compris)`} value={until} onChange={setUntil} min={from} clearable />
      </Group>
      <ReferenceFields value={reference} onChange={setReference} />
      <NativeSelect
        label={t`Comment l’avez-vous lue ?`}
        value={read}
        onChange={(event) => setRead(event.currentTarget.value as typeof read)}
        data={[
          { value: 'official', label: t`Dans le texte ou sur le site officiel` },
          { value: 'second-hand', label: t`Chez quelqu’un qui la cite` },
        ]}
      />
      <Textarea
        label={t`Remarque, si elle aide`}
        maxLength={500}
        autosize
        minRows={1}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </ConfirmDialog>
  );
}
