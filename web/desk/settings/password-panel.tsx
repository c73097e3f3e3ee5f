import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Checkbox, PasswordInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Panel } from '../../ui/layout/panel.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { authClient } from '../session/auth-client.ts';
import { useMe } from '../session/session.api.ts';
import { accepted } from './account.api.ts';
import { accountWords } from './account-words.ts';
import classes from './settings.module.css';

/** A new password, against the current one. */
export function PasswordPanel() {
  const { t } = useLingui();
  const queries = useQueryClient();
  const { email } = useMe().user;
  const [failure, setFailure] = useState<unknown>();
  const [isSaving, setSaving] = useState(false);
  const form = useForm({
    initialValues: { currentPassword: '', newPassword: '', revokeOtherSessions: true },
    validate: {
      newPassword: (value) => (value.length < 10 ? t`Au moins dix caractères : une phrase convient très bien.` : null),
    },
  });
  const save = form.onSubmit(async (values) => {
    setSaving(true);
    setFailure(undefined);
    try {
      await accepted(authClient.changePassword(values));
      await queries.invalidateQueries({ queryKey: ['sessions'] });
      form.reset();
      notifications.show({ color: 'good', message: t`Mot de passe changé.` });
    } catch (thrown) {
      setFailure(thrown);
    } finally {
      setSaving(false);
    }
  });
  const visibility = { 'aria-label': t`Montrer ou cacher le mot de passe` };
  return (
    <Panel title={<Trans>Mot de passe</Trans>}>
      <form className={classes.form} onSubmit={save}>
        <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
        <PasswordInput
          label={t`Mot de passe actuel`}
          autoComplete="current-password"
          required
          withAsterisk={false}
          visibilityToggleButtonProps={visibility}
          {...form.getInputProps('currentPassword')}
        />
        <PasswordInput
          label={t`Nouveau mot de passe`}
          autoComplete="new-password"
          required
          withAsterisk={false}
          visibilityToggleButtonProps={visibility}
          {...form.getInputProps('newPassword')}
        />
        <Checkbox
          className={classes.whole}
          label={t`Déconnecter mes autres appareils`}
          {...form.getInputProps('revokeOtherSessions', { type: 'checkbox' })}
        />
        {failure !== undefined && (
          <div className={classes.whole}>
            <ErrorState failure={failure} words={accountWords(failure)} compact />
          </div>
        )}
        <div className={classes.whole}>
          <Button type="submit" loading={isSaving} disabled={!form.values.currentPassword || !form.values.newPassword}>
            <Trans>Changer le mot de passe</Trans>
          </Button>
        </div>
      </form>
    </Panel>
  );
}
