import { Plural, useLingui } from '@lingui/react/macro';
import { CloseButton, TextInput, UnstyledButton } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { type ReactNode, useState } from 'react';
import { useFormats } from '../language.ts';
import { SearchIcon } from '../theme/icons.tsx';
import classes from './data-table.module.css';

type SearchFieldProps = { label: string; value: string; onChange: (value: string) => void };

/** Filters as one types: the field answers at once, the list follows a breath later. */
export function SearchField({ label, value, onChange }: SearchFieldProps) {
  const { t } = useLingui();
  const [typed, setTyped] = useState(value);
  const tell = useDebouncedCallback(onChange, 150);
  const change = (text: string) => {
    setTyped(text);
    tell(text);
  };
  return (
    <TextInput
      type="search"
      className={classes.search}
      aria-label={label}
      placeholder={label}
      value={typed}
      onChange={(event) => change(event.currentTarget.value)}
      leftSection={<SearchIcon size={16} />}
      rightSection={typed ? <CloseButton size="sm" aria-label={t`Effacer`} onClick={() => change('')} /> : null}
    />
  );
}

export type View = { id: string; label: ReactNode; count?: number | undefined };

/** Saved views of a list as words with their counts: « À voir 6 · En cours 31 · Closes 12 ». */
export function Views({
  views,
  chosen,
  onChoose,
}: {
  views: readonly View[];
  chosen: string;
  onChoose: (id: string) => void;
}) {
  const { t } = useLingui();
  const { count } = useFormats();
  return (
    <nav className={classes.views} aria-label={t`Vues`}>
      {views.map((view) => (
        <UnstyledButton
          key={view.id}
          ref={view.id === chosen ? show : undefined}
          className={classes.view}
          aria-current={view.id === chosen ? 'true' : undefined}
          onClick={() => onChoose(view.id)}
        >
          {view.label}
          {view.count !== undefined && <span className={classes.viewCount}>{count(view.count)}</span>}
        </UnstyledButton>
      ))}
    </nav>
  );
}

/** On a narrow screen the views scroll sideways: the chosen one is brought into sight, and the page stays where it is. */
function show(button: HTMLButtonElement | null): void {
  const row = button?.parentElement;
  if (!button || !row) return;
  const after = button.offsetLeft + button.offsetWidth - row.offsetLeft - row.clientWidth + 30;
  if (after > row.scrollLeft) row.scrollLeft = after;
}

/** What stands above a list: views or filters on the left, the search on the right, and how many rows there are. */
export function Toolbar({ children, total }: { children: ReactNode; total?: number | undefined }) {
  return (
    <div className={classes.toolbar}>
      {children}
      {total !== undefined && (
        <span className={classes.total} role="status">
          <Plural value={total} one="# ligne" other="# lignes" />
        </span>
      )}
    </div>
  );
}
