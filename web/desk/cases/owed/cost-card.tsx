import { Trans } from '@lingui/react/macro';
import type { CaseView } from '../../../../src/features/cases/cases.contract.ts';
import { useFormats, useLanguage } from '../../../ui/language.ts';
import { Panel } from '../../../ui/layout/panel.tsx';
import classes from './owed.module.css';
import { shortPercent } from './short-percent.ts';

/** What the service costs on this case, and what would be left if all were recovered. Never charged to the debtor. */
export function CostCard({ cost }: { cost: CaseView['cost'] }) {
  const { money } = useFormats();
  const language = useLanguage();
  const [gross, net, tax] = [money(cost.openingGrossCents), money(cost.openingNetCents), money(cost.openingTaxCents)];
  const rate = shortPercent(cost.successPercent, language);
  const isFlat = Number(cost.successPercent) === 0;
  const [all, left] = [money(cost.ifAllRecoveredGrossCents), money(cost.netToCreditorCents)];
  return (
    <Panel title={<Trans>Ce que cela coûte</Trans>}>
      <p className={classes.price}>
        {isFlat ? (
          <Trans>
            <b>{gross} TTC</b>, et rien d’autre.
          </Trans>
        ) : (
          <Trans>
            <b>{gross} TTC</b>, puis {rate} HT de ce qui est encaissé.
          </Trans>
        )}
      </p>
      <p className={classes.fine}>
        <Trans>
          L’ouverture : {net} HT et {tax} de TVA.
        </Trans>{' '}
        <Trans>Retenu sur ce qui est encaissé : rien n’est dû si rien ne rentre. Le débiteur n’en paie rien.</Trans>
      </p>
      <dl className={classes.pairs}>
        <dt>
          <Trans>Si tout est recouvré, nos frais TTC</Trans>
        </dt>
        <dd>{all}</dd>
        <dt>
          <Trans>Il vous reste</Trans>
        </dt>
        <dd data-strong>{left}</dd>
      </dl>
    </Panel>
  );
}
