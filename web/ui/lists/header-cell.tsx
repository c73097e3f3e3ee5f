import { UnstyledButton } from '@mantine/core';

import type { CSSProperties } from 'react';
import type { Column } from './column.ts';
import classes from './data-table.module.css';
import type { Sort } from './table-address.ts';

type HeaderCellProps<Row> = {
  column: Column<Row>;
  sort?: Sort | undefined;
  onSort?: ((sort: Sort) => void) | undefined;
};

/** The head of a column; sortable, it is a button that says its order to those who hear it. */
export function HeaderCell<Row>({ column, sort, onSort }: HeaderCellProps<Row>) {
  const isSorted = sort?.by === column.id;
  const className = [column.numeric && classes.num, column.wideOnly && classes.wideOnly].filter(Boolean).join(' ');
  const order = isSorted ? (sort.descending ? 'descending' : 'ascending') : undefined;
  return (
    <th
      scope="col"
      className={className}
      aria-sort={order}
      style={column.width ? ({ '--width': column.width } as CSSProperties) : undefined}
    >
      {column.sortable && onSort ? (
        <UnstyledButton
          className={classes.sorter}
          data-order={order}
          onClick={() => onSort({ by: column.id, descending: isSorted ? !sort.descending : Boolean(column.numeric) })}
        >
          {column.header}
          <svg viewBox="0 0 8 12" width="8" height="12" aria-hidden="true" focusable="false">
            <path className={classes.up} d="M4 1 7 5H1z" />
            <path className={classes.down} d="M4 11 1 7h6z" />
          </svg>
        </UnstyledButton>
      ) : (
        column.header
      )}
    </th>
  );
}
