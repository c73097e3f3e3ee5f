import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Skeleton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ConfirmDialog } from '../../ui/layout/confirm-dialog.tsx';
import { Panel } from '../../ui/layout/panel.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { StateTag } from '../../ui/story/state-tag.tsx';
import { authClient } from '../session/auth-client.ts';
import { accepted, secondFactorQuery } from './account.api.ts';
import { accountWords } from './account-words.ts';
import { BackupCodes } from './backup-codes.tsx';
import { EnrolDialog } from './enrol-dialog.tsx';
import { PasswordField } from './password-field.tsx';
import classes from './settings.module.css';

type Asked = 'enable' | 'disable' | 'codes';

/** The code of the telephone: switched on by reading a QR code, with backup codes for the day it is lost. */
export function SecondFactorPanel() {
  const queries = useQueryClient();
  const { data: isOn, error, refetch } = useQuery(secondFactorQuery);
  const [asked, setAsked] = useState<Asked>();
  const [codes, setCodes] = useState<readonly string[]>();
  const close = () => setAsked(undefined);
  const refresh = () => queries.invalidateQueries({ queryKey: ['second-factor'] });
  return (
    <Panel
      title={<Trans>Code du téléphone</Trans>}
      aside={
        isOn !== undefined && (
          <StateTag tone={isOn ? 'good' : 'watch'}>{isOn ? <Trans>activé</Trans> : <Trans>non activé</Trans>}</StateTag>
        )
      }
    >
      {error && <ErrorState failure={error} words={accountWords(error)} onRetry={() => void refetch()} compact />}
      {isOn === undefined && !error && <Skeleton height={60} />}
      {isOn === false && (
        <>
          <p className={classes.text}>
            <Trans>
              À chaque connexion, une application de votre téléphone vous donne six chiffres. Un mot de passe volé ne
              suffit plus à entrer, ni à changer votre IBAN.
            </Trans>
          </p>
          <Button onClick={() => setAsked('enable')}>
            <Trans>Activer</Trans>
          </Button>
        </>
      )}
      {isOn && (
        <>
          <p className={classes.text}>
            <Trans>Vos connexions demandent les six chiffres de votre application.</Trans>
          </p>
          <Group gap={8}>
            <Button variant="default" onClick={() => setAsked('codes')}>
              <Trans>Nouveaux codes de secours</Trans>
            </Button>
            <Button variant="subtle" color="gray" onClick={() => setAsked('disable')}>
              <Trans>Désactiver</Trans>
            </Button>
          </Group>
        </>
      )}
      {codes && <BackupCodes codes={codes} onDone={() => setCodes(undefined)} />}
      {asked === 'enable' && <EnrolDialog onClose={close} onEnrolled={() => void refresh()} />}
      {asked === 'disable' && <DisableDialog onClose={close} onDone={() => void refresh()} />}
      {asked === 'codes' && <NewCodesDialog onClose={close} onCodes={setCodes} />}
    </Panel>
  );
}

function DisableDialog({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const { t } = useLingui();
  const [password, setPassword] = useState('');
  const disable = async () => {
    await accepted(authClient.twoFactor.disable({ password }));
    onDone();
    notifications.show({ color: 'good', message: t`Le code du téléphone n’est plus demandé.` });
  };
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={<Trans>Désactiver le code du téléphone</Trans>}
      confirm={<Trans>Désactiver</Trans>}
      onConfirm={disable}
      disabled={password === ''}
      words={accountWords}
      danger
    >
      <p>
        <Trans>Votre mot de passe suffira pour entrer. Vos codes de secours ne serviront plus.</Trans>
      </p>
      <PasswordField value={password} onChange={setPassword} />
    </ConfirmDialog>
  );
}

function NewCodesDialog({ onClose, onCodes }: { onClose: () => void; onCodes: (codes: readonly string[]) => void }) {
  const [password, setPassword] = useState('');
  const make = async () => {
    const { backupCodes } = await accepted(authClient.twoFactor.generateBackupCodes({ password }));
    onCodes(backupCodes);
  };
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={<Trans>Nouveaux codes de secours</Trans>}
      confirm={<Trans>Produire les codes</Trans>}
      onConfirm={make}
      disabled={password === ''}
      words={accountWords}
    >
      <p>
        <Trans>Les anciens codes cesseront de fonctionner.</Trans>
      </p>
      <PasswordField value={password} onChange={setPassword} />
    </ConfirmDialog>
  );
}
