import { Trans, useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { type CivilDate, inParis } from '../../../src/kernel/civil-date.ts';
import { Money } from '../../ui/amounts/money.tsx';
import { useFormats } from '../../ui/language.ts';
import type { Column } from '../../ui/lists/column.ts';
import { DataTable } from '../../ui/lists/data-table.tsx';
import { RowLink, RowNarrow } from '../../ui/lists/row-title.tsx';
import { sorted } from '../../ui/lists/sorting.ts';
import type { TableAddress } from '../../ui/lists/table-address.ts';
import { EmptyState } from '../../ui/states/empty-state.tsx';
import { StateTag, type Tone } from '../../ui/story/state-tag.tsx';
import { useToday } from '../session/session.api.ts';
import type { CreditorPayout } from './receipts.api.ts';

const keys = {
  on: (row: CreditorPayout) => row.executedOn ?? row.proposedAt,
  amount: (row: CreditorPayout) => row.amountCents,
};

/** The transfers to the creditor's account, from the proposal to the day the bank executed them. */
export function PayoutList(props: { payouts: readonly CreditorPayout[] | undefined; address: TableAddress }) {
  const { t } = useLingui();
  const { sort, setSort } = props.address;
  const columns = useColumns();
  const rows = useMemo(() => props.payouts && sorted(props.payouts, keys, sort), [props.payouts, sort]);
  return (
    <DataTable
      label={t`Virements`}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      sort={sort}
      onSort={setSort}
      empty={
        <EmptyState title={<Trans>Aucun virement pour l’instant</Trans>}>
          <Trans>Ce qui est encaissé part vers votre compte le jour même, une fois contrôlé par deux personnes.</Trans>
        </EmptyState>
      }
    />
  );
}

function useColumns(): Column<CreditorPayout>[] {
  const { t } = useLingui();
  const { shortDate } = useFormats();
  const today = useToday();
  return [
    {
      id: 'case',
      header: t`Dossier`,
      width: '36%',
      cell: (row) => (
        <>
          {row.caseId ? (
            <RowLink to="/dossiers/$caseId" params={{ caseId: row.caseId }}>
              {row.reference}
            </RowLink>
          ) : (
            <Trans>plusieurs dossiers</Trans>
          )}
          <RowNarrow>
            <Standing payout={row} />
          </RowNarrow>
        </>
      ),
    },
    { id: 'state', header: t`État`, wideOnly: true, cell: (row) => <Standing payout={row} /> },
    {
      id: 'on',
      header: t`Date`,
      sortable: true,
      wideOnly: true,
      cell: (row) => shortDate((row.executedOn as CivilDate | null) ?? inParis(new Date(row.proposedAt)).date, today),
    },
    {
      id: 'amount',
      header: t`Montant`,
      numeric: true,
      sortable: true,
      cell: (row) => <Money cents={row.amountCents} />,
    },
  ];
}

function Standing({ payout }: { payout: CreditorPayout }) {
  const { t } = useLingui();
  const words: Record<string, [Tone, string]> = {
    proposed: ['plain', t`En cours de contrôle`],
    approved: ['act', t`Approuvé, part à la banque`],
    sent: ['act', t`Remis à la banque`],
    executed: ['good', t`Sur votre compte`],
    refused: ['plain', t`Repris, sera proposé de nouveau`],
  };
  const [tone, word] = words[payout.state] ?? ['plain', payout.state];
  return <StateTag tone={tone}>{word}</StateTag>;
}
