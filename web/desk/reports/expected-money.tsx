import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { DashboardView } from '../../../src/features/reporting/reporting.contract.ts';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import { ChartWithTable } from '../../ui/charts/chart-with-table.tsx';
import { useFormats } from '../../ui/language.ts';

/** What was promised, by the week it should come. */
export function ExpectedMoney({ view }: { view: DashboardView }) {
  const { t } = useLingui();
  const { roundMoney, shortDate } = useFormats();
  const total = view.expected.reduce((sum, { cents }) => sum + cents, 0);
  const most = view.expected.reduce<DashboardView['expected'][number] | undefined>(
    (best, week) => (week.cents > (best?.cents ?? 0) ? week : best),
    undefined,
  );
  const amount = roundMoney(total);
  const [best, week] = most ? [roundMoney(most.cents), shortDate(most.week as CivilDate)] : ['', ''];
  return (
    <ChartWithTable
      title={<Trans>Attendu, semaine par semaine</Trans>}
      kind="bars"
      reading={
        total === 0 ? (
          <Trans>
            Aucune promesse en cours. Un appel peut en obtenir une : <Link to="/">voyez ceux du jour</Link>.
          </Trans>
        ) : (
          <Trans>
            {amount} promis sous huit semaines, dont {best} la semaine du {week}. Une promesse non tenue revient
            d’elle-même dans votre liste du jour.
          </Trans>
        )
      }
      rowsName={t`Semaine du`}
      rows={view.expected.map(({ week: on, cents }) => ({ label: shortDate(on as CivilDate), values: { cents } }))}
      series={[{ name: 'cents', label: t`Promis`, color: 'var(--series-3)' }]}
    />
  );
}
