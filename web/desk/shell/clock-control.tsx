import { plural } from '@lingui/core/macro';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Menu, Progress, UnstyledButton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { addDays, type CivilDate, inParis } from '../../../src/kernel/civil-date.ts';
import { useFormats } from '../../ui/language.ts';
import { ChevronDownIcon } from '../../ui/theme/icons.tsx';
import { type ClockView, clockQuery } from './clock.api.ts';
import { MoveClockDialog } from './move-clock-dialog.tsx';
import classes from './shell.module.css';

/** The operator's hand on the demonstration's clock: forward only; all that falls due on the way happens, in order. */
export function ClockControl() {
  const { data: clock } = useQuery(clockQuery);
  const [to, setTo] = useState<CivilDate | 'chosen'>();
  useWhatHappened(clock);
  if (!clock) return null;
  if (clock.moving) return <Moving clock={clock} />;
  const today = clock.today as CivilDate;
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <UnstyledButton className={classes.clock}>
            <Trans>Avancer la date</Trans> <ChevronDownIcon size={14} />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setTo(addDays(today, 1))}>
            <Trans>D’un jour</Trans>
          </Menu.Item>
          <Menu.Item onClick={() => setTo(addDays(today, 7))}>
            <Trans>D’une semaine</Trans>
          </Menu.Item>
          <Menu.Item onClick={() => setTo('chosen')}>
            <Trans>À une date…</Trans>
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {to && (
        <MoveClockDialog now={clock.now} target={to === 'chosen' ? undefined : to} onClose={() => setTo(undefined)} />
      )}
    </>
  );
}

/** When the clock stops: every screen is asked again, and one note says what happened. */
function useWhatHappened(clock: ClockView | undefined) {
  const { t } = useLingui();
  const { longDate } = useFormats();
  const queries = useQueryClient();
  const last = useRef<ClockView['progress']>(null);
  const moving = clock?.moving ?? false;
  useEffect(() => {
    if (moving) {
      last.current = clock?.progress ?? last.current;
      return;
    }
    const before = last.current;
    last.current = null;
    if (!before || !clock) return;
    const happened = clock.progress?.happened ?? before.happened;
    const date = longDate(clock.today as CivilDate);
    const events = plural(happened, {
      0: 'Rien n’était prévu d’ici là.',
      one: '# chose a eu lieu en chemin.',
      other: '# choses ont eu lieu en chemin.',
    });
    void queries.invalidateQueries();
    notifications.show({ color: 'good', message: t`Nous sommes le ${date}. ${events}`, autoClose: 8_000 });
  }, [moving, clock, queries, t, longDate]);
}

function Moving({ clock }: { clock: ClockView }) {
  const { t } = useLingui();
  const { shortDate } = useFormats();
  const { progress } = clock;
  const at = shortDate(inParis(new Date(progress?.at ?? clock.now)).date);
  const [from, to, here] = [progress?.from, progress?.to, progress?.at].map((instant) => Date.parse(instant ?? ''));
  const part =
    from !== undefined && to !== undefined && here !== undefined && to > from ? (here - from) / (to - from) : 0;
  return (
    <span className={classes.moving} role="status">
      <span>
        <Trans>L’horloge avance : {at}</Trans>
        {progress && progress.happened > 0 && (
          <>
            {', '}
            <Plural value={progress.happened} one="# chose faite" other="# choses faites" />
          </>
        )}
      </span>
      <Progress
        value={100 * part}
        size={5}
        color="watch"
        aria-label={t`Avancée de l’horloge`}
        className={classes.movingBar}
      />
    </span>
  );
}
