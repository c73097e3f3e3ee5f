import { Trans, useLingui } from '@lingui/react/macro';
import { Menu, UnstyledButton } from '@mantine/core';
import { ChevronDownIcon } from '../theme/icons.tsx';
import classes from './desk-layout.module.css';

export type Account = {
  name: string;
  email: string;
  organisation: string | null;
  /** Role in words: « propriétaire ». */
  role: string;
  onAccount: () => void;
  onShortcuts: () => void;
  onSignOut: () => void;
};

/** Who is signed in and for whom; their settings; the way out. */
export function AccountMenu({ account }: { account: Account }) {
  const { t } = useLingui();
  const { name, email, organisation, role } = account;
  return (
    <Menu position="top-start" width={248}>
      <Menu.Target>
        <UnstyledButton className={classes.account} aria-label={t`Compte de ${name}`}>
          <span className={classes.initials} aria-hidden="true">
            {initialsOf(name)}
          </span>
          <span className={classes.accountText}>
            <span className={classes.accountName}>{organisation ?? name}</span>
            <span className={classes.accountRole}>{organisation ? `${name}, ${role}` : role}</span>
          </span>
          <ChevronDownIcon size={14} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{email}</Menu.Label>
        <Menu.Item onClick={account.onAccount}>
          <Trans>Mon compte et ma sécurité</Trans>
        </Menu.Item>
        <Menu.Item onClick={account.onShortcuts}>
          <Trans>Raccourcis du clavier</Trans>
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={account.onSignOut}>
          <Trans>Se déconnecter</Trans>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function initialsOf(name: string): string {
  const words = name.split(/[\s-]+/).filter(Boolean);
  return [words[0], words.length > 1 ? words[words.length - 1] : undefined]
    .map((word) => word?.charAt(0).toUpperCase() ?? '')
    .join('');
}
