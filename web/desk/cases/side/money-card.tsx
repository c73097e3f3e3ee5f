import { Trans } from '@lingui/react/macro';
import type { CivilDate } from '../../../../src/kernel/civil-date.ts';
import { useFormats } from '../../../ui/language.ts';
import { Panel } from '../../../ui/layout/panel.tsx';
import { useReadRoot } from '../../session/session.api.ts';
import { useCasePlace } from '../case-context.ts';
import classes from '../cases.module.css';
import { payoutWords } from '../words/outcome-words.ts';

/** What came in, what we kept, what went to the creditor. Nothing to show before the first euro. */
export function MoneyCard() {
  const { view } = useCasePlace();
  const { money, longDate } = useFormats();
  const root = useReadRoot();
  const { collectedCents, feesGrossCents, feesNetCents, feesTaxCents } = view.money;
  const direct = view.payments
    .filter(({ origin }) => origin === 'direct')
    .reduce((sum, { amountCents }) => sum + amountCents, 0);
  if (collectedCents === 0 && direct === 0) return null;
  const [net, tax] = [money(feesNetCents), money(feesTaxCents)];
  return (
    <Panel title={<Trans>L’argent</Trans>}>
      <dl className={classes.pairs}>
        {collectedCents > 0 && (
          <>
            <dt>
              <Trans>Encaissé</Trans>
            </dt>
            <dd>{money(collectedCents)}</dd>
            <dt>
              <Trans>Nos frais TTC</Trans>
              <small>
                <Trans>
                  {net} HT et {tax} de TVA
                </Trans>
              </small>
            </dt>
            <dd>{money(-feesGrossCents)}</dd>
            <dt data-strong>
              <Trans>Pour vous</Trans>
            </dt>
            <dd data-strong>{money(collectedCents - feesGrossCents)}</dd>
          </>
        )}
        {direct > 0 && (
          <>
            <dt>
              <Trans>Payé chez vous</Trans>
            </dt>
            <dd>{money(direct)}</dd>
          </>
        )}
      </dl>
      {view.payouts.map((payout) => {
        const on = payout.executedOn ? longDate(payout.executedOn as CivilDate) : undefined;
        const [amount, where] = [money(payout.amountCents), payoutWords(payout.state)];
        return (
          <p key={payout.id} className={classes.fine}>
            {on ? (
              <Trans>
                Virement de {amount}, le {on} : {where}.
              </Trans>
            ) : (
              <Trans>
                Virement de {amount} : {where}.
              </Trans>
            )}
          </p>
        );
      })}
      {collectedCents > 0 && (
        <p className={classes.fine}>
          <a href={`${root}/cases/${view.id}/net-statement.pdf`} download>
            <Trans>Le relevé net, en PDF</Trans>
          </a>
        </p>
      )}
    </Panel>
  );
}
