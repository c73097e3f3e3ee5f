import { Trans, useLingui } from '@lingui/react/macro';
import { NativeSelect, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { type ExhibitKind, exhibitKinds } from '../../../../src/features/exhibits/exhibits.contract.ts';
import type { CivilDate } from '../../../../src/kernel/civil-date.ts';
import { FileDrop } from '../../../ui/documents/file-drop.tsx';
import { DayInput } from '../../../ui/fields/day-input.tsx';
import { ConfirmDialog } from '../../../ui/layout/confirm-dialog.tsx';
import { useToday } from '../../session/session.api.ts';
import { useCasePlace } from '../case-context.ts';
import { useExhibitActs } from '../exhibits.api.ts';
import { exhibitRefusal, exhibitWords } from '../words/exhibit-words.ts';

const ACCEPTED = {
  'application/pdf': ['.pdf'],
  'image/jpeg': ['.jpg', '.jpeg'],
  'image/png': ['.png'],
  'message/rfc822': ['.eml'],
  'text/plain': ['.txt'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['.docx'],
};
const LARGEST = 20_000_000;

/** A piece of evidence: the file, what it is, the day it bears. */
export function ExhibitDialog({ onClose, kind: asked = 'order' }: { onClose: () => void; kind?: ExhibitKind }) {
  const { t } = useLingui();
  const { view } = useCasePlace();
  const today = useToday();
  const acts = useExhibitActs(view.id);
  const [file, setFile] = useState<File>();
  const [kind, setKind] = useState<ExhibitKind>(asked);
  const [datedOn, setDatedOn] = useState<CivilDate>();
  const [label, setLabel] = useState('');
  const add = async () => {
    if (!file) return;
    const fields = { kind, ...(datedOn ? { datedOn } : {}), ...(label.trim() ? { label: label.trim() } : {}) };
    await acts.add({ file, fields });
    notifications.show({ color: 'good', message: t`Pièce gardée au dossier, avec son empreinte.` });
  };
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={<Trans>Ajouter une pièce</Trans>}
      confirm={<Trans>Garder au dossier</Trans>}
      onConfirm={add}
      disabled={!file}
      words={exhibitRefusal}
    >
      <FileDrop
        title={<Trans>Déposez la pièce ici</Trans>}
        hint={<Trans>PDF, image, courriel ou document, 20 Mo au plus</Trans>}
        accept={ACCEPTED}
        maxBytes={LARGEST}
        onFiles={([dropped]) => setFile(dropped)}
        files={file ? [{ id: file.name, name: file.name, size: file.size, state: 'read' }] : []}
        onRemove={() => setFile(undefined)}
      />
      <NativeSelect
        label={t`Nature`}
        value={kind}
        onChange={(event) => setKind(event.currentTarget.value as ExhibitKind)}
        data={exhibitKinds.map((value) => ({ value, label: exhibitWords(value) }))}
      />
      <DayInput label={t`Date de la pièce`} value={datedOn} onChange={setDatedOn} max={today} clearable />
      <TextInput
        label={t`Nom, pour la retrouver`}
        maxLength={120}
        value={label}
        onChange={(event) => setLabel(event.currentTarget.value)}
      />
    </ConfirmDialog>
  );
}
