import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  addDays,
  addYears,
  type CivilDate,
  daysBetween,
  inParis,
  parisInstant,
} from '../../../src/kernel/civil-date.ts';
import { ApiProblem } from '../../ui/api.ts';
import { DayInput } from '../../ui/fields/day-input.tsx';
import { useFormats } from '../../ui/language.ts';
import { ConfirmDialog } from '../../ui/layout/confirm-dialog.tsx';
import type { ProblemWords } from '../../ui/states/problem-words.ts';
import { clockQuery, moveClock } from './clock.api.ts';

type MoveClockDialogProps = { now: string; target: CivilDate | undefined; onClose: () => void };

/** Says what moving the clock does, for everybody, and that it does not go back. */
export function MoveClockDialog({ now, target, onClose }: MoveClockDialogProps) {
  const { t } = useLingui();
  const { longDate } = useFormats();
  const queries = useQueryClient();
  const { date: today, minutes } = inParis(new Date(now));
  const [date, setDate] = useState<CivilDate | undefined>(target ?? addDays(today, 30));
  const words = (failure: unknown): ProblemWords | undefined =>
    failure instanceof ApiProblem && failure.kind === 'clock-goes-forward-only'
      ? {
          happened: t`L’horloge est déjà plus loin.`,
          safe: t`Elle ne recule jamais.`,
          todo: t`Choisissez une date plus lointaine.`,
          canRetry: false,
        }
      : undefined;
  const move = async () => {
    if (!date) return;
    // The same hour of the day: a day is a day.
    const clock = await moveClock(parisInstant(date, minutes));
    queries.setQueryData(clockQuery.queryKey, clock);
    await queries.invalidateQueries({ queryKey: clockQuery.queryKey });
  };
  const arrival = date ? longDate(date) : '';
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={<Trans>Avancer l’horloge</Trans>}
      confirm={<Trans>Avancer</Trans>}
      onConfirm={move}
      words={words}
      disabled={!date}
    >
      {!target && (
        <DayInput
          label={t`Jusqu’au`}
          value={date}
          min={addDays(today, 1)}
          max={addYears(today, 2)}
          onChange={setDate}
        />
      )}
      {date && (
        <p>
          <Plural
            value={daysBetween(today, date)}
            one={`Tout le monde passera d’un jour, jusqu’au ${arrival}.`}
            other={`Tout le monde passera de # jours, jusqu’au ${arrival}.`}
          />{' '}
          <Trans>
            Ce qui tombe d’ici là aura lieu dans l’ordre : relances, lettres, appels à faire, promesses échues.
            L’horloge ne recule pas.
          </Trans>
        </p>
      )}
    </ConfirmDialog>
  );
}
