import { Trans, useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import { Money } from '../../ui/amounts/money.tsx';
import { useFormats } from '../../ui/language.ts';
import type { Column } from '../../ui/lists/column.ts';
import { DataTable } from '../../ui/lists/data-table.tsx';
import { RowLink, RowNarrow, RowSecond } from '../../ui/lists/row-title.tsx';
import { plainText, sorted } from '../../ui/lists/sorting.ts';
import type { TableAddress } from '../../ui/lists/table-address.ts';
import { EmptyState } from '../../ui/states/empty-state.tsx';
import { useToday } from '../session/session.api.ts';
import type { Receipt } from './receipts.api.ts';

const keys = {
  on: (row: Receipt) => row.receivedOn,
  debtor: (row: Receipt) => plainText(row.debtorName),
  amount: (row: Receipt) => row.amountCents,
};

/** The payments of debtors, each with its allocation as the law makes it: interest first, principal last. */
export function ReceiptList({
  receipts,
  address,
}: {
  receipts: readonly Receipt[] | undefined;
  address: TableAddress;
}) {
  const { t } = useLingui();
  const { sort, setSort } = address;
  const columns = useColumns();
  const rows = useMemo(() => receipts && sorted(receipts, keys, sort), [receipts, sort]);
  return (
    <DataTable
      label={t`Encaissements`}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.paymentId}
      sort={sort}
      onSort={setSort}
      empty={
        <EmptyState title={<Trans>Aucun paiement reçu pour l’instant</Trans>}>
          <Trans>
            Quand un débiteur paie, vous voyez ici la date, le montant, et comment il se répartit : d’abord les
            pénalités, puis l’indemnité, puis le principal.
          </Trans>
        </EmptyState>
      }
    />
  );
}

function useColumns(): Column<Receipt>[] {
  const { t } = useLingui();
  const { shortDate } = useFormats();
  const today = useToday();
  const part = (id: string, header: string, cents: (row: Receipt) => number): Column<Receipt> => ({
    id,
    header,
    numeric: true,
    wideOnly: true,
    cell: (row) => (cents(row) === 0 ? '–' : <Money cents={cents(row)} />),
  });
  return [
    {
      id: 'debtor',
      header: t`Débiteur`,
      sortable: true,
      width: '30%',
      cell: (row) => (
        <>
          <RowLink to="/dossiers/$caseId" params={{ caseId: row.caseId }}>
            {row.debtorName}
          </RowLink>
          <RowSecond>
            {row.reference} · <Origin receipt={row} />
          </RowSecond>
          <RowNarrow>
            {shortDate(row.receivedOn as CivilDate, today)} · <Split receipt={row} />
          </RowNarrow>
        </>
      ),
    },
    {
      id: 'on',
      header: t`Reçu le`,
      sortable: true,
      wideOnly: true,
      cell: (row) => shortDate(row.receivedOn as CivilDate, today),
    },
    part('interest', t`Pénalités`, ({ toInterestCents }) => toInterestCents),
    part('indemnity', t`Indemnité`, ({ toIndemnityCents }) => toIndemnityCents),
    part('principal', t`Principal`, ({ toPrincipalCents }) => toPrincipalCents),
    {
      id: 'amount',
      header: t`Reçu`,
      numeric: true,
      sortable: true,
      cell: (row) => (
        <>
          <Money cents={row.amountCents} />
          {row.surplusCents > 0 && <Surplus cents={row.surplusCents} />}
        </>
      ),
    },
  ];
}

function Surplus({ cents }: { cents: number }) {
  const surplus = useFormats().money(cents);
  return (
    <RowSecond>
      <Trans>dont {surplus} de trop</Trans>
    </RowSecond>
  );
}

function Split({ receipt }: { receipt: Receipt }) {
  const { money } = useFormats();
  const [interest, principal] = [
    money(receipt.toInterestCents + receipt.toIndemnityCents),
    money(receipt.toPrincipalCents),
  ];
  return (
    <Trans>
      {interest} de pénalités et indemnité, {principal} de principal
    </Trans>
  );
}

function Origin({ receipt }: { receipt: Receipt }) {
  return receipt.origin === 'direct' ? <Trans>reçu par vous</Trans> : <Trans>reçu par nous</Trans>;
}
