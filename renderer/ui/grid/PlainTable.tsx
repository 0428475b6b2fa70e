import { memo, useEffect, useState, type ReactElement } from 'react';
import { flushSync } from 'react-dom';
import { t } from '../../words/t.ts';
import type { GridController } from './controller.ts';
import type { BandItem, GridItem, RowItem, TotalItem } from './display-rows.ts';
import type { GridColumn } from './types.ts';
import { isFigure } from './kinds.ts';

const CHUNK = 400;

/** Grows the number of rows drawn in idle time, so that long tables open at once; printing draws all. */
function useGrowing(total: number): number {
  const [limit, setLimit] = useState(CHUNK);
  useEffect(() => {
    if (limit >= total) return undefined;
    const idle = requestIdleCallback(() => setLimit((count) => count * 4), { timeout: 100 });
    return () => cancelIdleCallback(idle);
  }, [limit, total]);
  useEffect(() => {
    const all = (): void => flushSync(() => setLimit(Number.MAX_SAFE_INTEGER));
    window.addEventListener('beforeprint', all);
    return () => window.removeEventListener('beforeprint', all);
  }, []);
  return limit;
}

interface Span {
  group: string | undefined;
  columns: number;
}

function groupSpans<Row>(columns: readonly GridColumn<Row>[]): Span[] {
  const spans: Span[] = [];
  for (const { group } of columns) {
    const last = spans.at(-1);
    if (last && group !== undefined && last.group === group) last.columns += 1;
    else spans.push({ group, columns: 1 });
  }
  return spans;
}

function HeadCell<Row>({ column, rows }: { column: GridColumn<Row>; rows: number }): ReactElement {
  return (
    <th scope="col" rowSpan={rows} title={column.hint} className={isFigure(column) ? 'dg-figure' : ''}>
      {column.heading}
      {column.subheading ? <span className="dg-caption"> {column.subheading}</span> : null}
    </th>
  );
}

function Head<Row>({ columns }: { columns: readonly GridColumn<Row>[] }): ReactElement {
  const spans = groupSpans(columns);
  if (spans.every((span) => span.group === undefined)) {
    return (
      <thead>
        <tr>
          {columns.map((column) => (
            <HeadCell key={column.key} column={column} rows={1} />
          ))}
        </tr>
      </thead>
    );
  }
  let at = 0;
  return (
    <thead>
      <tr>
        {spans.map((span) => {
          const column = columns[at];
          at += span.columns;
          if (!column) return null;
          return span.group === undefined ? (
            <HeadCell key={column.key} column={column} rows={2} />
          ) : (
            <th key={column.key} scope="colgroup" colSpan={span.columns}>
              {span.group}
            </th>
          );
        })}
      </tr>
      <tr>
        {columns
          .filter((column) => column.group !== undefined)
          .map((column) => (
            <HeadCell key={column.key} column={column} rows={1} />
          ))}
      </tr>
    </thead>
  );
}

/** Rows are drawn once: growing the table must not redraw what is there. */
const BandRow = memo(function BandRow({
  item,
  columns,
}: {
  item: BandItem | TotalItem;
  columns: readonly GridColumn<never>[];
}): ReactElement {
  const found = columns.findIndex((column, index) => index > 0 && item.band.values?.[column.key]);
  const span = found < 0 ? columns.length : found;
  return (
    <tr className={item.kind === 'band' ? 'dg-plain-band' : 'dg-plain-total'}>
      <th scope={item.kind === 'band' ? 'rowgroup' : 'row'} colSpan={span}>
        {item.band.label}
        {item.band.caption ? <span className="dg-caption"> {item.band.caption}</span> : null}
      </th>
      {columns.slice(span).map((column) => {
        const figure = item.band.values?.[column.key];
        return (
          <td key={column.key} className={isFigure(column) ? 'dg-figure' : ''}>
            {figure?.text}
            {figure?.caption ? <span className="dg-caption"> {figure.caption}</span> : null}
          </td>
        );
      })}
    </tr>
  );
});

const FigureRow = memo(function FigureRow<Row>({
  grid,
  item,
  columns,
}: {
  grid: GridController<Row>;
  item: RowItem<Row>;
  columns: readonly GridColumn<Row>[];
}): ReactElement {
  return (
    <tr>
      {columns.map((column, index) => {
        const problem = grid.problemOf(item, column);
        const content = (
          <>
            {grid.text(item, column)}
            {problem ? <span className="dg-plain-problem">{t('grid.inBrackets', { text: problem })}</span> : null}
          </>
        );
        return index === 0 ? (
          <th key={column.key} scope="row">
            {content}
          </th>
        ) : (
          <td key={column.key} className={isFigure(column) ? 'dg-figure' : ''}>
            {content}
          </td>
        );
      })}
    </tr>
  );
}) as <Row>(props: { grid: GridController<Row>; item: RowItem<Row>; columns: readonly GridColumn<Row>[] }) => ReactElement;

/** Splits items into one list per band, so that each band is a tbody. */
function bodies<Row>(items: readonly GridItem<Row>[]): GridItem<Row>[][] {
  const parts: GridItem<Row>[][] = [];
  for (const item of items) {
    if (item.kind === 'band' || parts.length === 0) parts.push([item]);
    else parts.at(-1)?.push(item);
  }
  return parts;
}

/** The same values as a table that any screen reader and printer understands. */
export function PlainTable<Row>({
  grid,
  items,
  columns,
  total,
  about,
}: {
  grid: GridController<Row>;
  items: readonly GridItem<Row>[];
  columns: readonly GridColumn<Row>[];
  total: TotalItem | null;
  /** Which rows these are, a sentence each. */
  about: readonly string[];
}): ReactElement {
  const limit = useGrowing(items.length);
  const { name } = grid.props;
  return (
    // A scrolling area must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="dg-plain" aria-label={name} tabIndex={0}>
      <table aria-busy={limit < items.length}>
        <caption>
          {name}
          {about.map((words) => (
            <span key={words} className="dg-plain-about">
              {words}
            </span>
          ))}
        </caption>
        <Head columns={columns} />
        {bodies(items.slice(0, limit)).map((part) => (
          <tbody key={part[0]?.id}>
            {part.map((item) =>
              item.kind === 'row' ? (
                <FigureRow key={item.id} grid={grid} item={item} columns={columns} />
              ) : (
                <BandRow key={item.id} item={item} columns={columns} />
              ),
            )}
          </tbody>
        ))}
        {total ? (
          <tfoot>
            <BandRow item={total} columns={columns} />
          </tfoot>
        ) : null}
      </table>
      {items.length === 0 ? <p>{t('grid.noRows')}</p> : null}
    </section>
  );
}
