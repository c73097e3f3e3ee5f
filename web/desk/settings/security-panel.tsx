import { Trans, useLingui } from '@lingui/react/macro';
import { useMe } from '../session/session.api.ts';
import { PasswordPanel } from './password-panel.tsx';
import { SecondFactorPanel } from './second-factor-panel.tsx';
import { SessionsPanel } from './sessions-panel.tsx';
import classes from './settings.module.css';

/** One's own account: password, second factor, and where one is signed in. */
export function SecurityPanel() {
  const { t } = useLingui();
  const { user } = useMe();
  const { name, email } = user;
  return (
    <section className={classes.stack} aria-label={t`Mon compte et ma sécurité`}>
      <p className={classes.note}>
        <Trans>
          {name}, {email}
        </Trans>
      </p>
      <SecondFactorPanel />
      <PasswordPanel />
      <SessionsPanel />
    </section>
  );
}
