import { Trans, useLingui } from '@lingui/react/macro';
import type { DashboardView } from '../../../src/features/reporting/reporting.contract.ts';
import { ChartWithTable } from '../../ui/charts/chart-with-table.tsx';
import { useFormats } from '../../ui/language.ts';
import { stepWords } from '../cases-list/case-words.ts';

/** After which step the money came. */
export function RecoveryByStep({ view }: { view: DashboardView }) {
  const { t } = useLingui();
  const { share, days } = useFormats();
  const rows = view.recoveryByStep.toSorted((a, b) => b.cents - a.cents);
  const total = rows.reduce((sum, { cents }) => sum + cents, 0);
  const [best] = rows;
  const [name, part, wait] = best
    ? [stepWords(best.step), share(total === 0 ? 0 : best.cents / total), days(Math.round(best.averageDays))]
    : ['', '', ''];
  return (
    <ChartWithTable
      title={<Trans>Ce qui fait payer</Trans>}
      kind="ranked"
      reading={
        best ? (
          <Trans>
            « {name} » a amené {part} de l’argent, {wait} après l’ouverture en moyenne. Complétez les coordonnées pour
            que cette étape se fasse partout.
          </Trans>
        ) : (
          <Trans>Aucun paiement encore. Dès le premier, vous saurez quelle étape l’a obtenu.</Trans>
        )
      }
      rowsName={t`Dernière étape avant le paiement`}
      rows={rows.map(({ step, cents, cases, averageDays }) => ({
        label: stepWords(step),
        values: { cents, cases, days: averageDays },
      }))}
      series={[
        { name: 'cents', label: t`Reçu`, color: 'var(--series-1)' },
        { name: 'cases', label: t`Dossiers`, color: 'var(--series-2)', unit: 'count' },
        { name: 'days', label: t`Délai moyen`, color: 'var(--series-3)', unit: 'days' },
      ]}
    />
  );
}
