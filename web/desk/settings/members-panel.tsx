import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Select, Skeleton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { inParis } from '../../../src/kernel/civil-date.ts';
import { useFormats } from '../../ui/language.ts';
import { ConfirmDialog } from '../../ui/layout/confirm-dialog.tsx';
import { Panel } from '../../ui/layout/panel.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { authClient } from '../session/auth-client.ts';
import { useCan, useMe } from '../session/session.api.ts';
import { accepted, type Member, membersQuery, type Role } from './account.api.ts';
import { accountWords, roleWords } from './account-words.ts';
import { InvitationsPanel } from './invitations-panel.tsx';
import classes from './settings.module.css';

type Asked = { member: Member; act: 'remove' } | { member: Member; act: 'role'; role: Role };

/** Who works here and what each may do. */
export function MembersPanel({ organisationId }: { organisationId: string }) {
  const mayChange = useCan('own');
  const { data, error, refetch } = useQuery(membersQuery(organisationId));
  const [asked, setAsked] = useState<Asked>();
  return (
    <div className={classes.stack}>
      <Panel title={<Trans>Membres</Trans>} flush>
        {error && <ErrorState failure={error} words={accountWords(error)} onRetry={() => void refetch()} />}
        {!data && !error && <Skeleton height={140} />}
        <ul className={classes.people}>
          {data?.map((member) => (
            <MemberRow key={member.id} member={member} mayChange={mayChange} onAsk={setAsked} />
          ))}
        </ul>
      </Panel>
      <InvitationsPanel organisationId={organisationId} mayChange={mayChange} />
      {asked && <MemberDialog asked={asked} organisationId={organisationId} onClose={() => setAsked(undefined)} />}
    </div>
  );
}

type MemberRowProps = { member: Member; mayChange: boolean; onAsk: (asked: Asked) => void };

function MemberRow({ member, mayChange, onAsk }: MemberRowProps) {
  const { t } = useLingui();
  const { longDate } = useFormats();
  const { user } = useMe();
  const { name } = member;
  const isMe = member.userId === user.id;
  const since = longDate(inParis(new Date(member.since)).date);
  return (
    <li>
      <div className={classes.person}>
        <b>{name}</b>{' '}
        {isMe && (
          <span className={classes.aside}>
            <Trans>(vous)</Trans>
          </span>
        )}
        <span className={classes.second}>
          {member.email} · <Trans>depuis le {since}</Trans>
        </span>
      </div>
      {mayChange && !isMe ? (
        <>
          <Select
            aria-label={t`Rôle de ${name}`}
            data={(['owner', 'manager', 'reader'] as const).map((role) => ({
              value: role,
              label: roleWords(role).name,
            }))}
            value={member.role}
            onChange={(role) => role && role !== member.role && onAsk({ member, act: 'role', role: role as Role })}
            allowDeselect={false}
            w={160}
          />
          <Button
            variant="subtle"
            color="gray"
            size="xs"
            onClick={() => onAsk({ member, act: 'remove' })}
            aria-label={t`Retirer ${name}`}
          >
            <Trans>Retirer</Trans>
          </Button>
        </>
      ) : (
        <span className={classes.aside}>{roleWords(member.role).name}</span>
      )}
    </li>
  );
}

function MemberDialog({
  asked,
  organisationId,
  onClose,
}: {
  asked: Asked;
  organisationId: string;
  onClose: () => void;
}) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const { member } = asked;
  const { name } = member;
  const isRemoval = asked.act === 'remove';
  const { name: role, may } = roleWords(asked.act === 'role' ? asked.role : member.role);
  const act = async () => {
    if (asked.act === 'remove') {
      await accepted(
        authClient.organization.removeMember({ memberIdOrEmail: member.id, organizationId: organisationId }),
      );
    } else {
      await accepted(
        authClient.organization.updateMemberRole({
          memberId: member.id,
          role: asked.role,
          organizationId: organisationId,
        }),
      );
    }
    await queries.invalidateQueries({ queryKey: ['members'] });
    notifications.show({
      color: 'good',
      message: isRemoval ? t`${name} n’a plus accès à l’organisation.` : t`Nouveau rôle de ${name} : ${role}.`,
    });
  };
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={isRemoval ? <Trans>Retirer {name}</Trans> : <Trans>Changer le rôle de {name}</Trans>}
      confirm={isRemoval ? <Trans>Retirer</Trans> : <Trans>Changer le rôle</Trans>}
      onConfirm={act}
      words={accountWords}
      danger={isRemoval}
    >
      <p>
        {isRemoval ? (
          <Trans>
            {name} perd l’accès tout de suite. Ce qui a été fait en son nom reste dans les dossiers, avec sa signature.
          </Trans>
        ) : (
          <Trans>
            {name} pourra : {may}. Le changement prend effet à sa prochaine action.
          </Trans>
        )}
      </p>
    </ConfirmDialog>
  );
}
