import { Trans, useLingui } from '@lingui/react/macro';
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { authClient } from '../session/auth-client.ts';
import { FormError } from './form-error.tsx';
import classes from './sign-in.module.css';
import { SignInFrame } from './sign-in-frame.tsx';
import { useSubmission } from './use-entry.ts';

/** Asks for a link, or, when it was opened (`?token=`), for the new password. */
export default function ForgottenPasswordPage() {
  const search = new URLSearchParams(window.location.search);
  const token = search.get('token');
  return token ? <NewPassword token={token} /> : <AskForLink hasFailed={search.has('error')} />;
}

const back = (
  <p className={classes.aside}>
    <Link to="/connexion">
      <Trans>Revenir à la connexion</Trans>
    </Link>
  </p>
);

function AskForLink({ hasFailed }: { hasFailed: boolean }) {
  const { t } = useLingui();
  const { submit, refusal, isSending } = useSubmission();
  const [sentTo, setSentTo] = useState<string>();
  const form = useForm({ initialValues: { email: '' } });
  const send = form.onSubmit(({ email }) =>
    submit(
      () => authClient.requestPasswordReset({ email, redirectTo: '/mot-de-passe' }),
      () => setSentTo(email),
    ),
  );
  return (
    <SignInFrame
      name={t`Mot de passe oublié`}
      title={<Trans>Choisir un nouveau mot de passe</Trans>}
      lead={<Trans>Donnez votre adresse : nous vous enverrons un lien, valable une heure.</Trans>}
      below={back}
    >
      {sentTo ? (
        <p className={classes.done} role="status">
          <Trans>Si un compte existe pour {sentTo}, le lien est parti. Regardez aussi dans les indésirables.</Trans>
        </p>
      ) : (
        <form className={classes.fields} onSubmit={send}>
          <TextInput
            label={t`Adresse électronique`}
            type="email"
            autoComplete="username"
            required
            withAsterisk={false}
            {...form.getInputProps('email')}
          />
          <FormError refusal={refusal ?? (hasFailed ? { code: 'INVALID_TOKEN', status: 400 } : undefined)} />
          <Button type="submit" size="md" loading={isSending}>
            <Trans>Recevoir le lien</Trans>
          </Button>
        </form>
      )}
    </SignInFrame>
  );
}

function NewPassword({ token }: { token: string }) {
  const { t } = useLingui();
  const { submit, refusal, isSending } = useSubmission();
  const [isDone, setDone] = useState(false);
  const form = useForm({
    initialValues: { password: '' },
    validate: { password: (value) => (value.length < 10 ? t`Au moins dix caractères.` : null) },
  });
  const send = form.onSubmit(({ password }) =>
    submit(
      () => authClient.resetPassword({ newPassword: password, token }),
      () => setDone(true),
    ),
  );
  return (
    <SignInFrame
      name={t`Nouveau mot de passe`}
      title={<Trans>Votre nouveau mot de passe</Trans>}
      lead={<Trans>Vos autres sessions seront fermées.</Trans>}
      below={back}
    >
      {isDone ? (
        <p className={classes.done} role="status">
          <Trans>C’est fait. Connectez-vous avec le nouveau mot de passe.</Trans>
        </p>
      ) : (
        <form className={classes.fields} onSubmit={send}>
          <PasswordInput
            label={t`Nouveau mot de passe`}
            description={t`Dix caractères au moins.`}
            autoComplete="new-password"
            required
            withAsterisk={false}
            visibilityToggleButtonProps={{ 'aria-label': t`Montrer ou cacher le mot de passe` }}
            {...form.getInputProps('password')}
          />
          <FormError refusal={refusal} />
          <Button type="submit" size="md" loading={isSending}>
            <Trans>Enregistrer</Trans>
          </Button>
        </form>
      )}
    </SignInFrame>
  );
}
