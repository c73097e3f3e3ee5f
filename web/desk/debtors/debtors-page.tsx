import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { z } from 'zod';
import type { debtorRow } from '../../../src/features/reporting/reporting.contract.ts';
import { Money } from '../../ui/amounts/money.tsx';
import { api } from '../../ui/api.ts';
import { useFormats } from '../../ui/language.ts';
import { PageHead } from '../../ui/layout/page-head.tsx';
import type { Column } from '../../ui/lists/column.ts';
import { DataTable } from '../../ui/lists/data-table.tsx';
import { RowLink, RowNarrow, RowSecond } from '../../ui/lists/row-title.tsx';
import { plainText, sorted } from '../../ui/lists/sorting.ts';
import { useTableAddress } from '../../ui/lists/table-address.ts';
import { SearchField, Toolbar, Views } from '../../ui/lists/toolbar.tsx';
import { EmptyState } from '../../ui/states/empty-state.tsx';
import { MergesBanner } from './merges-banner.tsx';
import { spacedSiren } from './spaced-siren.ts';

type Debtor = z.infer<typeof debtorRow>;

const debtorsQuery = queryOptions({
  queryKey: ['debtors'],
  queryFn: async ({ signal }) => (await api.get<{ debtors: Debtor[] }>('/api/v1/debtors', undefined, signal)).debtors,
});

const keys = {
  name: (row: Debtor) => plainText(row.name),
  cases: (row: Debtor) => row.openCases,
  late: (row: Debtor) => row.averageDaysLate,
  paid: (row: Debtor) => row.paidCents,
  owed: (row: Debtor) => row.owedCents,
};

/** Who owes: what, how late on average, and what was already paid. */
export default function DebtorsPage() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { data, error, refetch } = useQuery(debtorsQuery);
  const { sort, setSort, filters, setFilter } = useTableAddress({ by: 'owed', descending: true });
  const columns = useColumns();
  const wanted = plainText(filters.q ?? '');
  const owesOnly = filters.vue === 'doivent';
  const rows = useMemo(() => {
    const kept = data?.filter(
      (row) =>
        (!owesOnly || row.owedCents > 0) &&
        plainText(`${row.name} ${row.siren ?? ''} ${row.city ?? ''}`).includes(wanted),
    );
    return kept && sorted(kept, keys, sort);
  }, [data, wanted, owesOnly, sort]);
  const owing = data?.filter(({ owedCents }) => owedCents > 0).length ?? 0;
  return (
    <>
      <PageHead
        name={t`Débiteurs`}
        title={
          data ? (
            <Plural
              value={owing}
              _0="Personne ne vous doit rien"
              one="Un débiteur vous doit de l’argent"
              other="# débiteurs vous doivent de l’argent"
            />
          ) : (
            <Trans>Débiteurs</Trans>
          )
        }
      />
      <MergesBanner />
      <Toolbar total={rows?.length}>
        <Views
          chosen={filters.vue ?? ''}
          onChoose={(id) => setFilter('vue', id)}
          views={[
            { id: '', label: t`Tous`, count: data?.length },
            { id: 'doivent', label: t`Doivent encore`, count: data && owing },
          ]}
        />
        <SearchField
          label={t`Nom, SIREN ou ville`}
          value={filters.q ?? ''}
          onChange={(value) => setFilter('q', value)}
        />
      </Toolbar>
      <DataTable
        label={t`Débiteurs`}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        sort={sort}
        onSort={setSort}
        onOpen={(row: Debtor) => void navigate({ to: '/dossiers', search: casesOf(row) })}
        failure={error ?? undefined}
        onRetry={() => void refetch()}
        empty={
          data && data.length > 0 ? (
            <EmptyState title={<Trans>Aucun débiteur ne correspond</Trans>}>
              <Trans>Cherchez un nom, un SIREN ou une ville.</Trans>
            </EmptyState>
          ) : (
            <EmptyState title={<Trans>Pas encore de débiteur</Trans>}>
              <Trans>
                Chaque facture déposée ajoute le sien, avec ce que le registre en dit et la manière dont il paie.
              </Trans>
            </EmptyState>
          )
        }
      />
    </>
  );
}

/** The list of cases, searched by the debtor's name. */
const casesOf = (row: Debtor) => ({ q: row.name }) as Record<string, string>;

function useColumns(): Column<Debtor>[] {
  const { t } = useLingui();
  const { count, days } = useFormats();
  return [
    {
      id: 'name',
      header: t`Débiteur`,
      sortable: true,
      width: '36%',
      cell: (row) => (
        <>
          <RowLink to="/dossiers" search={casesOf(row)}>
            {row.name}
          </RowLink>
          <RowSecond>{[row.siren && spacedSiren(row.siren), row.city].filter(Boolean).join(' · ')}</RowSecond>
          <RowNarrow>
            <Plural value={row.openCases} _0="aucun dossier ouvert" one="# dossier ouvert" other="# dossiers ouverts" />
          </RowNarrow>
        </>
      ),
    },
    {
      id: 'cases',
      header: t`Dossiers ouverts`,
      numeric: true,
      sortable: true,
      wideOnly: true,
      cell: (row) => count(row.openCases),
    },
    {
      id: 'late',
      header: t`Retard moyen`,
      numeric: true,
      sortable: true,
      wideOnly: true,
      cell: (row) => (row.averageDaysLate === null ? '–' : days(Math.max(0, row.averageDaysLate))),
    },
    {
      id: 'paid',
      header: t`Déjà payé`,
      numeric: true,
      sortable: true,
      wideOnly: true,
      cell: (row) => <Money cents={row.paidCents} />,
    },
    { id: 'owed', header: t`Reste dû`, numeric: true, sortable: true, cell: (row) => <Money cents={row.owedCents} /> },
  ];
}
