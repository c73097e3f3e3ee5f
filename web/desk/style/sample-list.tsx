import { SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import { Money } from '../../ui/amounts/money.tsx';
import { ApiProblem } from '../../ui/api.ts';
import { useFormats } from '../../ui/language.ts';
import { PageHead } from '../../ui/layout/page-head.tsx';
import type { Column } from '../../ui/lists/column.ts';
import { DataTable } from '../../ui/lists/data-table.tsx';
import { RowLink, RowNarrow, RowSecond } from '../../ui/lists/row-title.tsx';
import { useTableAddress } from '../../ui/lists/table-address.ts';
import { SearchField, Toolbar, Views } from '../../ui/lists/toolbar.tsx';
import { EmptyState } from '../../ui/states/empty-state.tsx';
import { StateTag, type Tone } from '../../ui/story/state-tag.tsx';
import { type SampleRow, sampleRows, states, today } from './samples.ts';

const words: Record<SampleRow['state'], [Tone, string]> = {
  amicable: ['act', 'Amiable'],
  promised: ['plain', 'Promesse en cours'],
  disputed: ['watch', 'Contestée, relances arrêtées'],
  paid: ['good', 'Payée'],
  problem: ['harm', 'Prescription dans 74 jours'],
};
const counts: Record<string, number> = { vide: 0, quarante: 42, 'dix mille': 10_000 };

function State({ row }: { row: SampleRow }) {
  return <StateTag tone={words[row.state][0]}>{words[row.state][1]}</StateTag>;
}

/** The list, empty, short, of ten thousand rows, loading and failed. */
export function SampleList() {
  const { shortDate, days } = useFormats();
  const [size, setSize] = useState('quarante');
  const { sort, setSort, filters, setFilter } = useTableAddress({ by: 'dueOn', descending: false });
  const rows = useMemo(() => sampleRows(counts[size] ?? 0), [size]);
  const query = (filters.q ?? '').toLowerCase();
  const shown = useMemo(() => {
    const kept = rows.filter(
      (row) =>
        `${row.debtor} ${row.invoice}`.toLowerCase().includes(query) && (!filters.state || filters.state === row.state),
    );
    const key = (row: SampleRow) =>
      sort.by === 'amountCents' ? row.amountCents : sort.by === 'debtor' ? row.debtor : row.dueOn;
    return kept.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0) * (sort.descending ? -1 : 1));
  }, [rows, query, filters.state, sort.by, sort.descending]);
  const columns: Column<SampleRow>[] = [
    {
      id: 'debtor',
      header: 'Débiteur',
      sortable: true,
      width: '40%',
      cell: (row) => (
        <>
          <RowLink to="/style">{row.debtor}</RowLink>
          <RowSecond>{row.invoice}</RowSecond>
          <RowNarrow>
            <State row={row} />
          </RowNarrow>
        </>
      ),
    },
    {
      id: 'state',
      header: 'État',
      wideOnly: true,
      cell: (row) => <State row={row} />,
    },
    { id: 'dueOn', header: 'Échéance', wideOnly: true, sortable: true, cell: (row) => shortDate(row.dueOn, today) },
    { id: 'daysLate', header: 'Retard', numeric: true, wideOnly: true, cell: (row) => days(row.daysLate) },
    {
      id: 'amountCents',
      header: 'Dû',
      numeric: true,
      sortable: true,
      cell: (row) => <Money cents={row.amountCents} />,
    },
  ];
  return (
    <>
      <PageHead
        name="Liste"
        title="Quarante-deux dossiers en cours"
        actions={
          <SegmentedControl
            value={size}
            onChange={setSize}
            data={[...Object.keys(counts), 'attente', 'panne']}
            aria-label="Taille"
          />
        }
      />
      <Toolbar total={shown.length}>
        <Views
          chosen={filters.state ?? ''}
          onChoose={(id) => setFilter('state', id)}
          views={[{ id: '', label: 'Tous', count: rows.length }, ...states.map((id) => ({ id, label: words[id][1] }))]}
        />
        <SearchField label="Débiteur ou facture" value={filters.q ?? ''} onChange={(value) => setFilter('q', value)} />
      </Toolbar>
      <DataTable
        label="Dossiers"
        columns={columns}
        rows={size === 'attente' ? undefined : shown}
        rowKey={(row) => row.id}
        sort={sort}
        onSort={setSort}
        onOpen={() => undefined}
        failure={size === 'panne' ? new ApiProblem(500, {}) : undefined}
        onRetry={() => setSize('quarante')}
        empty={<EmptyState title="Aucun dossier">Déposez une première facture impayée pour commencer.</EmptyState>}
      />
    </>
  );
}
