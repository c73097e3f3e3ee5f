import { Trans, useLingui } from '@lingui/react/macro';
import { Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Money } from '../../ui/amounts/money.tsx';
import { useFormats } from '../../ui/language.ts';
import { KeyFigure, KeyFigures } from '../../ui/layout/columns.tsx';
import { PageHead } from '../../ui/layout/page-head.tsx';
import { useTableAddress } from '../../ui/lists/table-address.ts';
import { Toolbar, Views } from '../../ui/lists/toolbar.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { PayoutList } from './payout-list.tsx';
import { ReceiptList } from './receipt-list.tsx';
import { type ReceiptsView, receiptsQuery } from './receipts.api.ts';

/** What debtors paid and how it was allocated; what reached the creditor's account, and what is on its way. */
export default function ReceiptsPage() {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(receiptsQuery);
  const address = useTableAddress({ by: 'on', descending: true });
  const view = address.filters.vue ?? '';
  return (
    <>
      <PageHead name={t`Encaissements`} title={<Title view={data} />} />
      {error ? (
        <ErrorState failure={error} onRetry={() => void refetch()} />
      ) : (
        <Stack gap={22}>
          <Totals view={data} />
          <div>
            <Toolbar total={view === '' ? data?.receipts.length : data?.payouts.length}>
              <Views
                chosen={view}
                onChoose={(id) => address.setFilter('vue', id)}
                views={[
                  { id: '', label: t`Reçus des débiteurs`, count: data?.receipts.length },
                  { id: 'virements', label: t`Virés sur votre compte`, count: data?.payouts.length },
                ]}
              />
            </Toolbar>
            {view === '' ? (
              <ReceiptList receipts={data?.receipts} address={address} />
            ) : (
              <PayoutList payouts={data?.payouts} address={address} />
            )}
          </div>
        </Stack>
      )}
    </>
  );
}

function Title({ view }: { view: ReceiptsView | undefined }) {
  const { roundMoney } = useFormats();
  if (!view) return <Trans>Encaissements</Trans>;
  const collected = roundMoney(view.receipts.reduce((sum, { amountCents }) => sum + amountCents, 0));
  if (view.receipts.length === 0) return <Trans>Rien n’est encore rentré</Trans>;
  return <Trans>{collected} rentrés grâce à vos dossiers</Trans>;
}

function Totals({ view }: { view: ReceiptsView | undefined }) {
  if (!view) return <Skeleton height={116} />;
  return (
    <KeyFigures>
      <KeyFigure
        label={<Trans>Encaissé pour vous</Trans>}
        value={<Money cents={view.collectedCents} />}
        note={<Trans>sur le compte de fonds de tiers</Trans>}
      />
      <KeyFigure
        label={<Trans>Nos honoraires, TTC</Trans>}
        value={<Money cents={view.feesGrossCents} />}
        note={<Trans>retenus sur ce qui est encaissé</Trans>}
      />
      <KeyFigure
        label={<Trans>Viré sur votre compte</Trans>}
        value={<Money cents={view.paidOutCents} />}
        note={<Trans>un virement par dossier payé</Trans>}
      />
      <KeyFigure
        label={<Trans>À vous virer</Trans>}
        value={<Money cents={view.toPayOutCents} />}
        note={<Trans>après double contrôle</Trans>}
      />
    </KeyFigures>
  );
}
