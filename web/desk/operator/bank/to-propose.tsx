import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { Money } from '../../../ui/amounts/money.tsx';
import { Panel } from '../../../ui/layout/panel.tsx';
import { StateTag } from '../../../ui/story/state-tag.tsx';
import classes from '../operator.module.css';
import type { PayoutsPage } from './banking.api.ts';

type Rows = PayoutsPage['toPropose'];

/** What is owed and not yet proposed; what a beneficiary lacks keeps its money where it is. */
export function ToProposePanel({ rows, onPropose }: { rows: Rows; onPropose: () => void }) {
  const isReady = rows.some(({ missing }) => missing === null);
  return (
    <Panel
      title={<Trans>À reverser</Trans>}
      aside={
        isReady && (
          <Button size="xs" onClick={onPropose}>
            <Trans>Proposer les virements</Trans>
          </Button>
        )
      }
      flush
    >
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">
              <Trans>Bénéficiaire</Trans>
            </th>
            <th scope="col">
              <Trans>Dossier</Trans>
            </th>
            <th scope="col" className={classes.num}>
              <Trans>Montant</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.organisationName}${row.caseReference}`}>
              <td>
                <b>{row.organisationName}</b>
                {row.missing && (
                  <span className={classes.block}>
                    <StateTag tone="watch">
                      <MissingText missing={row.missing} />
                    </StateTag>
                  </span>
                )}
              </td>
              <td>{row.caseReference ?? <Trans>nos honoraires</Trans>}</td>
              <td className={classes.num}>
                <Money cents={row.amountCents} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

function MissingText({ missing }: { missing: string }) {
  if (missing.includes('iban')) return <Trans>IBAN à fournir par le créancier</Trans>;
  if (missing.includes('account')) return <Trans>compte à indiquer dans la configuration</Trans>;
  return <Trans>bénéficiaire à compléter</Trans>;
}
