import { Trans, useLingui } from '@lingui/react/macro';
import { Button, SegmentedControl, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { DocumentViewer } from '../../ui/documents/document-viewer.tsx';
import { useFormats } from '../../ui/language.ts';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { DownloadIcon, PreviousIcon } from '../../ui/theme/icons.tsx';
import { ChannelTag, subjectOf } from './channel-tag.tsx';
import classes from './operator.module.css';
import { type OutboxItem, outboxItemQuery } from './outbox.api.ts';

type OutboxContentProps = { id: string; item: OutboxItem | undefined; onBack: () => void };

/** One sending as its recipient got it. */
export function OutboxContent({ id, item, onBack }: OutboxContentProps) {
  const { instant } = useFormats();
  const { data = item, error, refetch } = useQuery({ ...outboxItemQuery(id), enabled: !item && id !== '' });
  if (error) return <ErrorState failure={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height={420} />;
  return (
    <article className={classes.message}>
      <Button
        className={classes.back}
        variant="subtle"
        size="xs"
        leftSection={<PreviousIcon size={15} />}
        onClick={onBack}
      >
        <Trans>Tous les envois</Trans>
      </Button>
      <header className={classes.messageHead}>
        <h2>{subjectOf(data)}</h2>
        <p>
          <ChannelTag channel={data.channel} /> <Trans>à {data.recipient}</Trans>, {instant(data.sentAt)}
        </p>
      </header>
      <Body key={data.id} item={data} />
      <Attachments item={data} />
    </article>
  );
}

function Body({ item }: { item: OutboxItem }) {
  const { t } = useLingui();
  const [shown, setShown] = useState('html');
  const subject = item.subject ?? t`sans objet`;
  if (item.channel === 'sms') return <p className={classes.sms}>{item.bodyText}</p>;
  if (item.channel !== 'email') return null;
  return (
    <>
      {item.bodyHtml && (
        <SegmentedControl
          size="xs"
          value={shown}
          onChange={setShown}
          aria-label={t`Présentation`}
          data={[
            { value: 'html', label: t`Mis en page` },
            { value: 'text', label: t`Texte seul` },
          ]}
        />
      )}
      {item.bodyHtml && shown === 'html' ? (
        // No script, no form, no navigation: a message is shown, never run.
        <iframe className={classes.html} title={t`Message : ${subject}`} sandbox="" srcDoc={item.bodyHtml} />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable from the keyboard
        <pre className={classes.text} tabIndex={0}>
          {item.bodyText}
        </pre>
      )}
    </>
  );
}

function Attachments({ item }: { item: OutboxItem }) {
  const { t } = useLingui();
  const address = (documentId: string) => `/api/v1/operator/documents/${documentId}`;
  return (
    <>
      {item.attachments.map(({ documentId, name, contentType }) =>
        contentType === 'application/pdf' ? (
          <DocumentViewer key={documentId} name={name} src={address(documentId)} />
        ) : (
          <Button
            key={documentId}
            component="a"
            href={`${address(documentId)}?download=1`}
            download={name}
            variant="default"
            size="xs"
            leftSection={<DownloadIcon size={15} />}
            aria-label={t`Télécharger ${name}`}
          >
            {name}
          </Button>
        ),
      )}
    </>
  );
}
