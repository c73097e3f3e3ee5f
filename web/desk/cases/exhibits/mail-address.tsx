import { Trans } from '@lingui/react/macro';
import { Button, CopyButton } from '@mantine/core';
import classes from '../cases.module.css';
import type { CaseExhibits } from '../exhibits.api.ts';

/** Where exhibits of this case may be sent, and what happens then. */
export function MailAddress({ mail }: { mail: NonNullable<CaseExhibits['mail']> }) {
  return (
    <div className={classes.mail}>
      <code className={classes.mailAddress}>{mail.address}</code>
      <small>
        {mail.knowsMembers ? (
          <Trans>
            Envoyez ou transférez un courriel à cette adresse : son texte et ses pièces jointes entrent au dossier, et
            ce qui ne vient pas de votre équipe attend votre accord.
          </Trans>
        ) : (
          <Trans>
            Envoyez ou transférez un courriel à cette adresse : son texte et ses pièces jointes attendent votre accord
            pour entrer au dossier.
          </Trans>
        )}
      </small>
      <CopyButton value={mail.address}>
        {({ copied, copy }) => (
          <Button variant="default" size="xs" onClick={copy} aria-live="polite">
            {copied ? <Trans>Adresse copiée</Trans> : <Trans>Copier l’adresse</Trans>}
          </Button>
        )}
      </CopyButton>
    </div>
  );
}
