import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { inParis } from '../../../src/kernel/civil-date.ts';
import { useFormats } from '../../ui/language.ts';
import { ConfirmDialog } from '../../ui/layout/confirm-dialog.tsx';
import { Panel } from '../../ui/layout/panel.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { authClient } from '../session/auth-client.ts';
import { accepted, type Invitation, invitationsQuery, type Role } from './account.api.ts';
import { accountWords, roleWords } from './account-words.ts';
import classes from './settings.module.css';

type InvitationsPanelProps = { organisationId: string; mayChange: boolean };

/** Who is invited and has not answered; and, for an owner, how to invite. */
export function InvitationsPanel({ organisationId, mayChange }: InvitationsPanelProps) {
  const { data = [], error } = useQuery(invitationsQuery(organisationId));
  const [cancelled, setCancelled] = useState<Invitation>();
  if (!mayChange && data.length === 0) return null;
  return (
    <>
      <Panel title={<Trans>Invitations</Trans>}>
        {mayChange && <InviteForm organisationId={organisationId} />}
        {error && <ErrorState failure={error} words={accountWords(error)} compact />}
        {data.length > 0 && (
          <ul className={classes.invitations}>
            {data.map((invitation) => (
              <InvitationRow
                key={invitation.id}
                invitation={invitation}
                onCancel={mayChange ? () => setCancelled(invitation) : undefined}
              />
            ))}
          </ul>
        )}
      </Panel>
      {cancelled && <CancelDialog invitation={cancelled} onClose={() => setCancelled(undefined)} />}
    </>
  );
}

function InviteForm({ organisationId }: { organisationId: string }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [failure, setFailure] = useState<unknown>();
  const [isSending, setSending] = useState(false);
  const form = useForm<{ email: string; role: Role }>({ initialValues: { email: '', role: 'manager' } });
  const { may } = roleWords(form.values.role);
  const send = form.onSubmit(async ({ email, role }) => {
    setSending(true);
    setFailure(undefined);
    try {
      await accepted(authClient.organization.inviteMember({ email, role, organizationId: organisationId }));
      await queries.invalidateQueries({ queryKey: ['invitations'] });
      form.reset();
      notifications.show({ color: 'good', message: t`Invitation envoyée à ${email}, valable sept jours.` });
    } catch (thrown) {
      setFailure(thrown);
    } finally {
      setSending(false);
    }
  });
  return (
    <form className={classes.invite} onSubmit={send}>
      <TextInput
        label={t`Adresse électronique`}
        type="email"
        required
        withAsterisk={false}
        {...form.getInputProps('email')}
      />
      <Select
        label={t`Rôle`}
        data={(['owner', 'manager', 'reader'] as const).map((role) => ({ value: role, label: roleWords(role).name }))}
        allowDeselect={false}
        {...form.getInputProps('role')}
      />
      <Button type="submit" loading={isSending} className={classes.inviteButton}>
        <Trans>Inviter</Trans>
      </Button>
      <p className={classes.whole}>
        <Trans>Pourra : {may}.</Trans>
      </p>
      {failure !== undefined && (
        <div className={classes.whole}>
          <ErrorState failure={failure} words={accountWords(failure)} compact />
        </div>
      )}
    </form>
  );
}

function InvitationRow({ invitation, onCancel }: { invitation: Invitation; onCancel?: (() => void) | undefined }) {
  const { t } = useLingui();
  const { longDate } = useFormats();
  const { email } = invitation;
  const until = longDate(inParis(new Date(invitation.expiresAt)).date);
  return (
    <li>
      <div className={classes.person}>
        <b>{email}</b>
        <span className={classes.second}>
          {roleWords(invitation.role).name} · <Trans>valable jusqu’au {until}</Trans>
        </span>
      </div>
      {onCancel && (
        <Button
          variant="subtle"
          color="gray"
          size="xs"
          onClick={onCancel}
          aria-label={t`Annuler l’invitation de ${email}`}
        >
          <Trans>Annuler l’invitation</Trans>
        </Button>
      )}
    </li>
  );
}

function CancelDialog({ invitation, onClose }: { invitation: Invitation; onClose: () => void }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const { email } = invitation;
  const cancel = async () => {
    await accepted(authClient.organization.cancelInvitation({ invitationId: invitation.id }));
    await queries.invalidateQueries({ queryKey: ['invitations'] });
    notifications.show({ color: 'good', message: t`Invitation de ${email} annulée.` });
  };
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={<Trans>Annuler cette invitation</Trans>}
      confirm={<Trans>Annuler l’invitation</Trans>}
      onConfirm={cancel}
      words={accountWords}
      danger
    >
      <p>
        <Trans>Le lien envoyé à {email} ne fonctionnera plus.</Trans>
      </p>
    </ConfirmDialog>
  );
}
