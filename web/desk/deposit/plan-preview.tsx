import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { PlannedStep } from '../../../src/features/cases/cases.contract.ts';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import { Panel } from '../../ui/layout/panel.tsx';
import { ToneMark } from '../../ui/story/state-tag.tsx';
import { Timeline, type TimelineItem } from '../../ui/story/timeline.tsx';
import { missingText, stepDetail, stepTitle } from '../cases/words/step-words.ts';
import { useToday } from '../session/session.api.ts';
import classes from './deposit.module.css';

/** The sixty days to come: what leaves, when, by which way, to whom, and what is missing for it. */
export function PlanPreview({ plan }: { plan: readonly PlannedStep[] }) {
  const today = useToday();
  const items = plan.map((step): TimelineItem => {
    const missing = missingText(step.missing, step.channels);
    const willHappen = step.channels.length > 0 && !(step.channels[0] === 'call' && step.missing.includes('phone'));
    return {
      id: step.step,
      on: step.on as CivilDate,
      planned: true,
      tone: willHappen ? 'act' : 'plain',
      title: stepTitle(step.step),
      ...(willHappen ? { detail: stepDetail(step) } : {}),
      ...(missing ? { flag: <Lacking>{missing}</Lacking> } : {}),
    };
  });
  return (
    <Panel title={<Trans>Ce qui va se passer</Trans>}>
      <p className={classes.lead}>
        <Trans>
          Soixante jours à l’amiable, jamais plus de deux jours de contact par semaine. Un paiement, une contestation ou
          une promesse arrête tout. Chaque étape se relit, se déplace et se retire.
        </Trans>
      </p>
      <Timeline items={items} today={today} />
    </Panel>
  );
}

function Lacking({ children }: { children: ReactNode }) {
  return (
    <p className={classes.doubt}>
      <ToneMark tone="watch" />
      <span>{children}</span>
    </p>
  );
}
