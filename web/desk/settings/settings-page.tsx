import { Trans, useLingui } from '@lingui/react/macro';
import { PageHead } from '../../ui/layout/page-head.tsx';
import { useTableAddress } from '../../ui/lists/table-address.ts';
import { Toolbar, Views } from '../../ui/lists/toolbar.tsx';
import { useMe } from '../session/session.api.ts';
import { MembersPanel } from './members-panel.tsx';
import { OrganisationPanel } from './organisation-panel.tsx';
import { SecurityPanel } from './security-panel.tsx';

/** The organisation as its letters know it, who may do what, and the safety of one's own account. */
export default function SettingsPage() {
  const { t } = useLingui();
  const { organisation } = useMe();
  const { filters, setFilter } = useTableAddress({ by: 'name', descending: false });
  const views = [
    ...(organisation
      ? [
          { id: '', label: t`Organisation` },
          { id: 'membres', label: t`Membres` },
        ]
      : []),
    { id: 'securite', label: t`Mon compte et ma sécurité` },
  ];
  const asked = filters.onglet ?? '';
  const shown = views.some(({ id }) => id === asked) ? asked : (views[0]?.id ?? 'securite');
  return (
    <>
      <PageHead name={t`Réglages`} title={organisation ? organisation.name : <Trans>Mon compte</Trans>} />
      <Toolbar>
        <Views views={views} chosen={shown} onChoose={(id) => setFilter('onglet', id)} />
      </Toolbar>
      {shown === '' && organisation && <OrganisationPanel organisation={organisation} />}
      {shown === 'membres' && organisation && <MembersPanel organisationId={organisation.id} />}
      {shown === 'securite' && <SecurityPanel />}
    </>
  );
}
