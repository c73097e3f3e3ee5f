import { Trans, useLingui } from '@lingui/react/macro';
import { Radio, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { CivilDate } from '../../../../src/kernel/civil-date.ts';
import { AmountInput } from '../../../ui/fields/amount-input.tsx';
import { DayInput } from '../../../ui/fields/day-input.tsx';
import { ConfirmDialog } from '../../../ui/layout/confirm-dialog.tsx';
import { useToday } from '../../session/session.api.ts';
import { useCasePlace } from '../case-context.ts';
import classes from '../cases.module.css';
import { disputeAdvice, disputeWords } from '../words/dispute-words.ts';
import { type Answer, answersFor, answerWords } from './answer-words.ts';
import { useActDialog } from './use-act-dialog.ts';

/** The creditor answers what stopped its case; each answer says what it will do before it is given. */
export function AnswerHoldDialog({ holdId, onClose }: { holdId: string; onClose: () => void }) {
  const { t } = useLingui();
  const { view } = useCasePlace();
  const today = useToday();
  const act = useActDialog();
  const hold = view.holds.find(({ id }) => id === holdId);
  const answers = answersFor(hold?.reason);
  const [answer, setAnswer] = useState<Answer | undefined>(answers.length === 1 ? answers[0] : undefined);
  const [note, setNote] = useState('');
  const [receivedOn, setReceivedOn] = useState<CivilDate | undefined>(today);
  const [amountCents, setAmount] = useState<number | undefined>(hold?.amountCents ?? view.owed.totalCents);
  if (!hold) return null;
  const needsNote = answer === 'maintained' || answer === 'accepted';
  const isWhole = answer === 'received' ? receivedOn && amountCents : answer && (!needsNote || note.trim() !== '');
  const body =
    answer === 'received'
      ? { outcome: answer, receivedOn, amountCents }
      : { outcome: answer, ...(note.trim() ? { note: note.trim() } : {}) };
  const titles = {
    dispute: <Trans>Répondre à la contestation</Trans>,
    'claimed-paid': <Trans>Le paiement est-il arrivé ?</Trans>,
    promise: <Trans>Lever la promesse</Trans>,
    pause: <Trans>Reprendre les relances</Trans>,
  };
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={titles[hold.reason]}
      confirm={<Trans>Répondre</Trans>}
      disabled={!isWhole}
      onConfirm={() => act(`holds/${hold.id}/answer`, body, t`Votre réponse est enregistrée.`)}
    >
      {hold.reason === 'dispute' && (
        <>
          <p className={classes.strong}>{disputeWords(hold.disputeCode ?? '')}</p>
          {hold.note && <blockquote className={classes.quote}>{hold.note}</blockquote>}
          <p className={classes.fine}>{disputeAdvice(hold.disputeCode ?? '')}</p>
        </>
      )}
      {hold.reason === 'claimed-paid' && hold.note && <blockquote className={classes.quote}>{hold.note}</blockquote>}
      {answers.length > 1 && (
        <Radio.Group label={t`Votre réponse`} value={answer ?? ''} onChange={(chosen) => setAnswer(chosen as Answer)}>
          <Stack gap={10} mt={4}>
            {answers.map((candidate) => {
              const { label, effect } = answerWords(hold.reason, candidate, view.debtor.name);
              return <Radio key={candidate} value={candidate} label={label} description={effect} />;
            })}
          </Stack>
        </Radio.Group>
      )}
      {answers.length === 1 && answer && <p>{answerWords(hold.reason, answer, view.debtor.name).effect}</p>}
      {answer === 'received' && (
        <>
          <DayInput label={t`Reçu le`} max={today} value={receivedOn} onChange={setReceivedOn} />
          <AmountInput label={t`Montant`} value={amountCents} onChange={setAmount} />
        </>
      )}
      {answer && answer !== 'received' && (
        <Textarea
          label={needsNote ? t`Ce que vous répondez` : t`Précisions`}
          description={needsNote ? t`Gardé au journal.` : t`Facultatif, gardé au journal.`}
          autosize
          minRows={needsNote ? 3 : 2}
          maxLength={needsNote ? 2000 : 500}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      )}
    </ConfirmDialog>
  );
}
