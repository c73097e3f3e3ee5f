import { useHotkeys, useLocalStorage } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';

/** One-letter shortcuts can be switched off, for people who dictate (WCAG 2.1.4). */
export function useSingleKeys() {
  return useLocalStorage({ key: 'recouvrance-single-keys', defaultValue: true });
}

/** `g` then a figure goes to a place of the rail; `n` deposits an invoice; `?` shows the shortcuts. */
export function useShortcuts(
  places: readonly { to: string }[],
  depositTo: string | undefined,
  showHelp: () => void,
): void {
  const navigate = useNavigate();
  const [areOn] = useSingleKeys();
  const awaited = useRef(0);
  const go = (index: number) => (event: KeyboardEvent) => {
    const place = places[index];
    // Two seconds between `g` and its figure.
    if (place && event.timeStamp - awaited.current < 2_000) void navigate({ to: place.to });
    awaited.current = 0;
  };
  useHotkeys(
    areOn
      ? [
          ['g', (event) => (awaited.current = event.timeStamp)],
          ...places.map((_, index): [string, (event: KeyboardEvent) => void] => [String(index + 1), go(index)]),
          ['n', () => depositTo && void navigate({ to: depositTo })],
          ['shift+?', showHelp],
        ]
      : [],
  );
}
