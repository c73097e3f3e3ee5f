import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import documents from '../../../ui/documents/documents.module.css';
import { useFormats } from '../../../ui/language.ts';
import { ErrorState } from '../../../ui/states/error-state.tsx';
import { DownloadIcon } from '../../../ui/theme/icons.tsx';
import { useReadRoot } from '../../session/session.api.ts';
import { useCasePlace } from '../case-context.ts';
import classes from '../cases.module.css';
import { type Exhibit, exhibitMessageQuery } from '../exhibits.api.ts';

type PlainTextProps = {
  name: string;
  downloadSrc: string;
  /** Undefined while it is read. */
  text: string | undefined;
  failure?: unknown;
  children?: ReactNode;
};

/** A text as it was written, with nothing of it obeyed: what stands above it, then its lines. */
export function PlainText({ name, downloadSrc, text, failure, children }: PlainTextProps) {
  const { t } = useLingui();
  return (
    <figure className={documents.viewer} aria-label={name}>
      <figcaption className={documents.viewerBar}>
        <span className={documents.viewerName}>{name}</span>
        <ActionIcon component="a" href={downloadSrc} download aria-label={t`Télécharger ${name}`}>
          <DownloadIcon />
        </ActionIcon>
      </figcaption>
      {failure ? (
        <div className={documents.viewerFailure}>
          <ErrorState failure={failure} compact />
        </div>
      ) : text === undefined ? (
        <Skeleton height={320} radius={0} />
      ) : (
        <div className={classes.letter}>
          {children}
          <p className={classes.plainText}>{text}</p>
        </div>
      )}
    </figure>
  );
}

/** A message of the file: who, when, about what, and its words. */
export function ExhibitMessage({ exhibit }: { exhibit: Exhibit }) {
  const { view } = useCasePlace();
  const root = useReadRoot();
  const { instant } = useFormats();
  const { data, error } = useQuery(exhibitMessageQuery(view.id, exhibit.id, root));
  const from = data && (data.from.name ? `${data.from.name} <${data.from.address}>` : data.from.address);
  return (
    <PlainText
      name={exhibit.label ?? exhibit.name}
      downloadSrc={`${root}/documents/${exhibit.documentId}?download=1`}
      text={data?.text}
      failure={error}
    >
      {data && (
        <dl className={classes.messageHead}>
          <dt>
            <Trans>De</Trans>
          </dt>
          <dd>{from}</dd>
          {data.sentAt && (
            <>
              <dt>
                <Trans>Le</Trans>
              </dt>
              <dd>{instant(data.sentAt)}</dd>
            </>
          )}
          <dt>
            <Trans>Objet</Trans>
          </dt>
          <dd>{data.subject || <Trans>sans objet</Trans>}</dd>
          {data.attachments.length > 0 && (
            <>
              <dt>
                <Trans>Avec</Trans>
              </dt>
              <dd>{data.attachments.join(', ')}</dd>
            </>
          )}
        </dl>
      )}
    </PlainText>
  );
}
