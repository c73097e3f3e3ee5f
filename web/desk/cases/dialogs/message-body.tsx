import { Trans, useLingui } from '@lingui/react/macro';
import { HtmlFrame } from '../../../ui/documents/html-frame.tsx';
import classes from '../cases.module.css';

type MessageBodyProps = { channel: string; subject: string | null; html: string | null; text: string | null };

/** The words of a message: an email as it shows, a text message as it is received. */
export function MessageBody({ channel, subject, html, text }: MessageBodyProps) {
  const { t } = useLingui();
  return (
    <>
      {subject && channel === 'email' && (
        <p className={classes.lead}>
          <Trans>Objet : {subject}</Trans>
        </p>
      )}
      {html ? (
        <HtmlFrame html={html} title={subject ?? t`Message`} />
      ) : text ? (
        <p className={classes.sms}>{text}</p>
      ) : (
        <p className={classes.fine}>
          <Trans>Ce message n’a pas encore été écrit.</Trans>
        </p>
      )}
    </>
  );
}
