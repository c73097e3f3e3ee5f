import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { DashboardView } from '../../../src/features/reporting/reporting.contract.ts';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import { ChartWithTable } from '../../ui/charts/chart-with-table.tsx';
import { useFormats } from '../../ui/language.ts';

/** Money in and paid out, month by month. */
export function MoneyByMonth({ view }: { view: DashboardView }) {
  const { t } = useLingui();
  const { money, monthYear } = useFormats();
  const short = (text: string) => text.replace(/\s?\d{4}$/, '');
  const collected = view.moneyIn.reduce((sum, { collectedCents }) => sum + collectedCents, 0);
  const paidOut = view.moneyIn.reduce((sum, { paidOutCents }) => sum + paidOutCents, 0);
  const [inText, outText] = [money(collected), money(paidOut)];
  return (
    <ChartWithTable
      title={<Trans>Argent reçu et viré, mois par mois</Trans>}
      kind="area"
      reading={
        collected === 0 ? (
          <Trans>Rien n’est encore rentré. Chaque paiement s’ajoutera ici, au mois où il arrive.</Trans>
        ) : (
          <Trans>
            En douze mois, {inText} reçus, dont {outText} virés sur votre compte.{' '}
            <Link to="/encaissements">Chaque paiement et sa répartition sont dans Encaissements</Link>.
          </Trans>
        )
      }
      rowsName={t`Mois`}
      rows={view.moneyIn.map(({ month, collectedCents, paidOutCents, feesCents }) => ({
        label: monthYear(`${month}-01` as CivilDate),
        tick: short(monthYear(`${month}-01` as CivilDate)),
        values: { collected: collectedCents, paidOut: paidOutCents, fees: feesCents },
      }))}
      series={[
        { name: 'collected', label: t`Reçu des débiteurs`, color: 'var(--series-1)' },
        { name: 'paidOut', label: t`Viré sur votre compte`, color: 'var(--series-3)' },
        { name: 'fees', label: t`Honoraires TTC`, color: 'var(--series-5)' },
      ]}
    />
  );
}
