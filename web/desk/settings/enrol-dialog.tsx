import { Trans, useLingui } from '@lingui/react/macro';
import { TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { ConfirmDialog } from '../../ui/layout/confirm-dialog.tsx';
import { authClient } from '../session/auth-client.ts';
import { AuthFailure, accepted } from './account.api.ts';
import { accountWords } from './account-words.ts';
import { BackupCodes } from './backup-codes.tsx';
import { PasswordField } from './password-field.tsx';
import { QrCode } from './qr-code.tsx';
import classes from './settings.module.css';

type Enrolment = { uri: string; codes: readonly string[] };

/** Three steps: the password, the QR code with its first six digits, the backup codes. */
export function EnrolDialog({ onClose, onEnrolled }: { onClose: () => void; onEnrolled: () => void }) {
  const { t } = useLingui();
  const [enrolment, setEnrolment] = useState<Enrolment>();
  const [isVerified, setVerified] = useState(false);
  const done = () => {
    onEnrolled();
    onClose();
    notifications.show({ color: 'good', message: t`Le code du téléphone est activé.` });
  };
  if (!enrolment) return <AskPassword onClose={onClose} onEnrolment={setEnrolment} />;
  if (!isVerified) return <ReadCode enrolment={enrolment} onClose={onClose} onVerified={() => setVerified(true)} />;
  return <BackupCodes codes={enrolment.codes} onDone={done} />;
}

type AskPasswordProps = { onClose: () => void; onEnrolment: (enrolment: Enrolment) => void };

function AskPassword({ onClose, onEnrolment }: AskPasswordProps) {
  const [password, setPassword] = useState('');
  const begin = async () => {
    const answer = await accepted(authClient.twoFactor.enable({ password }));
    if (!('totpURI' in answer)) throw new AuthFailure({ code: 'TOTP_NOT_CONFIGURED' });
    onEnrolment({ uri: answer.totpURI, codes: answer.backupCodes });
  };
  return (
    <ConfirmDialog
      onClose={onClose}
      title={<Trans>Activer le code du téléphone</Trans>}
      confirm={<Trans>Continuer</Trans>}
      onConfirm={begin}
      words={accountWords}
      opened
      staysOpen
      disabled={password === ''}
    >
      <p>
        <Trans>
          Il vous faut une application d’authentification sur votre téléphone : Aegis, FreeOTP, 2FAS, ou celle que vous
          avez déjà.
        </Trans>
      </p>
      <PasswordField value={password} onChange={setPassword} />
    </ConfirmDialog>
  );
}

function ReadCode(props: { enrolment: Enrolment; onClose: () => void; onVerified: () => void }) {
  const { t } = useLingui();
  const [code, setCode] = useState('');
  const secret = new URL(props.enrolment.uri).searchParams.get('secret') ?? '';
  const verify = async () => {
    await accepted(authClient.twoFactor.verifyTotp({ code: code.replace(/\s/g, '') }));
    props.onVerified();
  };
  return (
    <ConfirmDialog
      onClose={props.onClose}
      title={<Trans>Lisez ce code avec votre application</Trans>}
      confirm={<Trans>Vérifier</Trans>}
      onConfirm={verify}
      words={accountWords}
      opened
      staysOpen
      disabled={code.replace(/\s/g, '').length !== 6}
    >
      <div className={classes.enrol}>
        <QrCode text={props.enrolment.uri} label={t`Code QR à lire avec l’application d’authentification`} />
        <div>
          <p>
            <Trans>Sans appareil photo, recopiez cette clé :</Trans>
          </p>
          <p className={classes.secret}>{secret.replace(/(.{4})(?=.)/g, '$1 ')}</p>
        </div>
      </div>
      <TextInput
        label={t`Les six chiffres affichés`}
        inputMode="numeric"
        autoComplete="one-time-code"
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
        data-autofocus
      />
    </ConfirmDialog>
  );
}
