import { useEffect, type ReactElement, type ReactNode } from 'react';
import { t } from '../../words/t.ts';
import { cx } from '../cx.ts';
import type { GridController } from './controller.ts';
import './grid.css';
import './grid-marks.css';
import './grid-editors.css';
import './grid-parts.css';
import './plain-table.css';
import { GridFrame } from './GridFrame.tsx';
import { PlainTable } from './PlainTable.tsx';
import { StatusLine } from './StatusLine.tsx';
import { formatNumber } from '../format.ts';
import { narrowedWords, paperWords } from './listed.ts';
import type { ListPart, Listed } from './list-part.ts';
import type { DataGridProps } from './types.ts';
import { useGrid, useView } from './use-grid.ts';
import { usePrinting } from '../use-printing.ts';
import { useUnsavedCells } from './use-unsaved-cells.ts';

function toFirstProblem<Row>(grid: GridController<Row>): void {
  const [first] = grid.cells.problems();
  const row = first ? grid.indexOf(first.rowId) : -1;
  const col = grid.columnIndex.get(first?.columnKey ?? '') ?? -1;
  if (row >= 0 && col >= 0) grid.goTo({ row, col });
}

/** A plain table is a table of all rows. */
function useWholeList<Row>({ part }: DataGridProps<Row>, wanted: boolean): void {
  const isPart = part !== undefined && part.shown < part.count;
  const all = part?.all;
  useEffect(() => {
    if (wanted && isPart) void all?.();
  }, [wanted, isPart, all]);
}

/** How much of a long list has been read. */
const readWords = ({ shown, count }: ListPart): string => t('grid.part', { shown: formatNumber(shown), all: formatNumber(count) });

/** How many of how many are listed, and how much of a long list has been read, beside the screen's own words. */
function Shown<Row>({ listed, props }: { listed: Listed<Row>; props: DataGridProps<Row> }): ReactNode {
  const { part, status } = props;
  const narrowed = narrowedWords(listed, props);
  const isPart = part !== undefined && part.shown < part.count;
  if (narrowed === undefined && !isPart) return status;
  return (
    <>
      {narrowed === undefined ? null : <span>{narrowed}</span>}
      {isPart ? <span>{readWords(part)}</span> : null}
      {status}
    </>
  );
}

/**
 * A spreadsheet: Excel's keys, ranges, copy and paste, fill, problems that stay until mended, bands and totals,
 * and the same values as a plain table. One edit gesture is one `onEdit` call. Memoise `columns` and `bands`.
 *
 * Tab leaves the grid; arrow keys move between cells. Only after an entry finished with Tab does Tab go on to the
 * next cell, until any other key.
 */
export function DataGrid<Row>(props: DataGridProps<Row>): ReactElement {
  const parts = useGrid(props);
  const { grid, items, total, listed } = parts;
  const { onListed } = props;
  useEffect(() => onListed?.(listed), [listed, onListed]);
  const [view, setView] = useView(props);
  const printing = usePrinting();
  useUnsavedCells(grid);
  useWholeList(props, view === 'table' || printing);
  const isBusy = props.loading === true || props.part?.isReading === true;
  const none = !props.loading && props.rows.length === 0;
  const instead = props.error ?? (none ? (props.empty ?? <p>{t('grid.noRows')}</p>) : null);
  return (
    <div className={cx('dg', `dg-${props.density ?? 'default'}`, props.className)} data-view={view} aria-busy={isBusy}>
      <p id={parts.instructionsId} hidden>
        {t('grid.instructions')}
      </p>
      {instead ? <div className="dg-instead">{instead}</div> : null}
      {!instead && view === 'grid' ? <GridFrame props={props} parts={parts} /> : null}
      {!instead && (view === 'table' || printing) ? (
        <PlainTable grid={grid} items={items} columns={props.columns} total={total} about={paperWords(listed, props)} />
      ) : null}
      <StatusLine
        grid={grid}
        slot={<Shown listed={listed} props={props} />}
        view={view}
        onViewChange={instead ? undefined : setView}
        onJump={() => toFirstProblem(grid)}
      />
    </div>
  );
}
