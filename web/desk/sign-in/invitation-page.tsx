import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { LinkButton } from '../../ui/layout/link-button.tsx';
import { authClient } from '../session/auth-client.ts';
import { meQuery } from '../session/session.api.ts';
import { FormError } from './form-error.tsx';
import { invitationQuery } from './invitation.api.ts';
import classes from './sign-in.module.css';
import { SignInFrame } from './sign-in-frame.tsx';
import { useEnter, useSubmission } from './use-entry.ts';

/** Joining the organisation that invited: whoever is not signed in does so first, and comes back here. */
export default function InvitationPage() {
  const { t } = useLingui();
  const { id } = useParams({ from: '/invitation/$id' });
  const me = useQuery(meQuery);
  if (me.isPending)
    return (
      <SignInFrame name={t`Invitation`} title={<Skeleton height={34} />}>
        {null}
      </SignInFrame>
    );
  if (me.data) return <Answer id={id} />;
  const search = { suite: `/invitation/${id}` };
  return (
    <SignInFrame
      name={t`Invitation`}
      title={<Trans>On vous attend dans une organisation</Trans>}
      lead={<Trans>Entrez avec l’adresse qui a reçu l’invitation, ou créez votre compte avec elle.</Trans>}
    >
      <Group mt={24}>
        <LinkButton to="/connexion" search={search}>
          <Trans>Se connecter</Trans>
        </LinkButton>
        <LinkButton to="/inscription" search={search} variant="default">
          <Trans>Créer mon compte</Trans>
        </LinkButton>
      </Group>
    </SignInFrame>
  );
}

function Answer({ id }: { id: string }) {
  const { t } = useLingui();
  const enter = useEnter();
  const { data, error, isPending } = useQuery(invitationQuery(id));
  const { submit, refusal, isSending } = useSubmission();
  if (isPending)
    return (
      <SignInFrame name={t`Invitation`} title={<Skeleton height={34} />}>
        {null}
      </SignInFrame>
    );
  if (!data) {
    return (
      <SignInFrame name={t`Invitation`} title={<Trans>Cette invitation ne peut pas être ouverte</Trans>}>
        <div className={classes.fields}>
          <FormError refusal={error ?? { code: 'INVITATION_NOT_FOUND', status: 404 }} />
        </div>
      </SignInFrame>
    );
  }
  const { organizationName, inviterEmail } = data;
  return (
    <SignInFrame
      name={t`Invitation`}
      title={<Trans>Rejoindre {organizationName}</Trans>}
      lead={<Trans>{inviterEmail} vous invite à suivre les dossiers de cette organisation.</Trans>}
    >
      <div className={classes.fields}>
        <FormError refusal={refusal} />
        <Group>
          <Button
            loading={isSending}
            onClick={() =>
              submit(
                () => authClient.organization.acceptInvitation({ invitationId: id }),
                () => enter('/'),
              )
            }
          >
            <Trans>Rejoindre</Trans>
          </Button>
          <Button
            variant="default"
            disabled={isSending}
            onClick={() =>
              submit(
                () => authClient.organization.rejectInvitation({ invitationId: id }),
                () => enter('/'),
              )
            }
          >
            <Trans>Refuser</Trans>
          </Button>
        </Group>
      </div>
    </SignInFrame>
  );
}
