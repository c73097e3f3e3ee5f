/** A row of figures: its label, then whole cents (or counts, or days) by series. */
export type ChartRow = {
  label: string;
  /** A shorter label, for the axis. */
  tick?: string;
  values: Readonly<Record<string, number>>;
};

export type ChartSeries = {
  name: string;
  label: string;
  /** The name of a token: `var(--series-1)`. */
  color: `var(--${string})`;
  /** What the figures are; cents when left out. Only cents are drawn. */
  unit?: 'cents' | 'count' | 'days';
};

/** `share`: one bar parted in rows; `ranked`: one bar a row, longest first; the others are drawn on axes. */
export type ChartKind = 'bars' | 'stacked-bars' | 'area' | 'share' | 'ranked';
