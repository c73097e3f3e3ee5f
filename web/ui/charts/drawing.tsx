import '@mantine/charts/styles.css';
import { AreaChart, BarChart } from '@mantine/charts';
import { useFormats } from '../language.ts';
import type { ChartKind, ChartRow, ChartSeries } from './chart-data.ts';

type DrawingProps = { kind: ChartKind; rows: readonly ChartRow[]; series: readonly ChartSeries[] };

/** The drawn half of ChartWithTable, in a file of its own so that the drawing library loads only where it is seen. */
export default function Drawing({ kind, rows, series }: DrawingProps) {
  const { money, roundMoney } = useFormats();
  const common = {
    h: 230,
    data: rows.map((row) => ({ label: row.tick ?? row.label, ...row.values })),
    dataKey: 'label',
    series: [...series],
    valueFormatter: (value: number) => money(Math.round(value)),
    withLegend: series.length > 1,
    legendProps: { itemSorter: null },
    gridAxis: 'x' as const,
    tickLine: 'none' as const,
    yAxisProps: { width: 78, tickFormatter: (value: number) => roundMoney(Math.round(value)) },
    tooltipAnimationDuration: 0,
  };
  if (kind === 'area')
    return (
      <AreaChart
        {...common}
        curveType="monotone"
        areaChartProps={{ accessibilityLayer: false }}
        withGradient={false}
        fillOpacity={0.16}
        withDots={false}
      />
    );
  return (
    <BarChart
      {...common}
      type={kind === 'stacked-bars' ? 'stacked' : 'default'}
      maxBarWidth={56}
      barChartProps={{ accessibilityLayer: false }}
      barProps={{ radius: 3 }}
    />
  );
}
