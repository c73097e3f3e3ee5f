import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
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
  const { count } = useFormats();
  return [
    {
      id: 'name',
      header: t`Organisation`,
      sortable: true,
      width: '36%',
      cell: (row) => (
        <>
          <b className={classes.block}>{row.name}</b>
          <RowSecond>{[row.siren, row.city].filter(Boolean).join(' · ')}</RowSecond>
          <RowNarrow>
            <Readiness row={row} />
          </RowNarrow>
        </>
      ),
    },
    { id: 'ready', header: t`Prête à travailler`, wideOnly: true, cell: (row) => <Readiness row={row} /> },
    {
      id: 'bank',
      header: t`Banque`,
      wideOnly: true,
      cell: (row) => row.bankName ?? (row.iban ? row.iban.slice(0, 4) : '–'),
    },
    {
      id: 'cases',
      header: t`Dossiers ouverts`,
      numeric: true,
      sortable: true,
      wideOnly: true,
      cell: (row) => count(row.openCases),
    },
    { id: 'owed', header: t`Reste dû`, numeric: true, sortable: true, cell: (row) => <Money cents={row.owedCents} /> },
  ];
}

function Readiness({ row }: { row: FollowedOrganisation }) {
  const { t } = useLingui();
  const names = {
    siren: t`SIREN`,
    address: t`adresse`,
    iban: t`IBAN`,
    signatory: t`signataire`,
    email: t`adresse électronique`,
  };
  if (row.registerStatus === 'closed') {
    return (
      <StateTag tone="harm">
        <Trans>fermée au registre</Trans>
      </StateTag>
    );
  }
  if (row.missing.length === 0) {
    return (
      <StateTag tone="good">
        <Trans>complète</Trans>
      </StateTag>
    );
  }
  const missing = row.missing.map((name) => names[name]).join(', ');
  return (
    <StateTag tone="watch">
      <Trans>il manque : {missing}</Trans>
    </StateTag>
  );
}
