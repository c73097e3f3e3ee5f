import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useFormats } from '../../../ui/language.ts';
import { PageHead } from '../../../ui/layout/page-head.tsx';
import { useTableAddress } from '../../../ui/lists/table-address.ts';
import { Toolbar, Views } from '../../../ui/lists/toolbar.tsx';
import { ErrorState } from '../../../ui/states/error-state.tsx';
import classes from '../operator.module.css';
import { entriesQuery, type PayoutsPage, payoutsQuery } from './banking.api.ts';
import { EntriesPanel } from './entries-panel.tsx';
import { FilesPanel } from './files-panel.tsx';
import { LedgerFigures } from './ledger-figures.tsx';
import { PayoutsPanel } from './payouts-panel.tsx';
import { StatementImport } from './statement-import.tsx';

/** The client-funds account: statements in, lines matched to their cases, payouts out under four eyes, and the books. */
export default function BankPage() {
  const { t } = useLingui();
  const { filters, setFilter } = useTableAddress({ by: 'date', descending: true });
  const payouts = useQuery(payoutsQuery);
  const entries = useQuery(entriesQuery('unmatched'));
  const view = filters.vue ?? '';
  const waiting = payouts.data?.payouts.filter(({ state }) => state === 'proposed' || state === 'approved').length;
  return (
    <>
      <PageHead name={t`Relevés et virements`} title={<Title page={payouts.data} unmatched={entries.data?.length} />} />
      <div className={classes.stack}>
        {payouts.error && <ErrorState failure={payouts.error} onRetry={() => void payouts.refetch()} />}
        {!payouts.error && <LedgerFigures ledger={payouts.data?.ledger} />}
        <div>
          <Toolbar>
            <Views
              chosen={view}
              onChoose={(id) => setFilter('vue', id)}
              views={[
                { id: '', label: t`Relevés et rapprochement`, count: entries.data?.length },
                {
                  id: 'virements',
                  label: t`Virements`,
                  count: waiting === undefined ? undefined : waiting + (payouts.data?.toPropose.length ?? 0),
                },
                { id: 'fichiers', label: t`Fichiers` },
              ]}
            />
          </Toolbar>
          {view === '' && (
            <div className={classes.stack}>
              <StatementImport />
              <EntriesPanel />
            </div>
          )}
          {view === 'virements' && payouts.data && <PayoutsPanel page={payouts.data} />}
          {view === 'fichiers' && <FilesPanel page={payouts.data} />}
        </div>
      </div>
    </>
  );
}

function Title({ page, unmatched }: { page: PayoutsPage | undefined; unmatched: number | undefined }) {
  const { roundMoney } = useFormats();
  if (!page || unmatched === undefined) return <Trans>Relevés et virements</Trans>;
  const amount = roundMoney(page.ledger.payableCents);
  const lines = plural(unmatched, {
    0: 'Tout est rapproché',
    one: 'Une ligne à rapprocher',
    other: '# lignes à rapprocher',
  });
  if (page.ledger.payableCents === 0) return <Trans>{lines}, rien à reverser.</Trans>;
  return (
    <Trans>
      {lines}, {amount} à reverser.
    </Trans>
  );
}
