import { Trans, useLingui } from '@lingui/react/macro';
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { Link, useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { authClient } from '../session/auth-client.ts';
import { DemonstrationAccounts } from './demonstration-accounts.tsx';
import { FormError } from './form-error.tsx';
import classes from './sign-in.module.css';
import { SignInFrame } from './sign-in-frame.tsx';
import { useEnter, useSubmission } from './use-entry.ts';

export default function SignInPage() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const enter = useEnter();
  const { submit, refusal, isSending } = useSubmission();
  const button = useRef<HTMLButtonElement>(null);
  const form = useForm({ initialValues: { email: '', password: '' } });
  const send = form.onSubmit((values) =>
    submit(
      () => authClient.signIn.email(values),
      async (data) => {
        const needsCode = data !== null && 'twoFactorRedirect' in data && data.twoFactorRedirect === true;
        if (needsCode) await navigate({ to: '/connexion/code', search: (previous) => previous });
        else await enter();
      },
    ),
  );
  const fill = ({ email, password }: { email: string; password: string }) => {
    form.setValues({ email, password });
    button.current?.focus();
  };
  return (
    <SignInFrame
      name={t`Connexion`}
      title={<Trans>Bonjour. Entrez, vos dossiers vous attendent.</Trans>}
      below={
        <>
          <p className={classes.aside}>
            <Trans>Pas encore de compte ?</Trans>
            <Link to="/inscription" search={(previous) => previous}>
              <Trans>Créer un compte</Trans>
            </Link>
          </p>
          <p className={classes.aside}>
            <Trans>Vous voulez d’abord savoir ce que cela donnerait ?</Trans>
            <a href="/calculs/par-ou-commencer">
              <Trans>Cinq questions</Trans>
            </a>
          </p>
          <DemonstrationAccounts onChoose={fill} />
        </>
      }
    >
      <form className={classes.fields} onSubmit={send}>
        <TextInput
          label={t`Adresse électronique`}
          type="email"
          autoComplete="username"
          required
          withAsterisk={false}
          {...form.getInputProps('email')}
        />
        <PasswordInput
          label={t`Mot de passe`}
          autoComplete="current-password"
          required
          withAsterisk={false}
          visibilityToggleButtonProps={{ 'aria-label': t`Montrer ou cacher le mot de passe` }}
          {...form.getInputProps('password')}
        />
        <FormError refusal={refusal} />
        <Button ref={button} type="submit" size="md" loading={isSending}>
          <Trans>Se connecter</Trans>
        </Button>
        <Link to="/mot-de-passe">
          <Trans>Mot de passe oublié</Trans>
        </Link>
      </form>
    </SignInFrame>
  );
}
