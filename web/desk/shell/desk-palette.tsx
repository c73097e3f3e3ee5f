import { useLingui } from '@lingui/react/macro';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormats } from '../../ui/language.ts';
import { type CommandGroup, CommandPalette } from '../../ui/layout/command-palette.tsx';
import type { NavItem } from '../../ui/layout/navigation.tsx';
import { stateWords } from '../cases-list/case-words.ts';
import { casePageQuery } from '../cases-list/cases.api.ts';
import { meQuery } from '../session/session.api.ts';

/** The palette of the desk: its places, its acts, and the cases that the words find. */
export function DeskPalette({ places, depositTo }: { places: readonly NavItem[]; depositTo: string | undefined }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const [query, setQuery] = useState('');
  const { cases, isSearching } = useFoundCases(query);
  const groups: CommandGroup[] = [
    { label: t`Dossiers`, commands: cases, found: true },
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
  return <CommandPalette groups={groups} query={query} onQuery={setQuery} isSearching={isSearching} />;
}

/** The first cases that match a debtor, an invoice or a reference; nothing before two letters, nor without an organisation. */
function useFoundCases(query: string) {
  const navigate = useNavigate();
  const { money } = useFormats();
  // Not useMe: the palette is also shown on the style page, to nobody.
  const { data: me } = useQuery({ ...meQuery, enabled: false });
  const isOperator = me?.user.isOperator === true;
  const [q] = useDebouncedValue(query.trim(), 150);
  const { data, isFetching } = useQuery({
    ...casePageQuery(isOperator, { q, sort: 'debtor', direction: 'asc' }, 0, 6),
    enabled: q.length >= 2 && (isOperator || Boolean(me?.organisation)),
    placeholderData: (previous) => previous,
  });
  const found = query.trim().length < 2 ? [] : (data?.cases ?? []);
  return {
    isSearching: isFetching,
    cases: found.map(({ id, debtorName, reference, invoiceNumber, state, principalCents }) => ({
      id,
      label: debtorName,
      description: `${reference} · ${invoiceNumber} · ${stateWords(state).word} · ${money(principalCents)}`,
      // A case opens for its creditor only: an operator finds its line.
      run: () =>
        void (isOperator
          ? navigate({ to: '/dossiers', search: { q: reference } as Record<string, string> })
          : navigate({ to: '/dossiers/$caseId', params: { caseId: id } })),
    })),
  };
}
