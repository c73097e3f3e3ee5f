import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Skeleton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormats } from '../../ui/language.ts';
import { ConfirmDialog } from '../../ui/layout/confirm-dialog.tsx';
import { Panel } from '../../ui/layout/panel.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { authClient } from '../session/auth-client.ts';
import { accepted, type OpenSession, sessionsQuery } from './account.api.ts';
import { accountWords, deviceWords } from './account-words.ts';
import classes from './settings.module.css';

/** Where one is signed in; each can be ended from here. */
export function SessionsPanel() {
  const { data, error, refetch } = useQuery(sessionsQuery);
  const [asked, setAsked] = useState<OpenSession | 'others'>();
  const others = data?.filter(({ isThis }) => !isThis) ?? [];
  return (
    <Panel
      title={<Trans>Connexions ouvertes</Trans>}
      aside={
        others.length > 1 && (
          <Button variant="subtle" size="xs" onClick={() => setAsked('others')}>
            <Trans>Fermer toutes les autres</Trans>
          </Button>
        )
      }
    >
      {error && <ErrorState failure={error} words={accountWords(error)} onRetry={() => void refetch()} compact />}
      {!data && !error && <Skeleton height={90} />}
      <ul className={classes.invitations}>
        {data?.map((session) => (
          <SessionRow key={session.id} session={session} onEnd={() => setAsked(session)} />
        ))}
      </ul>
      {asked && <EndDialog asked={asked} onClose={() => setAsked(undefined)} />}
    </Panel>
  );
}

function SessionRow({ session, onEnd }: { session: OpenSession; onEnd: () => void }) {
  const { t } = useLingui();
  const { instant } = useFormats();
  const device = deviceWords(session.userAgent);
  const [since, address] = [instant(session.since), session.address];
  return (
    <li>
      <div className={classes.person}>
        <b>{device}</b>
        <span className={classes.second}>
          <Trans>depuis le {since}</Trans>
          {address && ` · ${address}`}
        </span>
      </div>
      {session.isThis ? (
        <span className={classes.aside}>
          <Trans>cet appareil</Trans>
        </span>
      ) : (
        <Button variant="default" size="xs" onClick={onEnd} aria-label={t`Fermer la connexion ${device}`}>
          <Trans>Fermer</Trans>
        </Button>
      )}
    </li>
  );
}

function EndDialog({ asked, onClose }: { asked: OpenSession | 'others'; onClose: () => void }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const device = asked === 'others' ? '' : deviceWords(asked.userAgent);
  const end = async () => {
    if (asked === 'others') await accepted(authClient.revokeOtherSessions());
    else await accepted(authClient.revokeSession({ token: asked.token }));
    await queries.invalidateQueries({ queryKey: ['sessions'] });
    notifications.show({ color: 'good', message: t`Fermé. Il faudra le mot de passe pour y revenir.` });
  };
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={
        asked === 'others' ? <Trans>Fermer toutes les autres connexions</Trans> : <Trans>Fermer cette connexion</Trans>
      }
      confirm={<Trans>Fermer</Trans>}
      onConfirm={end}
      words={accountWords}
    >
      <p>
        {asked === 'others' ? (
          <Trans>Tous vos autres appareils devront se reconnecter. Celui-ci reste ouvert.</Trans>
        ) : (
          <Trans>{device} devra se reconnecter. Ce qui y était en cours de saisie sera perdu.</Trans>
        )}
      </p>
    </ConfirmDialog>
  );
}
