import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { MessageView } from '../../../../src/features/cases/cases.contract.ts';
import type { CivilDate } from '../../../../src/kernel/civil-date.ts';
import { useFormats } from '../../../ui/language.ts';
import { Panel } from '../../../ui/layout/panel.tsx';
import { type Tone, ToneMark } from '../../../ui/story/state-tag.tsx';
import classes from '../cases.module.css';
import { messageStateWords } from '../words/outcome-words.ts';
import { channelNoun, recipientText } from '../words/step-words.ts';

/** Why it could leave, where it went, what was known then: the proof that nobody was reminded wrongly. */
export function MessageProof({ message }: { message: MessageView }) {
  const { t } = useLingui();
  const { instant, longDate, money } = useFormats();
  const knew = record(message.gate.knew);
  const at = instant(message.sentAt ?? message.queuedAt);
  const passedAt = typeof message.gate.passedAt === 'string' ? instant(message.gate.passedAt) : undefined;
  const where = `${channelNoun(message.channel)}, ${recipientText(message.recipient)}`;
  const owed = typeof knew.outstandingCents === 'number' ? money(knew.outstandingCents) : undefined;
  const statementOn =
    typeof knew.lastStatementOn === 'string' ? longDate(knew.lastStatementOn as CivilDate) : undefined;
  const { trackingNumber, failure } = message;
  const lines: { id: string; tone: Tone; text: ReactNode }[] = [
    {
      id: 'sent',
      tone: message.state === 'failed' ? 'harm' : message.state === 'cancelled' ? 'watch' : 'good',
      text: `${where} · ${at} · ${messageStateWords(message)}`,
    },
  ];
  if (failure) lines.push({ id: 'failure', tone: 'harm', text: failure });
  if (trackingNumber) lines.push({ id: 'tracking', tone: 'plain', text: t`Numéro de suivi : ${trackingNumber}` });
  if (passedAt) {
    lines.push({
      id: 'gate',
      tone: 'good',
      text: <Trans>Contrôlé avant l’envoi, le {passedAt} : rien ne s’y opposait.</Trans>,
    });
  } else if (message.gate.kind === 'answer') {
    lines.push({ id: 'answer', tone: 'good', text: <Trans>Une réponse au débiteur, pas une relance.</Trans> });
  }
  if (owed) lines.push({ id: 'owed', tone: 'plain', text: <Trans>Dû à cet instant : {owed}.</Trans> });
  if (statementOn) {
    lines.push({ id: 'bank', tone: 'plain', text: <Trans>Dernier relevé de banque connu : {statementOn}.</Trans> });
  }
  if (knew.possiblePayments === 0) {
    lines.push({ id: 'payments', tone: 'plain', text: <Trans>Aucun virement en attente de rapprochement.</Trans> });
  }
  return (
    <div className={classes.callForm}>
      <Panel title={<Trans>Ce qui le prouve</Trans>}>
        <ul className={classes.proofs}>
          {lines.map(({ id, tone, text }) => (
            <li key={id}>
              <ToneMark tone={tone} />
              <span>{text}</span>
            </li>
          ))}
        </ul>
        <details className={classes.facts}>
          <summary>
            <Trans>Les faits dont il a été écrit, tels qu’ils sont gardés</Trans>
          </summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable from the keyboard */}
          <pre tabIndex={0}>{JSON.stringify({ gate: message.gate, facts: message.facts }, null, 2)}</pre>
        </details>
      </Panel>
    </div>
  );
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
