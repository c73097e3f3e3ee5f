import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { ApiProblem } from '../../../ui/api.ts';
import { DocumentViewer } from '../../../ui/documents/document-viewer.tsx';
import { useFormats } from '../../../ui/language.ts';
import { ConfirmDialog } from '../../../ui/layout/confirm-dialog.tsx';
import { ErrorState } from '../../../ui/states/error-state.tsx';
import type { ProblemWords } from '../../../ui/states/problem-words.ts';
import { useReadRoot } from '../../session/session.api.ts';
import { useCasePlace } from '../case-context.ts';
import { useMessage } from '../cases.api.ts';
import { blockersOf, blockerWords } from '../words/blocker-words.ts';
import { templateTitle } from '../words/step-words.ts';
import { CaseDrawer } from './case-drawer.tsx';
import { MessageBody } from './message-body.tsx';
import { MessageProof } from './message-proof.tsx';
import { useActDialog } from './use-act-dialog.ts';

/** A message exactly as it left, and what proves it. */
export function MessageDrawer({ messageId, onClose }: { messageId: string; onClose: () => void }) {
  const { view, canAct } = useCasePlace();
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
          {message.state === 'failed' && canAct && <Retry messageId={messageId} onDone={() => void refetch()} />}
        </>
      )}
    </CaseDrawer>
  );
}

function Retry({ messageId, onDone }: { messageId: string; onDone: () => void }) {
  const { t } = useLingui();
  const [isAsking, setAsking] = useState(false);
  const act = useActDialog();
  const { gate } = useCasePlace().view;
  const formats = useFormats();
  const from = gate.firstAllowedAt ? formats.instant(gate.firstAllowedAt) : undefined;
  const words = (failure: unknown): ProblemWords | undefined =>
    failure instanceof ApiProblem && failure.kind === 'retry-gate-closed'
      ? {
          happened: t`Aucune relance n’est permise en ce moment.`,
          safe: t`Rien n’est parti.`,
          todo: [
            ...blockersOf(failure.facts.blockers).map((blocker) => blockerWords(blocker, formats)),
            ...(from ? [t`Réessayez à partir du ${from}.`] : []),
          ].join(' '),
          canRetry: false,
        }
      : undefined;
  return (
    <>
      <Button onClick={() => setAsking(true)}>
        <Trans>Envoyer à nouveau</Trans>
      </Button>
      <ConfirmDialog
        opened={isAsking}
        onClose={() => setAsking(false)}
        title={<Trans>Envoyer ce message à nouveau ?</Trans>}
        confirm={<Trans>Envoyer à nouveau</Trans>}
        words={words}
        onConfirm={() => act(`messages/${messageId}/retry`, undefined, t`Message remis à l’envoi.`).then(onDone)}
      >
        <Trans>
          Il sera réécrit avec les coordonnées et la somme due d’aujourd’hui, puis contrôlé comme tout envoi. Si une
          adresse était fausse, corrigez-la d’abord.
        </Trans>
      </ConfirmDialog>
    </>
  );
}
