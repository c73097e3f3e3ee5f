import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Skeleton, Tabs } from '@mantine/core';
import { useMemo } from 'react';
import type { PlannedStep } from '../../../../src/features/cases/cases.contract.ts';
import type { CivilDate } from '../../../../src/kernel/civil-date.ts';
import { ApiProblem } from '../../../ui/api.ts';
import { DocumentViewer } from '../../../ui/documents/document-viewer.tsx';
import { useFormats } from '../../../ui/language.ts';
import { ErrorState } from '../../../ui/states/error-state.tsx';
import { useCasePlace } from '../case-context.ts';
import { type DraftMessage, useStepPreview } from '../cases.api.ts';
import classes from '../cases.module.css';
import { channelNoun, stepDetail, stepTitle } from '../words/step-words.ts';
import { CaseDrawer } from './case-drawer.tsx';
import { MessageBody } from './message-body.tsx';

/** A planned message as it would leave, with today's figures; they are computed again on the day. */
export function DraftDrawer({ step, onClose }: { step: PlannedStep; onClose: () => void }) {
  const { t } = useLingui();
  const { view, open, canAct } = useCasePlace();
  const { weekdayDate } = useFormats();
  const { data, error, refetch } = useStepPreview(view.id, step.step);
  const on = weekdayDate(step.on as CivilDate);
  const [first] = data ?? [];
  const words =
    error instanceof ApiProblem && error.status === 404
      ? {
          happened: t`Le projet de ce message n’est pas disponible.`,
          todo: t`Il sera écrit le jour de l’envoi, et gardé avec sa preuve.`,
          canRetry: false,
        }
      : undefined;
  return (
    <CaseDrawer title={stepTitle(step.step)} onClose={onClose}>
      <p className={classes.lead}>
        <Trans>Prévu {on}.</Trans> {stepDetail(step)}{' '}
        <Trans>Voici le projet ; les montants seront recalculés le jour même.</Trans>
      </p>
      <div className={classes.outcomes}>
        {error ? (
          <ErrorState failure={error} words={words} onRetry={() => void refetch()} />
        ) : !data ? (
          <Skeleton height={420} />
        ) : data.length > 1 && first ? (
          <Tabs defaultValue={first.channel}>
            <Tabs.List mb="md" aria-label={t`Messages de cette étape`}>
              {data.map(({ channel }) => (
                <Tabs.Tab key={channel} value={channel}>
                  {channelNoun(channel)}
                </Tabs.Tab>
              ))}
            </Tabs.List>
            {data.map((draft) => (
              <Tabs.Panel key={draft.channel} value={draft.channel}>
                <Draft draft={draft} name={stepTitle(step.step)} />
              </Tabs.Panel>
            ))}
          </Tabs>
        ) : first ? (
          <Draft draft={first} name={stepTitle(step.step)} />
        ) : (
          <p className={classes.fine}>
            <Trans>Aucun message ne peut partir : il manque une adresse.</Trans>
          </p>
        )}
      </div>
      {canAct && (
        <Group mt="lg" gap={8}>
          <Button variant="default" onClick={() => open({ kind: 'move', step })}>
            <Trans>Déplacer</Trans>
          </Button>
          <Button variant="default" onClick={() => open({ kind: 'stop', step })}>
            <Trans>Retirer</Trans>
          </Button>
        </Group>
      )}
    </CaseDrawer>
  );
}

function Draft({ draft, name }: { draft: DraftMessage; name: string }) {
  const bytes = useMemo(
    () => (draft.pdf ? Uint8Array.from(atob(draft.pdf), (char) => char.charCodeAt(0)).buffer : undefined),
    [draft.pdf],
  );
  if (bytes) return <DocumentViewer name={name} bytes={bytes} />;
  return <MessageBody channel={draft.channel} subject={draft.subject} html={draft.html} text={draft.text} />;
}
