import type { ReactNode } from 'react';

export type Column<Row> = {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** Amounts and counts: right-aligned, figures in line. */
  numeric?: boolean;
  sortable?: boolean;
  /** Left out below 768 pixels, where the first column tells the rest in its second line. */
  wideOnly?: boolean;
  /** A CSS width: `38%`, `9rem`. */
  width?: string;
};
