import { Stack } from '@mantine/core';
import { ChartWithTable } from '../../ui/charts/chart-with-table.tsx';
import { PageHead } from '../../ui/layout/page-head.tsx';

const buckets = ['Non échu', '1 à 30 jours', '31 à 60 jours', '61 à 90 jours', 'Plus de 90 jours'];
const colors = ['var(--series-1)', 'var(--series-2)', 'var(--series-3)', 'var(--series-4)', 'var(--series-5)'] as const;

export function SampleCharts() {
  return (
    <>
      <PageHead name="Graphiques" title="Ce qui rentre, ce qui tarde" />
      <Stack>
        <ChartWithTable
          title="Balance âgée"
          kind="stacked-bars"
          reading="La moitié de ce qui est dû a moins de trente jours de retard. Commencez par les 12 400 € de plus de 90 jours : deux dossiers."
          rowsName="Mois"
          rows={['août 2026', 'sept. 2026', 'oct. 2026', 'nov. 2026'].map((label, month) => ({
            label,
            values: Object.fromEntries(
              buckets.map((name, index) => [name, 1_240_000 + (((month + 2) * (index + 3) * 377_123) % 2_000_000)]),
            ),
          }))}
          series={buckets.map((name, index) => ({ name, label: name, color: colors[index] ?? 'var(--series-1)' }))}
        />
        <ChartWithTable
          title="Argent reçu et attendu"
          kind="area"
          reading="Vous avez reçu 23 907,18 € ce mois ; 14 100 € sont promis sous trente jours."
          rowsName="Semaine"
          rows={['26 oct.', '2 nov.', '9 nov.', '16 nov.', '23 nov.', '30 nov.'].map((label, week) => ({
            label,
            values: { in: Math.max(0, 640_000 - week * 90_000), expected: week > 3 ? 420_000 : 0 },
          }))}
          series={[
            { name: 'in', label: 'Reçu', color: 'var(--series-1)' },
            { name: 'expected', label: 'Attendu', color: 'var(--series-3)' },
          ]}
        />
      </Stack>
    </>
  );
}
