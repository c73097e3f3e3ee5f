import { useLingui } from '@lingui/react/macro';
import { useDisclosure } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { Outlet, useRouter } from '@tanstack/react-router';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import { palette } from '../../ui/layout/command-palette.tsx';
import { DemoBanner } from '../../ui/layout/demo-banner.tsx';
import { DeskLayout } from '../../ui/layout/desk-layout.tsx';
import { authClient } from '../session/auth-client.ts';
import { useCan, useMe } from '../session/session.api.ts';
import { ClockControl } from './clock-control.tsx';
import { DeskPalette } from './desk-palette.tsx';
import { usePlaces } from './places.ts';
import { useRoleName } from './role-name.ts';
import { ShortcutsHelp } from './shortcuts-help.tsx';
import { useShortcuts } from './use-shortcuts.ts';

/** The desk around every screen: places, search, deposit, account, and in the demonstration its banner. */
export default function Shell() {
  const { t } = useLingui();
  const me = useMe();
  const router = useRouter();
  const queries = useQueryClient();
  const roleName = useRoleName();
  const [helps, help] = useDisclosure(false);
  const places = usePlaces(me.user.isOperator);
  const depositTo = useCan('manage') ? '/deposer' : undefined;
  useShortcuts(places, depositTo, help.open);
  const signOut = async () => {
    await authClient.signOut();
    queries.clear();
    await router.navigate({ to: '/connexion' });
  };
  return (
    <>
      <DeskLayout
        items={places}
        depositTo={depositTo}
        onSearch={palette.open}
        banner={
          me.mode === 'demonstration' ? (
            <DemoBanner today={me.today as CivilDate} clock={me.user.isOperator && <ClockControl />} />
          ) : undefined
        }
        account={{
          name: me.user.name,
          email: me.user.email,
          organisation: me.organisation?.name ?? null,
          role: me.user.isOperator ? t`opérateur` : roleName(me.role),
          onAccount: () => void router.navigate({ href: '/reglages?onglet=securite' }),
          onShortcuts: help.open,
          onSignOut: () => void signOut(),
        }}
      >
        <Outlet />
      </DeskLayout>
      <DeskPalette places={places} depositTo={depositTo} />
      <ShortcutsHelp opened={helps} onClose={help.close} places={places} />
    </>
  );
}
