import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Checkbox, TextInput, UnstyledButton } from '@mantine/core';
import { useForm } from '@mantine/form';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { authClient } from '../session/auth-client.ts';
import { FormError } from './form-error.tsx';
import classes from './sign-in.module.css';
import { SignInFrame } from './sign-in-frame.tsx';
import { useEnter, useSubmission } from './use-entry.ts';

export default function SecondFactorPage() {
  const { t } = useLingui();
  const enter = useEnter();
  const { submit, refusal, isSending } = useSubmission();
  const [usesBackup, setUsesBackup] = useState(false);
  const form = useForm({ initialValues: { code: '', trustDevice: false } });
  const send = form.onSubmit(({ code, trustDevice }) => {
    const body = { code: code.replace(/\s/g, ''), trustDevice };
    return submit(
      () => (usesBackup ? authClient.twoFactor.verifyBackupCode(body) : authClient.twoFactor.verifyTotp(body)),
      () => enter(),
    );
  });
  return (
    <SignInFrame
      name={t`Code de sécurité`}
      title={<Trans>Le code de votre téléphone</Trans>}
      lead={
        usesBackup ? (
          <Trans>Saisissez l’un des codes de secours gardés lors de la mise en place. Il ne servira qu’une fois.</Trans>
        ) : (
          <Trans>
            Ouvrez votre application d’authentification et recopiez les six chiffres affichés pour Recouvrance.
          </Trans>
        )
      }
      below={
        <p className={classes.aside}>
          <UnstyledButton c="var(--act)" onClick={() => setUsesBackup(!usesBackup)}>
            {usesBackup ? <Trans>Utiliser l’application</Trans> : <Trans>Utiliser un code de secours</Trans>}
          </UnstyledButton>
          <Link to="/connexion">
            <Trans>Recommencer</Trans>
          </Link>
        </p>
      }
    >
      <form className={classes.fields} onSubmit={send}>
        <TextInput
          className={classes.code}
          label={usesBackup ? t`Code de secours` : t`Code à six chiffres`}
          inputMode={usesBackup ? 'text' : 'numeric'}
          autoComplete="one-time-code"
          required
          withAsterisk={false}
          data-autofocus
          {...form.getInputProps('code')}
        />
        <Checkbox
          label={t`Ne plus demander pendant 30 jours sur cet appareil`}
          {...form.getInputProps('trustDevice', { type: 'checkbox' })}
        />
        <FormError refusal={refusal} />
        <Button type="submit" size="md" loading={isSending}>
          <Trans>Continuer</Trans>
        </Button>
      </form>
    </SignInFrame>
  );
}
