import { Trans } from '@lingui/react/macro';
import { Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { Money } from '../../../ui/amounts/money.tsx';
import { useFormats } from '../../../ui/language.ts';
import { Panel } from '../../../ui/layout/panel.tsx';
import { StateTag } from '../../../ui/story/state-tag.tsx';
import classes from '../operator.module.css';
import type { PayoutsPage } from './banking.api.ts';

/** The client-funds account in the books: where each euro stands, and the proof that they all do. */
export function LedgerFigures({ ledger }: { ledger: PayoutsPage['ledger'] | undefined }) {
  const { money } = useFormats();
  if (!ledger) return <Skeleton height={104} />;
  const gap = money(ledger.sumCents);
  return (
    <Panel
      title={<Trans>Le compte de fonds de tiers, dans nos livres</Trans>}
      aside={
        ledger.sumCents === 0 ? (
          <StateTag tone="good">
            <Trans>Les livres sont équilibrés</Trans>
          </StateTag>
        ) : (
          <StateTag tone="harm">
            <Trans>Écart de {gap} : prévenez la comptabilité</Trans>
          </StateTag>
        )
      }
    >
      <dl className={classes.ledger}>
        <Balance label={<Trans>En banque</Trans>} cents={ledger.bankCents} />
        <Balance label={<Trans>Reçu, à rapprocher</Trans>} cents={ledger.unmatchedCents} />
        <Balance label={<Trans>Dû aux créanciers</Trans>} cents={ledger.payableCents} />
        <Balance label={<Trans>En route vers eux</Trans>} cents={ledger.inTransitCents} />
        <Balance label={<Trans>Nos honoraires</Trans>} cents={ledger.feesCents} />
      </dl>
    </Panel>
  );
}

function Balance({ label, cents }: { label: ReactNode; cents: number }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <Money cents={cents} />
      </dd>
    </div>
  );
}
