import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Select } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { CaseSummary } from '../../../src/features/cases/cases.contract.ts';
import { useFormats } from '../../ui/language.ts';
import { LinkButton } from '../../ui/layout/link-button.tsx';
import { PageHead } from '../../ui/layout/page-head.tsx';
import { DataTable } from '../../ui/lists/data-table.tsx';
import { type TableAddress, useTableAddress } from '../../ui/lists/table-address.ts';
import { SearchField, Toolbar, Views } from '../../ui/lists/toolbar.tsx';
import { EmptyState } from '../../ui/states/empty-state.tsx';
import { useCan, useMe } from '../session/session.api.ts';
import { useCaseColumns } from './case-columns.tsx';
import { caseViews, stateChoices, statesOfView } from './case-views.ts';
import { type LongList, useCaseList } from './cases.api.ts';

export default function CasesListPage() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const isOperator = useMe().user.isOperator;
  const address = useTableAddress({ by: 'next', descending: false });
  const { sort, setSort, filters } = address;
  const list = useCaseList(isOperator, {
    q: filters.q,
    state: statesOfView(filters.vue, filters.etat),
    sort: sort.by,
    direction: sort.descending ? 'desc' : 'asc',
  });
  const columns = useCaseColumns(isOperator);
  const open = ({ id }: CaseSummary) => void navigate({ to: '/dossiers/$caseId', params: { caseId: id } });
  const isFiltered = Boolean(filters.q || filters.vue || filters.etat);
  return (
    <>
      <PageHead name={t`Dossiers`} title={<Title counts={list.rows ? list.counts : undefined} />} />
      <ListToolbar list={list} address={address} />
      <DataTable
        label={t`Dossiers`}
        columns={columns}
        rows={list.rows}
        rowKey={(row) => row.id}
        sort={sort}
        onSort={setSort}
        onOpen={open}
        onVisible={list.see}
        failure={list.failure}
        onRetry={list.retry}
        empty={isFiltered ? <NothingMatches address={address} /> : <NoCase />}
      />
    </>
  );
}

function Title({ counts }: { counts: Readonly<Record<string, number>> | undefined }) {
  const { count } = useFormats();
  if (!counts) return <Trans>Dossiers</Trans>;
  const closed = (counts.paid ?? 0) + (counts.closed ?? 0);
  const open = Object.values(counts).reduce((sum, number) => sum + number, 0) - closed;
  if (open + closed === 0) return <Trans>Aucun dossier pour l’instant</Trans>;
  const figure = count(open);
  return <Plural value={open} _0="Aucun dossier ouvert" one="Un dossier ouvert" other={`${figure} dossiers ouverts`} />;
}

function ListToolbar({ list, address }: { list: LongList; address: TableAddress }) {
  const { t } = useLingui();
  const { filters, setFilter } = address;
  const navigate = useNavigate();
  const choose = (vue: string) => {
    const kept = { ...filters, vue, etat: undefined };
    void navigate({
      to: '.',
      search: (previous: Record<string, unknown>) =>
        Object.fromEntries(Object.entries({ ...previous, ...kept }).filter(([, value]) => value)),
      replace: true,
      resetScroll: false,
    });
  };
  return (
    <Toolbar total={filters.q && !list.isRefreshing ? list.total : undefined}>
      <Views
        views={caseViews(list.rows ? list.counts : undefined)}
        chosen={filters.etat ? 'one' : (filters.vue ?? '')}
        onChoose={choose}
      />
      <Select
        aria-label={t`État du dossier`}
        placeholder={t`Tous les états`}
        data={stateChoices(list.counts)}
        value={filters.etat ?? null}
        onChange={(value) => setFilter('etat', value ?? undefined)}
        clearable
        clearButtonProps={{ 'aria-label': t`Tous les états` }}
        comboboxProps={{ width: 'max-content', position: 'bottom-end' }}
        w={150}
      />
      <SearchField
        label={t`Débiteur, facture ou dossier`}
        value={filters.q ?? ''}
        onChange={(value) => setFilter('q', value)}
      />
    </Toolbar>
  );
}

function NothingMatches({ address }: { address: TableAddress }) {
  const { q } = address.filters;
  return (
    <EmptyState
      title={q ? <Trans>Rien ne correspond à « {q} »</Trans> : <Trans>Aucun dossier dans cette vue</Trans>}
      action={
        <LinkButton to="/dossiers" search={{}} variant="default">
          <Trans>Voir tous les dossiers</Trans>
        </LinkButton>
      }
    >
      <Trans>Cherchez un nom de débiteur, un numéro de facture ou une référence de dossier.</Trans>
    </EmptyState>
  );
}

function NoCase() {
  const mayDeposit = useCan('manage');
  return (
    <EmptyState
      title={<Trans>Déposez votre première facture</Trans>}
      action={
        mayDeposit && (
          <LinkButton to="/deposer">
            <Trans>Déposer une facture</Trans>
          </LinkButton>
        )
      }
    >
      <Trans>
        Un PDF ou un fichier Factur-X suffit. Vous verrez ce qui vous est dû, ce qui partira et quel jour, et ce que
        cela coûtera, avant de décider.
      </Trans>
    </EmptyState>
  );
}
