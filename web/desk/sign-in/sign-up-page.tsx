import { Trans, useLingui } from '@lingui/react/macro';
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { authClient } from '../session/auth-client.ts';
import { FormError } from './form-error.tsx';
import classes from './sign-in.module.css';
import { SignInFrame } from './sign-in-frame.tsx';
import { destination, useEnter, useSubmission } from './use-entry.ts';

export default function SignUpPage() {
  const { t } = useLingui();
  const enter = useEnter();
  const { submit, refusal, isSending } = useSubmission();
  const [awaited, setAwaited] = useState<string>();
  const form = useForm({
    initialValues: { name: '', email: '', password: '' },
    validate: {
      password: (value) => (value.length < 10 ? t`Au moins dix caractères : une phrase convient très bien.` : null),
    },
  });
  const next = destination() === '/' ? '/bienvenue' : destination();
  const send = form.onSubmit((values) =>
    submit(
      () => authClient.signUp.email({ ...values, callbackURL: next }),
      async (data) => {
        if (data?.token) await enter(next);
        else setAwaited(values.email);
      },
    ),
  );
  if (awaited) {
    return (
      <SignInFrame name={t`Inscription`} title={<Trans>Plus qu’un lien à ouvrir</Trans>}>
        <p className={classes.done} role="status">
          <Trans>
            Nous avons écrit à {awaited}. Ouvrez le lien du message : il confirme votre adresse et vous fait entrer.
          </Trans>
        </p>
      </SignInFrame>
    );
  }
  return (
    <SignInFrame
      name={t`Inscription`}
      title={<Trans>Ouvrir votre compte</Trans>}
      lead={
        <Trans>
          Deux minutes : vous d’abord, votre entreprise ensuite. Rien n’est dû tant qu’aucun dossier n’est ouvert.
        </Trans>
      }
      below={
        <p className={classes.aside}>
          <Trans>Vous avez déjà un compte ?</Trans>
          <Link to="/connexion">
            <Trans>Se connecter</Trans>
          </Link>
        </p>
      }
    >
      <form className={classes.fields} onSubmit={send}>
        <TextInput
          label={t`Prénom et nom`}
          autoComplete="name"
          required
          withAsterisk={false}
          {...form.getInputProps('name')}
        />
        <TextInput
          label={t`Adresse électronique professionnelle`}
          type="email"
          autoComplete="username"
          required
          withAsterisk={false}
          {...form.getInputProps('email')}
        />
        <PasswordInput
          label={t`Mot de passe`}
          description={t`Dix caractères au moins.`}
          autoComplete="new-password"
          required
          withAsterisk={false}
          visibilityToggleButtonProps={{ 'aria-label': t`Montrer ou cacher le mot de passe` }}
          {...form.getInputProps('password')}
        />
        <FormError refusal={refusal} />
        <Button type="submit" size="md" loading={isSending}>
          <Trans>Créer mon compte</Trans>
        </Button>
      </form>
    </SignInFrame>
  );
}
