import { useLingui } from '@lingui/react/macro';
import { Skeleton } from '@mantine/core';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type MouseEvent, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { ErrorState } from '../states/error-state.tsx';
import type { Column } from './column.ts';
import classes from './data-table.module.css';
import { HeaderCell } from './header-cell.tsx';
import type { Sort } from './table-address.ts';

type DataTableProps<Row> = {
  /** What the list is, for people who hear the page: « Dossiers ». */
  label: string;
  columns: readonly Column<Row>[];
  /** Undefined while nothing has come; a row that has not come yet is undefined too and drawn as a skeleton. */
  rows: readonly (Row | undefined)[] | undefined;
  rowKey: (row: Row) => string;
  sort?: Sort;
  onSort?: (sort: Sort) => void;
  /** The whole row leads somewhere: the first cell must hold the real link. */
  onOpen?: (row: Row) => void;
  /** The rows that are drawn, first and last: for lists that fetch them as they are seen. */
  onVisible?: ((first: number, last: number) => void) | undefined;
  empty: ReactNode;
  failure?: unknown;
  onRetry?: () => void;
};

const ROW_HEIGHT = 64;
/** Below this count every row is drawn: finding in the page and printing work. */
const DRAW_ALL = 150;

/** A dense list: sorted from its heads, thousands of rows without a page change, with its skeleton, its void and its error. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, rows, rowKey, sort, onSort, onOpen, onVisible, empty, failure, onRetry } = props;
  const { t } = useLingui();
  const box = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => setTop(box.current?.offsetTop ?? 0), []);
  const total = rows?.length ?? 0;
  const isVirtual = total > DRAW_ALL;
  const virtualizer = useWindowVirtualizer({
    count: total,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    scrollMargin: top,
    enabled: isVirtual,
  });
  const drawn = isVirtual ? virtualizer.getVirtualItems() : undefined;
  const [first, last] = drawn ? [drawn[0]?.index, drawn[drawn.length - 1]?.index] : [0, total - 1];
  useEffect(() => {
    if (onVisible && first !== undefined && last !== undefined && last >= 0) onVisible(first, last);
  }, [onVisible, first, last]);
  if (failure) return <ErrorState failure={failure} onRetry={onRetry} />;
  if (rows && total === 0) return <div className={classes.box}>{empty}</div>;
  const [before, after] = drawn ? spacers(drawn, virtualizer.getTotalSize(), top) : [0, 0];
  return (
    <div ref={box} className={classes.box}>
      <table
        className={isVirtual ? `${classes.table} ${classes.fixed}` : classes.table}
        aria-label={label}
        aria-rowcount={total + 1}
        aria-busy={!rows}
      >
        <thead>
          <tr>
            {columns.map((column) => (
              <HeaderCell key={column.id} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {!rows && <SkeletonRows columns={columns} label={t`Chargement`} />}
          {before > 0 && <Spacer height={before} />}
          {rows &&
            (drawn ?? rows.map((_, index) => ({ index }))).map(({ index }) => {
              const row = rows[index];
              return row === undefined ? (
                <AwaitedRow key={index} columns={columns} height={ROW_HEIGHT} />
              ) : (
                <tr
                  key={rowKey(row)}
                  data-index={index}
                  aria-rowindex={index + 2}
                  ref={isVirtual ? virtualizer.measureElement : undefined}
                  className={onOpen ? classes.opens : undefined}
                  onClick={onOpen && ((event) => opensRow(event) && onOpen(row))}
                >
                  {columns.map((column) => (
                    <td key={column.id} className={cellClass(column)}>
                      {column.cell(row)}
                    </td>
                  ))}
                </tr>
              );
            })}
          {after > 0 && <Spacer height={after} />}
        </tbody>
      </table>
    </div>
  );
}

/** A click on the row itself, not on a link or a button inside it, nor the end of a text selection. */
function opensRow(event: MouseEvent): boolean {
  const inside = event.target instanceof Element && event.target.closest('a, button, input, label, [role="menu"]');
  return !inside && !event.defaultPrevented && !window.getSelection()?.toString();
}

function spacers(drawn: readonly { start: number; end: number }[], total: number, top: number): [number, number] {
  const [first, last] = [drawn[0], drawn[drawn.length - 1]];
  if (!first || !last) return [0, 0];
  return [first.start - top, total - (last.end - top)];
}

function cellClass(column: { numeric?: boolean; wideOnly?: boolean }): string {
  return [column.numeric && classes.num, column.wideOnly && classes.wideOnly].filter(Boolean).join(' ');
}

/** Stands for the rows that are not drawn. One cell: spanning columns left out on narrow screens would bring them back. */
function Spacer({ height }: { height: number }) {
  return (
    <tr className={classes.spacer}>
      <td style={{ height }} />
    </tr>
  );
}

/** A row of a long list that is on its way. */
function AwaitedRow<Row>({ columns, height }: { columns: readonly Column<Row>[]; height: number }) {
  return (
    <tr style={{ height }}>
      {columns.map((column) => (
        <td key={column.id} className={cellClass(column)}>
          <Skeleton height={14} width="60%" my={8} {...(column.numeric ? { ml: 'auto' } : {})} />
        </td>
      ))}
    </tr>
  );
}

function SkeletonRows<Row>({ columns, label }: { columns: readonly Column<Row>[]; label: string }) {
  return ['62%', '48%', '70%', '55%', '64%', '50%'].map((width, index) => (
    <tr key={width}>
      {columns.map((column, position) => (
        <td key={column.id} className={cellClass(column)}>
          {index === 0 && position === 0 && <span className={classes.unseen}>{label}</span>}
          <Skeleton
            height={14}
            width={position === 0 ? width : '70%'}
            my={8}
            {...(column.numeric ? { ml: 'auto' } : {})}
          />
        </td>
      ))}
    </tr>
  ));
}
