import { Trans } from '@lingui/react/macro';
import { UnstyledButton } from '@mantine/core';
import type { CaseView } from '../../../../src/features/cases/cases.contract.ts';
import { type CivilDate, inParis } from '../../../../src/kernel/civil-date.ts';
import { useFormats } from '../../../ui/language.ts';
import { Panel } from '../../../ui/layout/panel.tsx';
import { EmptyState } from '../../../ui/states/empty-state.tsx';
import { StateTag, type Tone } from '../../../ui/story/state-tag.tsx';
import { useCasePlace } from '../case-context.ts';
import classes from '../cases.module.css';
import { callOutcomeWords, messageStateWords } from '../words/outcome-words.ts';
import { channelNoun, recipientText, templateTitle } from '../words/step-words.ts';

type Exchange = { at: string; key: string } & (
  | { message: CaseView['messages'][number] }
  | { call: CaseView['calls'][number] }
);

/** Everything said to the debtor: each message opens exactly as it left, each call says what it gave. */
export function ExchangesTab() {
  const { view } = useCasePlace();
  const exchanges: Exchange[] = [
    ...view.messages.map((message) => ({ at: message.sentAt ?? message.queuedAt, key: message.id, message })),
    ...view.calls.filter(({ state }) => state === 'done').map((call) => ({ at: call.dueOn, key: call.id, call })),
  ].sort((a, b) => (a.at < b.at ? 1 : -1));
  if (exchanges.length === 0) {
    return (
      <Panel flush>
        <EmptyState title={<Trans>Aucun échange pour l’instant</Trans>}>
          <Trans>Chaque message s’ouvrira ici tel qu’il est parti, avec sa preuve.</Trans>
        </EmptyState>
      </Panel>
    );
  }
  return (
    <Panel>
      <ul className={classes.rows}>
        {exchanges.map((exchange) =>
          'message' in exchange ? (
            <MessageRow key={exchange.key} message={exchange.message} />
          ) : (
            <CallRow key={exchange.key} call={exchange.call} />
          ),
        )}
      </ul>
    </Panel>
  );
}

function MessageRow({ message }: { message: CaseView['messages'][number] }) {
  const { open } = useCasePlace();
  const { longDate, hour } = useFormats();
  const at = message.sentAt ?? message.queuedAt;
  const tone: Tone =
    message.state === 'failed'
      ? 'harm'
      : message.state === 'cancelled'
        ? 'watch'
        : message.state === 'delivered'
          ? 'good'
          : 'act';
  return (
    <li>
      <span>
        <UnstyledButton className={classes.rowLink} onClick={() => open({ kind: 'message', id: message.id })}>
          {templateTitle(message.template)}
        </UnstyledButton>
        <small>
          {channelNoun(message.channel)}, {recipientText(message.recipient)} · {longDate(inParis(new Date(at)).date)},{' '}
          {hour(at)}
        </small>
      </span>
      <StateTag tone={tone}>{messageStateWords(message)}</StateTag>
    </li>
  );
}

function CallRow({ call }: { call: CaseView['calls'][number] }) {
  const { longDate } = useFormats();
  return (
    <li>
      <span>
        <Trans>Appel</Trans>
        {call.note && <small>{call.note}</small>}
        <small>
          {[longDate(call.dueOn as CivilDate), call.durationMinutes ? `${call.durationMinutes} min` : '']
            .filter(Boolean)
            .join(' · ')}
        </small>
      </span>
      <StateTag>{callOutcomeWords(call.outcome ?? '')}</StateTag>
    </li>
  );
}
