import { t } from '@lingui/core/macro';
import { useLanguage } from '../../ui/language.ts';
import classes from './operator.module.css';
import type { OutboxChannel, OutboxItem } from './outbox.api.ts';

export function channelWord(channel: OutboxChannel): string {
  switch (channel) {
    case 'email':
      return t`Courriel`;
    case 'sms':
      return t`SMS`;
    case 'letter':
      return t`Lettre`;
    case 'registered-letter':
      return t`Recommandé`;
  }
}

/** By which way something left. */
export function ChannelTag({ channel }: { channel: OutboxChannel }) {
  useLanguage();
  return <span className={classes.channel}>{channelWord(channel)}</span>;
}

/** What a sending is about: its subject, else to whom it goes. */
export function subjectOf(item: OutboxItem): string {
  if (item.subject) return item.subject;
  const [name = ''] = item.recipient.split(',');
  if (item.channel === 'sms') return t`SMS au ${name}`;
  return item.channel === 'registered-letter' ? t`Lettre recommandée à ${name}` : t`Lettre à ${name}`;
}
