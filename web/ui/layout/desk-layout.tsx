import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Burger, Drawer, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { DepositIcon, SearchIcon } from '../theme/icons.tsx';
import { type Account, AccountMenu } from './account-menu.tsx';
import classes from './desk-layout.module.css';
import { LinkButton } from './link-button.tsx';
import { type NavItem, Navigation } from './navigation.tsx';
import { ColorSchemeSwitch, LanguageSwitch } from './preferences.tsx';

type DeskLayoutProps = {
  items: readonly NavItem[];
  account: Account;
  banner?: ReactNode;
  onSearch: () => void;
  /** The main act of the desk, on every page; absent for those who may not. */
  depositTo?: string | undefined;
  children: ReactNode;
};

/** The frame of the desk: rail, search, deposit; on a phone a bar and a drawer. */
export function DeskLayout({ items, account, banner, onSearch, depositTo, children }: DeskLayoutProps) {
  const { t } = useLingui();
  const [opened, drawer] = useDisclosure(false);
  return (
    <>
      <a className={classes.skip} href="#contenu">
        <Trans>Aller au contenu</Trans>
      </a>
      <div className={classes.desk}>
        <aside className={classes.rail} aria-label="Recouvrance">
          <Link to="/" className={classes.brand}>
            Recouvrance
          </Link>
          <Navigation items={items} label={t`Navigation principale`} />
          <div className={classes.railFoot}>
            <AccountMenu account={account} />
          </div>
        </aside>
        <div className={classes.body}>
          {banner}
          <header className={classes.top}>
            <Burger
              className={classes.narrowOnly}
              size={20}
              opened={opened}
              onClick={drawer.toggle}
              aria-label={t`Ouvrir le menu`}
            />
            <Link to="/" className={`${classes.brand} ${classes.narrowOnly}`}>
              Recouvrance
            </Link>
            <SearchBox onSearch={onSearch} />
            <div className={classes.topEnd}>
              <ActionIcon className={classes.narrowOnly} aria-label={t`Chercher`} onClick={onSearch}>
                <SearchIcon />
              </ActionIcon>
              <span className={classes.wideOnly}>
                <LanguageSwitch />
                <ColorSchemeSwitch />
              </span>
              {depositTo && <DepositButton to={depositTo} />}
            </div>
          </header>
          <main id="contenu" className={classes.page} tabIndex={-1}>
            {children}
          </main>
        </div>
      </div>
      <Drawer opened={opened} onClose={drawer.close} size={290} title={t`Menu`} padding="md">
        <div className={classes.drawer}>
          <Navigation items={items} label={t`Menu`} onGo={drawer.close} />
          <div className={classes.drawerFoot}>
            <span className={classes.drawerPreferences}>
              <LanguageSwitch />
              <ColorSchemeSwitch />
            </span>
            <AccountMenu account={account} />
          </div>
        </div>
      </Drawer>
    </>
  );
}

function SearchBox({ onSearch }: { onSearch: () => void }) {
  const isMac = navigator.userAgent.includes('Mac');
  return (
    <UnstyledButton className={classes.find} onClick={onSearch} aria-haspopup="dialog">
      <SearchIcon size={16} />
      <span className={classes.findText}>
        <Trans>Chercher un débiteur, une facture, un montant</Trans>
      </span>
      <kbd className={classes.kbd}>{isMac ? '⌘K' : 'Ctrl K'}</kbd>
    </UnstyledButton>
  );
}

function DepositButton({ to }: { to: string }) {
  const { t } = useLingui();
  return (
    <LinkButton
      to={to}
      leftSection={<DepositIcon size={17} />}
      className={classes.deposit}
      aria-label={t`Déposer une facture`}
    >
      <span className={classes.depositWide}>
        <Trans>Déposer une facture</Trans>
      </span>
      <span className={classes.depositNarrow}>
        <Trans>Déposer</Trans>
      </span>
    </LinkButton>
  );
}
