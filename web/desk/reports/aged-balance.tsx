import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { DashboardView } from '../../../src/features/reporting/reporting.contract.ts';
import { ChartWithTable } from '../../ui/charts/chart-with-table.tsx';
import { useFormats } from '../../ui/language.ts';

/** What is owed by age, in one bar, and where to begin. */
export function AgedBalance({ view }: { view: DashboardView }) {
  const { t } = useLingui();
  const { roundMoney, share } = useFormats();
  const names = {
    'not-due': t`Non échu`,
    '1-30': t`1 à 30 jours`,
    '31-60': t`31 à 60 jours`,
    '61-90': t`61 à 90 jours`,
    'over-90': t`Plus de 90 jours`,
  };
  const total = view.agedBalance.reduce((sum, { cents }) => sum + cents, 0);
  const old = view.agedBalance.find(({ bucket }) => bucket === 'over-90');
  const [amount, part] = [roundMoney(old?.cents ?? 0), share(total === 0 ? 0 : (old?.cents ?? 0) / total)];
  return (
    <ChartWithTable
      title={<Trans>Balance âgée</Trans>}
      kind="share"
      reading={
        old && old.cases > 0 ? (
          <>
            <Plural
              value={old.cases}
              one={`# dossier de plus de 90 jours pèse ${amount}, ${part} de ce qui est dû.`}
              other={`# dossiers de plus de 90 jours pèsent ${amount}, ${part} de ce qui est dû.`}
            />{' '}
            <Trans>
              C’est là que l’argent se perd :{' '}
              <Link to="/dossiers" search={{ sort: '-late', vue: 'en-cours' } as Record<string, string>}>
                commencez par les plus anciens
              </Link>
              .
            </Trans>
          </>
        ) : (
          <Trans>Rien n’a plus de 90 jours de retard : vous relancez à temps, continuez ainsi.</Trans>
        )
      }
      rowsName={t`Retard`}
      rows={view.agedBalance.map(({ bucket, cents, cases }) => ({ label: names[bucket], values: { cents, cases } }))}
      series={[
        { name: 'cents', label: t`Reste dû`, color: 'var(--series-1)' },
        { name: 'cases', label: t`Dossiers`, color: 'var(--series-2)', unit: 'count' },
      ]}
    />
  );
}
