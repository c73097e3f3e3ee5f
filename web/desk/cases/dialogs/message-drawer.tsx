import { Trans } from '@lingui/react/macro';
import { Skeleton } from '@mantine/core';
import { DocumentViewer } from '../../../ui/documents/document-viewer.tsx';
import { ErrorState } from '../../../ui/states/error-state.tsx';
import { useReadRoot } from '../../session/session.api.ts';
import { useCasePlace } from '../case-context.ts';
import { useMessage } from '../cases.api.ts';
import { templateTitle } from '../words/step-words.ts';
import { CaseDrawer } from './case-drawer.tsx';
import { MessageBody } from './message-body.tsx';
import { MessageProof } from './message-proof.tsx';

/** A message exactly as it left, and what proves it. */
export function MessageDrawer({ messageId, onClose }: { messageId: string; onClose: () => void }) {
  const { view } = useCasePlace();
  const root = useReadRoot();
  const { data: message, error, refetch } = useMessage(view.id, messageId);
  const summary = view.messages.find(({ id }) => id === messageId);
  return (
    <CaseDrawer title={summary ? templateTitle(summary.template) : <Trans>Message</Trans>} onClose={onClose}>
      {error ? (
        <ErrorState failure={error} onRetry={() => void refetch()} />
      ) : !message ? (
        <Skeleton height={420} />
      ) : (
        <>
          {message.documentId ? (
            <DocumentViewer
              name={message.subject ?? templateTitle(message.template)}
              src={`${root}/documents/${message.documentId}`}
            />
          ) : (
            <MessageBody
              channel={message.channel}
              subject={message.subject}
              html={message.bodyHtml}
              text={message.bodyText}
            />
          )}
          <MessageProof message={message} />
        </>
      )}
    </CaseDrawer>
  );
}
