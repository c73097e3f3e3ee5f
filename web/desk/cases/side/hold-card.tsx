import { Trans } from '@lingui/react/macro';
import { Button, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { CaseView } from '../../../../src/features/cases/cases.contract.ts';
import type { CivilDate } from '../../../../src/kernel/civil-date.ts';
import { useFormats } from '../../../ui/language.ts';
import { Panel } from '../../../ui/layout/panel.tsx';
import { useCasePlace } from '../case-context.ts';
import classes from '../cases.module.css';
import { disputeAdvice, disputeWords } from '../words/dispute-words.ts';

type Hold = CaseView['holds'][number];

/** Why the reminders are stopped, in the debtor's own words when it spoke, and the way to answer. */
export function HoldCard({ hold }: { hold: Hold }) {
  const { open, canAct } = useCasePlace();
  const { longDate, money } = useFormats();
  const since = longDate(hold.startsOn as CivilDate);
  const amount = hold.amountCents === null ? '' : money(hold.amountCents);
  const { documentId } = hold;
  return (
    <Panel title={<HoldTitle reason={hold.reason} />}>
      {hold.reason === 'dispute' && <p className={classes.strong}>{disputeWords(hold.disputeCode ?? '')}</p>}
      <HoldDates hold={hold} />
      {amount && (
        <p>
          <Trans>Sur {amount}.</Trans>
        </p>
      )}
      {hold.note && <blockquote className={classes.quote}>{hold.note}</blockquote>}
      {documentId && (
        <p>
          <UnstyledButton className={classes.proof} onClick={() => open({ kind: 'document', id: documentId })}>
            <Trans>Voir la pièce jointe</Trans>
          </UnstyledButton>
        </p>
      )}
      {hold.reason === 'dispute' && <p className={classes.fine}>{disputeAdvice(hold.disputeCode ?? '')}</p>}
      <p className={classes.fine}>
        <Trans>Relances arrêtées depuis le {since}.</Trans>
      </p>
      {canAct && (
        <Button variant="light" mt={10} onClick={() => open({ kind: 'answer', holdId: hold.id })}>
          {hold.reason === 'pause' ? (
            <Trans>Reprendre les relances</Trans>
          ) : hold.reason === 'promise' ? (
            <Trans>Lever la promesse</Trans>
          ) : (
            <Trans>Répondre</Trans>
          )}
        </Button>
      )}
    </Panel>
  );
}

function HoldTitle({ reason }: { reason: Hold['reason'] }): ReactNode {
  switch (reason) {
    case 'dispute':
      return <Trans>Le débiteur conteste</Trans>;
    case 'claimed-paid':
      return <Trans>Le débiteur dit avoir payé</Trans>;
    case 'promise':
      return <Trans>Une promesse de payer</Trans>;
    case 'pause':
      return <Trans>Relances suspendues par vous</Trans>;
  }
}

function HoldDates({ hold }: { hold: Hold }) {
  const { longDate } = useFormats();
  const promised = hold.promisedOn ? longDate(hold.promisedOn as CivilDate) : '';
  const until = hold.untilOn ? longDate(hold.untilOn as CivilDate) : '';
  if (hold.reason === 'promise') {
    return (
      <p>
        <Trans>
          Pour le {promised}. Nous attendons jusqu’au {until}, le temps que le virement arrive.
        </Trans>
      </p>
    );
  }
  if (hold.reason === 'claimed-paid' && promised) {
    return (
      <p>
        <Trans>Le {promised}, dit-il.</Trans>
      </p>
    );
  }
  if (hold.reason === 'pause') {
    return <p>{until ? <Trans>Jusqu’au {until}.</Trans> : <Trans>Sans date de fin.</Trans>}</p>;
  }
  return null;
}
