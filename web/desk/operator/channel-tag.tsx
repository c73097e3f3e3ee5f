import { t } from '@lingui/core/macro';
import { useLanguage } from '../../ui/language.ts';
import classes from './operator.module.css';
import type { OutboxChannel } from './outbox.api.ts';

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
