import { useLingui } from '@lingui/react/macro';
import type { NavItem } from '../../ui/layout/navigation.tsx';
import {
  BankIcon,
  CaseIcon,
  LawIcon,
  MoneyInIcon,
  OrganisationIcon,
  OutboxIcon,
  PeopleIcon,
  ReportIcon,
  SettingsIcon,
  TodayIcon,
} from '../../ui/theme/icons.tsx';

/** The places of the rail: a creditor's, or an operator's, in the same shape. */
export function usePlaces(isOperator: boolean): NavItem[] {
  const { t } = useLingui();
  const today: NavItem = { to: '/', label: t`Aujourd’hui`, icon: TodayIcon, exact: true };
  const cases: NavItem = { to: '/dossiers', label: t`Dossiers`, icon: CaseIcon };
  const settings: NavItem = { to: '/reglages', label: t`Réglages`, icon: SettingsIcon };
  if (isOperator) {
    return [
      today,
      cases,
      { to: '/virements', label: t`Relevés et virements`, icon: BankIcon },
      { to: '/envois', label: t`Boîte d’envoi`, icon: OutboxIcon },
      { to: '/droit', label: t`Droit`, icon: LawIcon },
      { to: '/organisations', label: t`Organisations`, icon: OrganisationIcon },
      settings,
    ];
  }
  return [
    today,
    cases,
    { to: '/debiteurs', label: t`Débiteurs`, icon: PeopleIcon },
    { to: '/encaissements', label: t`Encaissements`, icon: MoneyInIcon },
    { to: '/rapports', label: t`Rapports`, icon: ReportIcon },
    settings,
  ];
}
