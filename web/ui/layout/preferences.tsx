import { useLingui } from '@lingui/react/macro';
import { ActionIcon, SegmentedControl, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { showLanguage, useLanguage } from '../language.ts';
import { MoonIcon, SunIcon } from '../theme/icons.tsx';
import classes from './desk-layout.module.css';

/** French or English, in the header of every page. Each choice is named in its own language. */
export function LanguageSwitch() {
  const { t } = useLingui();
  const language = useLanguage();
  return (
    <SegmentedControl
      className={classes.language}
      size="xs"
      aria-label={t`Langue`}
      value={language}
      onChange={(chosen) => void showLanguage(chosen === 'en' ? 'en' : 'fr')}
      data={[
        {
          value: 'fr',
          label: (
            <span lang="fr" title="Français">
              FR
            </span>
          ),
        },
        {
          value: 'en',
          label: (
            <span lang="en" title="English">
              EN
            </span>
          ),
        },
      ]}
    />
  );
}

/** Light or dark; the first time, as the system says. */
export function ColorSchemeSwitch() {
  const { t } = useLingui();
  const { setColorScheme } = useMantineColorScheme();
  const isDark = useComputedColorScheme('light') === 'dark';
  return (
    <ActionIcon
      aria-label={isDark ? t`Passer au clair` : t`Passer au sombre`}
      onClick={() => setColorScheme(isDark ? 'light' : 'dark')}
    >
      {isDark ? <SunIcon /> : <MoonIcon />}
    </ActionIcon>
  );
}
