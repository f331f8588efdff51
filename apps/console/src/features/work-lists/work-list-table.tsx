import { Link } from '@tanstack/react-router';
import { SelectAll, SelectOne } from '../../ui/selection-boxes';
import type { Selection } from '../../ui/use-selection';
import { useVirtualRows } from '../../ui/use-virtual-rows';
import classes from '../../ui/virtual-rows.module.css';
import { COLUMNS, fullName } from './columns';
import { type Entry, isRenewable } from './queries';
import type { WorkListName } from './search';
import { useTexts } from './texts';

const ROW_HEIGHT = 44;

export interface WorkListProps {
  list: WorkListName;
  entries: Entry[];
  /** Who is ticked; none where there is nothing to tick them for. */
  selection: Selection<Entry> | undefined;
  /** Called when the end of the list comes near. */
  onEnd: () => void;
}

export function WorkListTable({ list, entries, selection, onEnd }: WorkListProps) {
  const t = useTexts();
  const { scroller, rows, height } = useVirtualRows(entries, ROW_HEIGHT, onEnd);
  const columns = COLUMNS[list];
  const shares = [1, ...columns.map(({ share = 1 }) => share)].map((share) => `minmax(0, ${share}fr)`);
  const grid = { gridTemplateColumns: [...(selection ? ['44px'] : []), ...shares].join(' ') };
  return (
    <div ref={scroller} className={classes.scroller} tabIndex={-1}>
      <div role="table" aria-label={t(`lists.${list}`)} aria-rowcount={-1}>
        <div role="rowgroup" className={classes.head}>
          <div role="row" className={classes.row} style={{ ...grid, height: ROW_HEIGHT }}>
            {selection && (
              <div role="columnheader" className={classes.cell}>
                <SelectAll selection={selection} aria-label={t('select_all')} />
              </div>
            )}
            {[t('columns.name'), ...columns.map(({ title }) => title())].map((title) => (
              <div key={title} role="columnheader" className={classes.cell}>
                {title}
              </div>
            ))}
          </div>
        </div>
        <div role="rowgroup" className={classes.body} style={{ height }}>
          {rows.map(({ index, key, start }) => {
            const entry = entries[index]!;
            return (
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
                    {isRenewable(entry) && (
                      <SelectOne selection={selection} item={entry} name={fullName(entry)} />
                    )}
                  </div>
                )}
                <div role="cell" className={classes.cell}>
                  <Link
                    to="/members/$memberId"
                    params={{ memberId: String(entry.id) }}
                    className={classes.link}
                  >
                    {fullName(entry)}
                  </Link>
                </div>
                {columns.map(({ title, cell }) => (
                  <div key={title()} role="cell" className={classes.cell}>
                    {cell(entry)}
                  </div>
                ))}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
