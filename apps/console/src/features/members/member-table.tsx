import { UnstyledButton } from '@mantine/core';
import { useTable } from '@tanstack/react-table';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useMemo } from 'react';
import { SelectAll, SelectOne } from '../../ui/selection-boxes';
import type { Selection } from '../../ui/use-selection';
import { useVirtualRows } from '../../ui/use-virtual-rows';
import classes from '../../ui/virtual-rows.module.css';
import { columns, features, fullName } from './columns';
import type { Member, MemberListProps } from './queries';
import { COLUMNS, type Column, DEFAULT_COLUMNS, type Sort, SORTABLE } from './search';
import { useTexts } from './texts';

const route = getRouteApi('/desk/members');

const ROW_HEIGHT = 44;

/** How wide columns are, beside the others. */
const SHARES: Partial<Record<string, number>> = { name: 1.2, email: 1.6, active: 0.7 };

interface Props extends MemberListProps {
  /** Who is ticked; none where the role may change nobody. */
  selection: Selection<Member> | undefined;
}

export function MemberTable({ selection, ...props }: Props) {
  const t = useTexts();
  const search = route.useSearch();
  const shown = search.columns ?? DEFAULT_COLUMNS;
  const columnVisibility = useMemo(
    () => Object.fromEntries(COLUMNS.map((column) => [column, column === 'name' || shown.includes(column)])),
    [shown],
  );
  const table = useTable({ features, columns, data: props.members, state: { columnVisibility } });
  const { scroller, rows, height } = useVirtualRows(props.members, ROW_HEIGHT, props.onEnd);
  const models = table.getRowModel().rows;
  const headers = table.getHeaderGroups()[0]?.headers ?? [];
  const shares = headers.map(({ id }) => `minmax(0, ${SHARES[id] ?? 1}fr)`);
  const grid = { gridTemplateColumns: [...(selection ? ['44px'] : []), ...shares].join(' ') };
  return (
    <div ref={scroller} className={classes.scroller} tabIndex={-1}>
      <div role="table" aria-label={t('title')} aria-rowcount={-1}>
        <div role="rowgroup" className={classes.head}>
          <div role="row" className={classes.row} style={grid}>
            {selection && (
              <div role="columnheader" className={classes.cell}>
                <SelectAll selection={selection} />
              </div>
            )}
            {headers.map((header) => (
              <ColumnHeader
                key={header.id}
                column={header.id as Column}
                sort={search.sort ?? (search.q ? undefined : 'name')}
              >
                <table.FlexRender header={header} />
              </ColumnHeader>
            ))}
          </div>
        </div>
        <div role="rowgroup" className={classes.body} style={{ height }}>
          {rows.map(({ index, key, start }) => {
            const row = models[index];
            return (
              row && (
                <div
                  key={key}
                  role="row"
                  aria-rowindex={index + 2}
                  data-index={index}
                  className={classes.row}
                  style={{ ...grid, height: ROW_HEIGHT, transform: `translateY(${start}px)` }}
                >
                  {selection && (
                    <div role="cell" className={classes.cell}>
                      <SelectOne selection={selection} item={row.original} name={fullName(row.original)} />
                    </div>
                  )}
                  {row.getVisibleCells().map((cell) => (
                    <div key={cell.id} role="cell" className={classes.cell}>
                      {cell.column.id === 'name' ? (
                        <Link
                          to="/members/$memberId"
                          params={{ memberId: String(row.original.id) }}
                          className={classes.link}
                        >
                          {fullName(row.original)}
                        </Link>
                      ) : (
                        <table.FlexRender cell={cell} />
                      )}
                    </div>
                  ))}
                </div>
              )
            );
          })}
        </div>
      </div>
    </div>
  );
}

interface ColumnHeaderProps {
  column: Column;
  sort: Sort | undefined;
  children: React.ReactNode;
}

/** Sorts by its column, and by it in reverse the second time. */
function ColumnHeader({ column, sort, children }: ColumnHeaderProps) {
  const navigate = route.useNavigate();
  const sortable = SORTABLE.find((name) => name === column);
  if (!sortable)
    return (
      <div role="columnheader" className={classes.cell}>
        {children}
      </div>
    );
  const direction = sort === sortable ? 'ascending' : sort === `-${sortable}` ? 'descending' : 'none';
  const next: Sort = direction === 'ascending' ? `-${sortable}` : sortable;
  return (
    <div role="columnheader" aria-sort={direction} className={classes.cell}>
      <UnstyledButton
        className={classes.sort}
        onClick={() =>
          void navigate({ to: '.', search: (before) => ({ ...before, sort: next }), replace: true })
        }
      >
        {children}
        {direction === 'ascending' && <ArrowUp size={14} aria-hidden />}
        {direction === 'descending' && <ArrowDown size={14} aria-hidden />}
      </UnstyledButton>
    </div>
  );
}
