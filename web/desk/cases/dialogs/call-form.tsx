import { Trans, useLingui } from '@lingui/react/macro';
import { Button, NumberInput, Radio, Stack, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type FormEvent, useState } from 'react';
import type { CaseView } from '../../../../src/features/cases/cases.contract.ts';
import { addDays, type CivilDate } from '../../../../src/kernel/civil-date.ts';
import { DayInput } from '../../../ui/fields/day-input.tsx';
import { ErrorState } from '../../../ui/states/error-state.tsx';
import { useToday } from '../../session/session.api.ts';
import { useCasePlace } from '../case-context.ts';
import { useCaseAct } from '../cases.api.ts';
import classes from '../cases.module.css';

/** The latest day that a debtor may promise by itself, from today: the server says so too. */
const LONGEST_PROMISE_DAYS = 45;

/** What the call gave; a promise, a dispute or "already paid" stops the reminders as if written online. */
export function CallForm({ call, onDone }: { call: CaseView['calls'][number]; onDone: () => void }) {
  const { t } = useLingui();
  const { view } = useCasePlace();
  const today = useToday();
  const act = useCaseAct(view.id);
  const [outcome, setOutcome] = useState('');
  const [note, setNote] = useState('');
  const [minutes, setMinutes] = useState<number>();
  const [promisedOn, setPromisedOn] = useState<CivilDate>();
  const stops = t`Les relances s’arrêtent aussitôt.`;
  const outcomes: { value: string; label: string; description?: string }[] = [
    { value: 'promise', label: t`Promet de payer`, description: t`Les relances attendent la date promise.` },
    { value: 'claims-paid', label: t`Dit avoir payé`, description: stops },
    { value: 'dispute', label: t`N’est pas d’accord`, description: stops },
    { value: 'reached', label: t`Joint, sans suite précise` },
    { value: 'callback', label: t`À rappeler` },
    { value: 'voicemail', label: t`Répondeur` },
    { value: 'no-answer', label: t`Pas de réponse` },
    { value: 'wrong-number', label: t`Mauvais numéro`, description: t`Nous n’y appellerons plus.` },
  ];
  const isWhole = outcome !== '' && (outcome !== 'promise' || promisedOn !== undefined);
  const send = (event: FormEvent) => {
    event.preventDefault();
    act.mutate(
      {
        path: `calls/${call.id}`,
        body: {
          outcome,
          ...(note.trim() ? { note: note.trim() } : {}),
          ...(minutes === undefined ? {} : { durationMinutes: minutes }),
          ...(outcome === 'promise' ? { promisedOn } : {}),
          ...(call.contactId ? { contactId: call.contactId } : {}),
        },
      },
      {
        onSuccess: () => {
          notifications.show({ message: t`L’appel est noté au journal.` });
          onDone();
        },
      },
    );
  };
  return (
    <form className={classes.callForm} onSubmit={send}>
      <h3>
        <Trans>Ce que l’appel a donné</Trans>
      </h3>
      <div className={classes.outcomes}>
        <Radio.Group value={outcome} onChange={setOutcome} aria-label={t`Ce que l’appel a donné`}>
          <Stack gap={8}>
            {outcomes.map((candidate) => (
              <Radio key={candidate.value} {...candidate} />
            ))}
          </Stack>
        </Radio.Group>
        {outcome === 'promise' && (
          <DayInput
            label={t`Date promise`}
            min={today}
            max={addDays(today, LONGEST_PROMISE_DAYS)}
            value={promisedOn}
            onChange={setPromisedOn}
          />
        )}
        <Textarea
          label={t`Ce qui a été dit`}
          description={t`Ses mots, autant que possible.`}
          autosize
          minRows={2}
          maxLength={2000}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <NumberInput
          label={t`Durée, en minutes`}
          min={0}
          max={600}
          allowDecimal={false}
          w={160}
          value={minutes ?? ''}
          onChange={(value) => setMinutes(typeof value === 'number' ? value : undefined)}
        />
        {act.error && <ErrorState failure={act.error} compact />}
        <Button type="submit" loading={act.isPending} disabled={!isWhole} style={{ justifySelf: 'start' }}>
          <Trans>Noter l’appel</Trans>
        </Button>
      </div>
    </form>
  );
}
