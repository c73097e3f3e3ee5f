import '@mantine/spotlight/styles.css';
import { useLingui } from '@lingui/react/macro';
import { createSpotlight, Spotlight, type SpotlightActionGroupData } from '@mantine/spotlight';
import { SearchIcon } from '../theme/icons.tsx';
import classes from './desk-layout.module.css';

const [paletteStore, palette] = createSpotlight();

/** Opens and closes the palette from anywhere: `palette.open()`. */
export { palette };

export type Command = { id: string; label: string; description?: string; run: () => void };
export type CommandGroup = {
  label: string;
  commands: readonly Command[] /** Already filtered by the server. */;
  found?: boolean;
};

type CommandPaletteProps = {
  groups: readonly CommandGroup[];
  query: string;
  onQuery: (query: string) => void;
  isSearching: boolean;
};

/** ⌘K: go anywhere, find a case or a debtor, do what can be done, from the keyboard. */
export function CommandPalette({ groups, query, onQuery, isSearching }: CommandPaletteProps) {
  const { t } = useLingui();
  const wanted = plain(query);
  const actions: SpotlightActionGroupData[] = groups
    .map(({ label, commands, found }) => ({
      group: label,
      actions: commands
        .filter((command) => found || plain(`${command.label} ${command.description ?? ''}`).includes(wanted))
        .map(({ id, label: name, description, run }) => ({
          id,
          label: name,
          onClick: run,
          ...(description ? { description } : {}),
        })),
    }))
    .filter((group) => group.actions.length > 0);
  return (
    <Spotlight
      store={paletteStore}
      actions={actions}
      query={query}
      onQueryChange={onQuery}
      filter={(_query, all) => all}
      shortcut={['mod + K', '/']}
      nothingFound={
        isSearching ? t`Recherche…` : t`Rien ne correspond. Essayez un nom, un numéro de facture ou de dossier.`
      }
      searchProps={{
        leftSection: <SearchIcon />,
        placeholder: t`Débiteur, facture, dossier, ou une action`,
        'aria-label': t`Chercher ou agir`,
      }}
      attributes={{ content: { 'aria-label': t`Chercher ou agir` } }}
      scrollable
      overlayProps={{ blur: 2 }}
      classNames={{ actionsGroup: classes.paletteGroup ?? '' }}
      maxHeight={420}
    />
  );
}

/** Lower case without accents: « Bréhat » is found by « brehat ». */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .trim();
}
