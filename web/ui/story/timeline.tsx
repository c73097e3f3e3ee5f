import { Trans, useLingui } from '@lingui/react/macro';
import { Menu, UnstyledButton } from '@mantine/core';
import { Fragment, type ReactNode } from 'react';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import { useFormats } from '../language.ts';
import { ChevronDownIcon } from '../theme/icons.tsx';
import type { Tone } from './state-tag.tsx';
import classes from './story.module.css';

export type TimelineAction = { id: string; label: string; onAct: () => void; danger?: boolean };

export type TimelineItem = {
  id: string;
  on: CivilDate;
  /** The hour in Paris, when it matters: « 9 h 30 ». */
  at?: string;
  title: ReactNode;
  detail?: ReactNode;
  tone?: Tone;
  /** Not yet done: drawn dotted. */
  planned?: boolean;
  /** Who must act, when it is not the platform: « à valider par vous ». */
  flag?: ReactNode;
  /** What proves it, or shows the draft: links or buttons. */
  proof?: ReactNode;
  /** What can be done with it: move, stop, send now. */
  actions?: readonly TimelineAction[];
};

type TimelineProps = {
  items: readonly TimelineItem[];
  today: CivilDate;
  /** Said of the future when nothing is planned: « Plus rien n’est prévu : le dossier est clos. » */
  nothingPlanned?: ReactNode;
};

/** One story for past and future: what was done with its proof, a mark for today, what is planned, dotted. */
export function Timeline({ items, today, nothingPlanned }: TimelineProps) {
  const { t } = useLingui();
  const past = items.filter((item) => !item.planned);
  const planned = items.filter((item) => item.planned);
  return (
    <div className={classes.story}>
      <ol className={classes.line} aria-label={t`Ce qui a été fait`}>
        {past.map((item) => (
          <Step key={item.id} item={item} today={today} />
        ))}
      </ol>
      <TodayMark today={today} />
      {planned.length > 0 ? (
        <ol className={classes.line} aria-label={t`Ce qui est prévu`}>
          {planned.map((item) => (
            <Step key={item.id} item={item} today={today} />
          ))}
        </ol>
      ) : (
        nothingPlanned && <p className={classes.nothing}>{nothingPlanned}</p>
      )}
    </div>
  );
}

function TodayMark({ today }: { today: CivilDate }) {
  const { shortDate } = useFormats();
  return (
    <p className={classes.today}>
      <time dateTime={today}>{shortDate(today)}</time>
      <i aria-hidden="true" />
      <span>
        <Trans>Aujourd’hui</Trans>
      </span>
      <span className={classes.todayRule} aria-hidden="true" />
    </p>
  );
}

function Step({ item, today }: { item: TimelineItem; today: CivilDate }) {
  const { shortDate, relativeDay } = useFormats();
  return (
    <li className={classes.step} data-tone={item.tone ?? 'plain'} data-planned={item.planned || undefined}>
      <div className={classes.on}>
        <time dateTime={item.on} title={relativeDay(item.on, today)}>
          {shortDate(item.on, today)}
        </time>
        {item.at && <span className={classes.at}>{item.at}</span>}
      </div>
      <StepDot tone={item.tone ?? 'plain'} />
      <div className={classes.what}>
        <h3 className={classes.stepTitle}>{item.title}</h3>
        {item.detail && <div className={classes.detail}>{item.detail}</div>}
        {item.flag && <div className={classes.flag}>{item.flag}</div>}
      </div>
      <div className={classes.proof}>
        {item.proof}
        {item.actions && item.actions.length > 0 && <StepActions actions={item.actions} />}
      </div>
    </li>
  );
}

/** The dot carries the tone by its shape too: a triangle to look at, a diamond for loss, a tick when settled. */
function StepDot({ tone }: { tone: Tone }) {
  return (
    <span className={classes.dot} aria-hidden="true">
      <svg viewBox="0 0 16 16" width="16" height="16" focusable="false" aria-hidden="true">
        {tone === 'watch' ? (
          <path d="M8 1.5 15 14H1z" />
        ) : tone === 'harm' ? (
          <path d="M8 1 15 8l-7 7-7-7z" />
        ) : (
          <circle cx="8" cy="8" r="6" />
        )}
        {tone === 'good' && <path className={classes.tick} d="m5.2 8.3 2 2 3.6-4.2" />}
      </svg>
    </span>
  );
}

function StepActions({ actions }: { actions: readonly TimelineAction[] }) {
  const [only] = actions;
  if (actions.length === 1 && only) {
    return (
      <UnstyledButton className={classes.stepAction} onClick={only.onAct}>
        {only.label}
      </UnstyledButton>
    );
  }
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <UnstyledButton className={classes.stepAction}>
          <Trans>Modifier</Trans> <ChevronDownIcon size={13} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {actions.map((action, index) => (
          <Fragment key={action.id}>
            {action.danger && index > 0 && <Menu.Divider />}
            <Menu.Item onClick={action.onAct} {...(action.danger ? { color: 'harm' } : {})}>
              {action.label}
            </Menu.Item>
          </Fragment>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
