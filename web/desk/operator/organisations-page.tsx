import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { inParis } from '../../../src/kernel/civil-date.ts';
import { Money } from '../../ui/amounts/money.tsx';
import { useFormats } from '../../ui/language.ts';
import { PageHead } from '../../ui/layout/page-head.tsx';
import type { Column } from '../../ui/lists/column.ts';
import { DataTable } from '../../ui/lists/data-table.tsx';
import { RowNarrow, RowSecond } from '../../ui/lists/row-title.tsx';
import { plainText, sorted } from '../../ui/lists/sorting.ts';
import { useTableAddress } from '../../ui/lists/table-address.ts';
import { SearchField, Toolbar } from '../../ui/lists/toolbar.tsx';
import { EmptyState } from '../../ui/states/empty-state.tsx';
import { StateTag } from '../../ui/story/state-tag.tsx';
import classes from './operator.module.css';
import { type FollowedOrganisation, organisationsQuery } from './outbox.api.ts';

const keys = {
  name: (row: FollowedOrganisation) => plainText(row.name),
  cases: (row: FollowedOrganisation) => row.openCases,
  owed: (row: FollowedOrganisation) => row.owedCents,
  collected: (row: FollowedOrganisation) => row.collectedCents,
  since: (row: FollowedOrganisation) => row.createdAt,
};

/** The creditors of the platform: who they are, what they lack to work, what is owed to them. */
export default function OrganisationsPage() {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(organisationsQuery);
  const { sort, setSort, filters, setFilter } = useTableAddress({ by: 'name', descending: false });
  const columns = useColumns();
  const wanted = plainText(filters.q ?? '');
  const rows = useMemo(
    () =>
      data &&
      sorted(
        data.filter((row) => plainText(`${row.name} ${row.siren ?? ''} ${row.city ?? ''}`).includes(wanted)),
        keys,
        sort,
      ),
    [data, wanted, sort],
  );
  const total = data?.length ?? 0;
  return (
    <>
      <PageHead
        name={t`Organisations`}
        title={
          data ? (
            <Plural value={total} _0="Aucune organisation" one="Une organisation" other="# organisations" />
          ) : (
            <Trans>Organisations</Trans>
          )
        }
      />
      <Toolbar total={rows?.length}>
        <SearchField
          label={t`Nom, SIREN ou ville`}
          value={filters.q ?? ''}
          onChange={(value) => setFilter('q', value)}
        />
      </Toolbar>
      <DataTable
        label={t`Organisations`}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        sort={sort}
        onSort={setSort}
        failure={error ?? undefined}
        onRetry={() => void refetch()}
        empty={
          <EmptyState title={<Trans>Aucune organisation</Trans>}>
            <Trans>Un créancier crée la sienne en s’inscrivant : son SIREN suffit.</Trans>
          </EmptyState>
        }
      />
    </>
  );
}

function useColumns(): Column<FollowedOrganisation>[] {
  const { t } = useLingui();
  const { count, longDate } = useFormats();
  return [
    {
      id: 'name',
      header: t`Organisation`,
      sortable: true,
      width: '32%',
      cell: (row) => (
        <>
          <b className={classes.block}>{row.name}</b>
          <RowSecond>{[row.siren, row.city].filter(Boolean).join(' · ')}</RowSecond>
          <RowNarrow>
            <Mandate row={row} />
          </RowNarrow>
        </>
      ),
    },
    { id: 'mandate', header: t`Mandat`, wideOnly: true, cell: (row) => <Mandate row={row} /> },
    {
      id: 'since',
      header: t`Inscrite le`,
      sortable: true,
      wideOnly: true,
      cell: (row) => longDate(inParis(new Date(row.createdAt)).date),
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
      id: 'collected',
      header: t`Encaissé`,
      numeric: true,
      sortable: true,
      wideOnly: true,
      cell: (row) => <Money cents={row.collectedCents} />,
    },
    { id: 'owed', header: t`Reste dû`, numeric: true, sortable: true, cell: (row) => <Money cents={row.owedCents} /> },
  ];
}

/** Without an accepted mandate, nothing may be sent in a creditor's name. */
function Mandate({ row }: { row: FollowedOrganisation }) {
  const { longDate } = useFormats();
  const date = row.mandateAcceptedAt && longDate(inParis(new Date(row.mandateAcceptedAt)).date);
  return date ? (
    <StateTag tone="good">
      <Trans>accepté le {date}</Trans>
    </StateTag>
  ) : (
    <StateTag tone="plain">
      <Trans>pas encore accepté</Trans>
    </StateTag>
  );
}
