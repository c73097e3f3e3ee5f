import { useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { type CommandGroup, CommandPalette } from '../../ui/layout/command-palette.tsx';
import type { NavItem } from '../../ui/layout/navigation.tsx';

/** The palette of the desk: its places and its acts. */
export function DeskPalette({ places, depositTo }: { places: readonly NavItem[]; depositTo: string | undefined }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const [query, setQuery] = useState('');
  const groups: CommandGroup[] = [
    {
      label: t`Agir`,
      commands: depositTo
        ? [{ id: 'deposit', label: t`Déposer une facture`, run: () => void navigate({ to: depositTo }) }]
        : [],
    },
    {
      label: t`Aller`,
      commands: places.map(({ to, label }) => ({ id: to, label, run: () => void navigate({ to }) })),
    },
  ];
  return <CommandPalette groups={groups} query={query} onQuery={setQuery} isSearching={false} />;
}
