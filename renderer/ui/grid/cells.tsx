import type { CustomCellRendererProps, CustomHeaderProps } from 'ag-grid-react';
import { ChevronDown, ChevronRight, Ellipsis, Lock, TriangleAlert } from 'lucide-react';
import type { MouseEvent, ReactElement } from 'react';
import { t } from '../../words/t.ts';
import { Icon } from '../Icon.tsx';
import { RagChip } from '../RagChip.tsx';
import type { GridController } from './controller.ts';
import type { GridItem } from './display-rows.ts';
import { isRagStatus } from './status-words.ts';
import type { GridColumn } from './types.ts';

/** What the column definition adds to AG Grid's own cell props. */
interface CellExtras<Row> {
  grid: GridController<Row>;
  column: GridColumn<Row>;
  toggleBand: (key: string) => void;
  openMenu: (rowId: string, anchor: HTMLElement) => void;
}

/** Props of every cell renderer of the grid. */
export type CellProps<Row> = CustomCellRendererProps<GridItem<Row>> & CellExtras<Row>;

/** Header text: lock for read-only columns, second line if any. */
export function HeaderLabel<Row>({
  displayName,
  column,
}: CustomHeaderProps<GridItem<Row>> & { column: { getColDef: () => { context?: GridColumn<Row> } } }): ReactElement {
  const mine = column.getColDef().context;
  return (
    <span className="dg-head" title={mine?.hint}>
      <span className="dg-head-name">
        {mine?.readOnly ? <Icon as={Lock} size={12} className="dg-lock" /> : null}
        {displayName}
        {mine?.readOnly ? <span className="visually-hidden"> {t('grid.readOnly')}</span> : null}
        {mine?.hint ? <span className="visually-hidden">, {mine.hint}</span> : null}
      </span>
      {mine?.subheading ? <span className="dg-head-sub">{mine.subheading}</span> : null}
    </span>
  );
}

/** Label of a band or of the total row; the button folds the band. */
export function BandLabel<Row>({ data, toggleBand }: CellProps<Row>): ReactElement | null {
  if (!data || data.kind === 'row') return null;
  const { label, caption } = data.band;
  return (
    <span className="dg-band-label">
      {data.kind === 'band' ? (
        <button
          type="button"
          className="dg-fold"
          tabIndex={-1}
          aria-expanded={!data.collapsed}
          aria-label={t(data.collapsed ? 'grid.expand' : 'grid.collapse', { band: label })}
          onClick={() => toggleBand(data.key)}
        >
          <Icon as={data.collapsed ? ChevronRight : ChevronDown} />
        </button>
      ) : null}
      <span className="dg-band-name" title={label}>
        {label}
      </span>
      {caption ? <span className="dg-caption">{caption}</span> : null}
    </span>
  );
}

/** A figure of a band or total row, with its caption below. */
export function BandFigure<Row>({ data, column }: CellProps<Row>): ReactElement | null {
  if (!data || data.kind === 'row') return null;
  const figure = data.band.values?.[column.key];
  if (!figure) return null;
  if (figure.node) return <>{figure.node}</>;
  return (
    <span className="dg-two">
      <b>{figure.text}</b>
      {figure.caption ? <span className="dg-caption"> {figure.caption}</span> : null}
    </span>
  );
}

/** A cell that was refused something: icon, the text as typed, and the message for screen readers. */
export function ProblemCell<Row>({ data, grid, column }: CellProps<Row>): ReactElement | null {
  if (data?.kind !== 'row') return null;
  return (
    <span className="dg-problem-text">
      <Icon as={TriangleAlert} size={14} />
      <span>{grid.text(data, column)}</span>
      <span className="visually-hidden">{t('grid.afterwards', { text: grid.problemOf(data, column) ?? '' })}</span>
    </span>
  );
}

/** A value with a corner mark; the mark's words follow the value for screen readers. */
export function MarkedCell<Row>({ data, grid, column }: CellProps<Row>): ReactElement | null {
  if (data?.kind !== 'row') return null;
  return (
    <>
      {grid.text(data, column)}
      <span className="visually-hidden">{t('grid.afterwards', { text: column.marker?.(data.row)?.tooltip ?? '' })}</span>
    </>
  );
}

/** The screen's own content. */
export function OwnCell<Row>({ data, column }: CellProps<Row>): ReactElement | null {
  return data?.kind === 'row' ? <>{column.render?.(data.row)}</> : null;
}

/** A status as chip; other words as text. */
export function StatusCell<Row>({ data, grid, column }: CellProps<Row>): ReactElement | null {
  if (data?.kind !== 'row') return null;
  const value = grid.value(data, column);
  return isRagStatus(value) ? <RagChip status={value} text={column.format?.(value, data.row)} /> : <>{grid.text(data, column)}</>;
}

/** A link that opens the row; with Ctrl, the middle button or copied it is the row's address. */
export function LinkCell<Row>({ data, grid, column }: CellProps<Row>): ReactElement | null {
  if (data?.kind !== 'row') return null;
  const address = grid.props.rowHref?.(data.row);
  const follow = (event: MouseEvent): void => {
    if (address !== undefined && (event.ctrlKey || event.metaKey || event.shiftKey)) return;
    event.preventDefault();
    grid.props.onOpen?.(data.row);
  };
  return (
    <a className="dg-link" tabIndex={-1} href={address ?? '#'} onClick={follow}>
      {grid.text(data, column)}
    </a>
  );
}

/** The visible way to the row menu. */
export function MenuCell<Row>({ data, grid, openMenu }: CellProps<Row>): ReactElement | null {
  if (data?.kind !== 'row') return null;
  return (
    <button
      type="button"
      className="dg-menu-button"
      tabIndex={-1}
      aria-haspopup="menu"
      aria-label={t('grid.rowMenu', { row: grid.nameOf(data.row) })}
      onClick={(event) => openMenu(data.id, event.currentTarget)}
    >
      <Icon as={Ellipsis} />
    </button>
  );
}
