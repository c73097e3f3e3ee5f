import { useLingui } from '@lingui/react/macro';
import { PasswordInput } from '@mantine/core';

/** The password asked again before an act that changes how one enters. */
export function PasswordField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useLingui();
  return (
    <PasswordInput
      label={t`Votre mot de passe`}
      autoComplete="current-password"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      visibilityToggleButtonProps={{ 'aria-label': t`Montrer ou cacher le mot de passe` }}
      data-autofocus
    />
  );
}
