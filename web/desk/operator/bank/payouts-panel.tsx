import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { PayoutView } from '../../../../src/features/banking/banking.contract.ts';
import { Panel } from '../../../ui/layout/panel.tsx';
import { EmptyState } from '../../../ui/states/empty-state.tsx';
import classes from '../operator.module.css';
import type { PayoutsPage } from './banking.api.ts';
import { BatchDialog, ProposeDialog } from './payout-batch-dialogs.tsx';
import { ApproveDialog, RefuseDialog } from './payout-dialogs.tsx';
import { PayoutTable } from './payout-table.tsx';
import { ToProposePanel } from './to-propose.tsx';

type Asked = { act: 'propose' | 'batch' } | { act: 'approve' | 'refuse'; payout: PayoutView };

/** Payouts from what is owed to what the bank executed: proposed by one person, approved by another. */
export function PayoutsPanel({ page }: { page: PayoutsPage }) {
  const { t } = useLingui();
  const [asked, setAsked] = useState<Asked>();
  const close = () => setAsked(undefined);
  const of = (...states: PayoutView['state'][]) => page.payouts.filter(({ state }) => states.includes(state));
  const [proposed, approved, past] = [of('proposed'), of('approved'), of('sent', 'executed', 'refused')];
  const ready = page.toPropose.filter(({ missing }) => missing === null);
  const isEmpty = page.payouts.length === 0 && page.toPropose.length === 0;
  if (isEmpty) {
    return (
      <Panel flush>
        <EmptyState title={<Trans>Aucun virement pour l’instant</Trans>}>
          <Trans>
            Dès qu’un paiement est rapproché, la part du créancier apparaît ici, à proposer puis à approuver.
          </Trans>
        </EmptyState>
      </Panel>
    );
  }
  return (
    <div className={classes.stack}>
      {page.toPropose.length > 0 && (
        <ToProposePanel rows={page.toPropose} onPropose={() => setAsked({ act: 'propose' })} />
      )}
      {proposed.length > 0 && (
        <Panel title={<Trans>À approuver par une seconde personne</Trans>} flush>
          <PayoutTable
            label={t`À approuver`}
            payouts={proposed}
            action={(payout) => (
              <ApproveOrWait
                payout={payout}
                onApprove={() => setAsked({ act: 'approve', payout })}
                onRefuse={() => setAsked({ act: 'refuse', payout })}
              />
            )}
          />
        </Panel>
      )}
      {approved.length > 0 && (
        <Panel
          title={<Trans>Approuvés, à envoyer à la banque</Trans>}
          aside={
            <Button size="xs" onClick={() => setAsked({ act: 'batch' })}>
              <Trans>Produire le fichier pour la banque</Trans>
            </Button>
          }
          flush
        >
          <PayoutTable
            label={t`Approuvés`}
            payouts={approved}
            action={(payout) => (
              <Button variant="subtle" color="gray" size="xs" onClick={() => setAsked({ act: 'refuse', payout })}>
                <Trans>Écarter</Trans>
              </Button>
            )}
          />
        </Panel>
      )}
      {past.length > 0 && (
        <Panel
          title={<Trans>Envoyés et exécutés</Trans>}
          aside={
            <span className={classes.aside}>
              <Plural value={past.length} one="# virement" other="# virements" />
            </span>
          }
          flush
        >
          <PayoutTable label={t`Envoyés et exécutés`} payouts={past} />
        </Panel>
      )}
      {asked?.act === 'propose' && <ProposeDialog rows={ready} onClose={close} />}
      {asked?.act === 'batch' && <BatchDialog payouts={approved} onClose={close} />}
      {asked?.act === 'approve' && <ApproveDialog payout={asked.payout} onClose={close} />}
      {asked?.act === 'refuse' && <RefuseDialog payout={asked.payout} onClose={close} />}
    </div>
  );
}

type ApproveOrWaitProps = { payout: PayoutView; onApprove: () => void; onRefuse: () => void };

/** Four eyes: whoever proposed a payout reads why it cannot approve it. */
function ApproveOrWait({ payout, onApprove, onRefuse }: ApproveOrWaitProps) {
  const { t } = useLingui();
  const { beneficiaryName } = payout;
  return (
    <span className={classes.rowActs}>
      {payout.canApprove ? (
        <Button size="xs" onClick={onApprove} aria-label={t`Approuver le virement à ${beneficiaryName}`}>
          <Trans>Approuver</Trans>
        </Button>
      ) : (
        <span className={classes.wait}>
          <Trans>Vous l’avez proposé : une autre personne doit l’approuver.</Trans>
        </span>
      )}
      <Button
        variant="subtle"
        color="gray"
        size="xs"
        onClick={onRefuse}
        aria-label={t`Écarter le virement à ${beneficiaryName}`}
      >
        <Trans>Écarter</Trans>
      </Button>
    </span>
  );
}
