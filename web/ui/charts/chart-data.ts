/** A row of figures: its label, then whole cents by series. */
export type ChartRow = { label: string; values: Readonly<Record<string, number>> };
/** A series and its colour, by the name of a token: `var(--series-1)`. */
export type ChartSeries = { name: string; label: string; color: `var(--${string})` };
export type ChartKind = 'bars' | 'stacked-bars' | 'area';
