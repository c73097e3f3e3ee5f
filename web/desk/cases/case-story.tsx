import { Trans, useLingui } from '@lingui/react/macro';
import { UnstyledButton } from '@mantine/core';
import type { PlannedStep, TimelineEntry } from '../../../src/features/cases/cases.contract.ts';
import { type CivilDate, inParis } from '../../../src/kernel/civil-date.ts';
import { useFormats } from '../../ui/language.ts';
import { StateTag } from '../../ui/story/state-tag.tsx';
import { Timeline, type TimelineAction, type TimelineItem } from '../../ui/story/timeline.tsx';
import { useToday } from '../session/session.api.ts';
import { type Sheet, useCasePlace } from './case-context.ts';
import { useCaseAct } from './cases.api.ts';
import classes from './cases.module.css';
import { storyEntries } from './story-entries.ts';
import { eventWords } from './words/event-words.ts';
import { missingText, stepDetail, stepTitle } from './words/step-words.ts';

/** One story for past and future: what was done, with its proof; today; what is planned, to read, move or take out. */
export function CaseStory() {
  const { view } = useCasePlace();
  const today = useToday();
  const past = usePastItems(storyEntries(view.timeline));
  const planned = usePlannedItems(view.plan);
  return (
    <Timeline
      items={[...past, ...planned]}
      today={today}
      nothingPlanned={
        view.closedOn ? (
          <Trans>Plus rien n’est prévu : le dossier est clos.</Trans>
        ) : (
          <Trans>Plus rien n’est prévu tant que vous n’avez pas décidé de la suite.</Trans>
        )
      }
    />
  );
}

function usePastItems(entries: readonly TimelineEntry[]): TimelineItem[] {
  const { t } = useLingui();
  const { open, view } = useCasePlace();
  const formats = useFormats();
  const proofOf = (entry: TimelineEntry): { sheet: Sheet; label: string } | undefined => {
    if (entry.kind === 'opened' && view.invoice.documentId) {
      return { sheet: { kind: 'document', id: view.invoice.documentId }, label: t`Facture` };
    }
    if (!entry.proof) return undefined;
    const { type, id } = entry.proof;
    if (type === 'message') return { sheet: { kind: 'message', id }, label: t`Preuve` };
    if (type === 'document') return { sheet: { kind: 'document', id }, label: t`Pièce` };
    return type === 'payment' ? { sheet: { kind: 'payment', id }, label: t`Répartition` } : undefined;
  };
  return entries.map((entry) => {
    const words = eventWords(entry, formats);
    const proof = proofOf(entry);
    return {
      id: entry.id,
      on: inParis(new Date(entry.at)).date,
      title: words.title,
      ...(words.detail ? { detail: words.detail } : {}),
      ...(words.tone ? { tone: words.tone } : {}),
      ...(proof
        ? {
            proof: (
              <UnstyledButton
                className={classes.proof}
                onClick={() => open(proof.sheet)}
                aria-label={`${proof.label}, ${words.title}`}
              >
                {proof.label}
              </UnstyledButton>
            ),
          }
        : {}),
    };
  });
}

function usePlannedItems(plan: readonly PlannedStep[]): TimelineItem[] {
  const { t } = useLingui();
  const { view, open, canAct } = useCasePlace();
  const act = useCaseAct(view.id);
  return plan.map((step) => {
    const isStopped = step.state === 'stopped';
    const missing = isStopped ? undefined : missingText(step.missing, step.channels);
    const restore: TimelineAction = {
      id: 'restore',
      label: t`Remettre au plan`,
      onAct: () => act.mutate({ path: `steps/${step.step}/restore` }),
    };
    const change: TimelineAction[] = [
      { id: 'move', label: t`Déplacer`, onAct: () => open({ kind: 'move', step }) },
      ...(step.state === 'moved' ? [restore] : []),
      { id: 'stop', label: t`Retirer`, onAct: () => open({ kind: 'stop', step }), danger: true },
    ];
    const isWriting = step.channels.some((channel) => channel !== 'call' && channel !== 'decision');
    const title = stepTitle(step.step);
    return {
      id: step.step,
      on: step.on as CivilDate,
      planned: true,
      tone: isStopped || step.channels.length === 0 ? 'plain' : 'act',
      title: isStopped ? <s>{title}</s> : title,
      ...(isStopped ? {} : { detail: stepDetail(step) }),
      ...(isStopped
        ? { flag: <StateTag>{t`retiré par vous`}</StateTag> }
        : missing
          ? { flag: <StateTag tone="watch">{missing}</StateTag> }
          : step.state === 'moved'
            ? { flag: <StateTag>{t`déplacé par vous`}</StateTag> }
            : {}),
      ...(isWriting && !isStopped
        ? {
            proof: (
              <UnstyledButton
                className={classes.proof}
                onClick={() => open({ kind: 'draft', step })}
                aria-label={`${t`Voir le projet`}, ${title}`}
              >
                {t`Voir le projet`}
              </UnstyledButton>
            ),
          }
        : {}),
      ...(canAct && step.step !== 'hand-over' ? { actions: isStopped ? [restore] : change } : {}),
    };
  });
}
