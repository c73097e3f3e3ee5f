import { Trans, useLingui } from '@lingui/react/macro';
import { CloseButton, Loader } from '@mantine/core';
import { Dropzone, type FileRejection } from '@mantine/dropzone';
import { type ReactNode, useState } from 'react';
import { useFormats } from '../language.ts';
import { DepositIcon, FileIcon } from '../theme/icons.tsx';
import classes from './documents.module.css';

export type DroppedFile = {
  id: string;
  name: string;
  size: number;
  state: 'waiting' | 'reading' | 'read' | 'refused';
  note?: ReactNode;
};

type FileDropProps = {
  /** « Déposez votre facture ici ». */
  title: ReactNode;
  /** The formats, the limit. */
  hint: ReactNode;
  /** MIME types and extensions: `{ 'application/pdf': ['.pdf'] }`. */
  accept: Readonly<Record<string, string[]>>;
  maxBytes: number;
  multiple?: boolean;
  onFiles: (files: File[]) => void;
  files?: readonly DroppedFile[];
  onRemove?: (id: string) => void;
  disabled?: boolean;
};

/** Where files are dropped or chosen; what is wrong with a file is told beside its name. */
export function FileDrop({
  title,
  hint,
  accept,
  maxBytes,
  multiple = false,
  onFiles,
  files = [],
  onRemove,
  disabled = false,
}: FileDropProps) {
  const { t } = useLingui();
  const [rejected, setRejected] = useState<FileRejection[]>([]);
  return (
    <div>
      <Dropzone
        onDrop={(dropped) => {
          setRejected([]);
          onFiles(dropped);
        }}
        onReject={setRejected}
        accept={accept}
        maxSize={maxBytes}
        multiple={multiple}
        disabled={disabled}
        classNames={{ root: classes.drop }}
        inputProps={{ 'aria-label': t`Choisir un fichier` }}
      >
        <span className={classes.dropIcon}>
          <DepositIcon size={28} />
        </span>
        <p className={classes.dropTitle}>{title}</p>
        <p className={classes.dropHint}>{hint}</p>
      </Dropzone>
      <div aria-live="polite">
        {rejected.map(({ file, errors }) => (
          <p key={file.name} className={classes.rejected}>
            <b>{file.name}</b> : <RejectionText name={file.name} code={errors[0]?.code} />
          </p>
        ))}
      </div>
      {files.length > 0 && (
        <ul className={classes.files}>
          {files.map((file) => (
            <FileRow key={file.id} file={file} onRemove={onRemove} />
          ))}
        </ul>
      )}
    </div>
  );
}

function RejectionText({ name, code }: { name: string; code: string | undefined }) {
  if (code === 'file-too-large') return <Trans>ce fichier est trop lourd. Il n’a pas été envoyé.</Trans>;
  if (code === 'too-many-files') return <Trans>un seul fichier à la fois. Rien n’a été envoyé.</Trans>;
  if (/\.hei[cf]$/i.test(name)) {
    return (
      <Trans>
        c’est une photo HEIC, le format des iPhone, qui n’est pas lu. Ouvrez-la et enregistrez-la en JPEG ; ou, sur
        l’iPhone, choisissez Réglages, Appareil photo, Formats, « Le plus compatible », et reprenez la photo. Rien n’a
        été envoyé.
      </Trans>
    );
  }
  return <Trans>ce format n’est pas reconnu. Le fichier n’a pas été envoyé.</Trans>;
}

function FileRow({ file, onRemove }: { file: DroppedFile; onRemove?: ((id: string) => void) | undefined }) {
  const { t } = useLingui();
  const { fileSize } = useFormats();
  const { name } = file;
  return (
    <li className={classes.file} data-state={file.state}>
      {file.state === 'reading' ? <Loader size={18} role="status" aria-label={t`Lecture en cours`} /> : <FileIcon />}
      <span className={classes.fileName}>
        {file.name}
        <span className={classes.fileNote}>
          {fileSize(file.size)}
          {file.note && <> · {file.note}</>}
        </span>
      </span>
      {onRemove && <CloseButton aria-label={t`Retirer ${name}`} onClick={() => onRemove(file.id)} />}
    </li>
  );
}
