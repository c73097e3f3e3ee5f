import { Trans, useLingui } from '@lingui/react/macro';
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { api } from '../../ui/api.ts';
import { LinkButton } from '../../ui/layout/link-button.tsx';
import { FormAlert } from '../sign-in/form-error.tsx';
import classes from '../sign-in/sign-in.module.css';
import { SignInFrame } from '../sign-in/sign-in-frame.tsx';
import { firstOperatorWords } from './first-operator-words.ts';

type Person = { name: string; email: string; password: string };

/** The first operator of a live installation gives a name and a password, by the link that the start printed (`?code=`). */
export default function FirstOperatorPage() {
  const { t } = useLingui();
  const code = new URLSearchParams(window.location.search).get('code') ?? '';
  const create = useMutation({
    mutationFn: (person: Person) => api.write<{ email: string }>('POST', '/api/v1/first-operator', { code, ...person }),
  });
  const form = useForm<Person>({
    initialValues: { name: '', email: '', password: '' },
    validate: {
      password: (value) => (value.length < 10 ? t`Au moins dix caractères : une phrase convient très bien.` : null),
    },
  });
  if (create.data) {
    const { email } = create.data;
    return (
      <SignInFrame name={t`Premier opérateur`} title={<Trans>Votre compte est prêt</Trans>}>
        <div className={classes.fields}>
          <p className={classes.done} role="status">
            <Trans>Connectez-vous avec l’adresse {email}. Le lien a servi : personne ne peut plus l’employer.</Trans>
          </p>
          <LinkButton to="/connexion">
            <Trans>Se connecter</Trans>
          </LinkButton>
        </div>
      </SignInFrame>
    );
  }
  const words = create.error ? firstOperatorWords(create.error) : code === '' ? firstOperatorWords() : undefined;
  return (
    <SignInFrame
      name={t`Premier opérateur`}
      title={<Trans>Premier opérateur</Trans>}
      lead={
        <Trans>
          Cette installation n’a encore personne aux commandes. Vous verrez les organisations, le relevé de banque et
          les virements.
        </Trans>
      }
    >
      <form className={classes.fields} onSubmit={form.onSubmit((person) => create.mutate(person))}>
        <TextInput
          label={t`Prénom et nom`}
          autoComplete="name"
          required
          withAsterisk={false}
          maxLength={120}
          {...form.getInputProps('name')}
        />
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
          description={t`Dix caractères au moins.`}
          autoComplete="new-password"
          required
          withAsterisk={false}
          visibilityToggleButtonProps={{ 'aria-label': t`Montrer ou cacher le mot de passe` }}
          {...form.getInputProps('password')}
        />
        <FormAlert words={words} />
        <Button type="submit" size="md" loading={create.isPending} disabled={code === ''}>
          <Trans>Créer mon compte</Trans>
        </Button>
      </form>
    </SignInFrame>
  );
}
