import { Table2, TableProperties, TriangleAlert } from 'lucide-react';
import { useId, useSyncExternalStore, type ReactElement, type ReactNode } from 'react';
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { t, type StringKey } from '../../words/t.ts';
import { formatNumber } from '../format.ts';
import { Icon } from '../Icon.tsx';
import { IconButton } from '../IconButton.tsx';
import type { GridController } from './controller.ts';
import type { EditReport } from './grid-model.ts';
import type { GridView } from './types.ts';

const LISTED = 20;

/** A sentence with a number in it: the plural form by the number, the number as 12,345. */
function counted(key: StringKey, count: number): string {
  return t(key, { count, shown: formatNumber(count) });
}

function reportText(report: EditReport): string {
  const { total: count } = report;
  if (report.gone !== undefined) return t('grid.report.gone', { row: report.gone });
  if (report.takenBack) return counted(`grid.report.${report.takenBack}`, count);
  if (report.hidden !== undefined) return counted('grid.report.hidden', report.hidden);
  if (report.nothing) return t('grid.report.nothing');
  if (report.refused !== undefined) return t('grid.refused.nothing', { reason: report.refused });
  switch (report.cause) {
    case 'paste':
      return counted(report.figures ? 'grid.report.pasted' : 'grid.report.pastedCells', count);
    case 'fill':
      return counted('grid.report.filled', count);
    case 'cut':
      return counted('grid.report.cut', count);
    case 'copy':
      return counted('grid.report.copied', count);
    default:
      return counted('grid.report.cleared', count);
  }
}

/** What was left out of a paste, on request. */
function LeftOut({ sentences }: { sentences: readonly string[] }): ReactElement {
  const title = useId();
  return (
    <DialogTrigger>
      <Button className="dg-status-link">{counted('grid.report.left', sentences.length)}</Button>
      <Popover className="dg-popover" placement="top start">
        <Dialog className="dg-left-out" aria-labelledby={title}>
          <h2 id={title}>{t('grid.report.leftTitle')}</h2>
          <ul>
            {sentences.slice(0, LISTED).map((sentence, index) => (
              <li key={index}>{sentence}</li>
            ))}
          </ul>
          {sentences.length > LISTED ? <p>{counted('grid.report.more', sentences.length - LISTED)}</p> : null}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

/** Result of the last gesture with a way to what needs checking. */
function Result<Row>({ grid, onJump }: { grid: GridController<Row>; onJump: () => void }): ReactElement {
  const { report, problems } = useSyncExternalStore(grid.view.subscribe, grid.view.get);
  const left = report?.leftOut ?? [];
  const detailed = report !== null && (problems > 0 || left.length > 0) && report.cause !== 'copy' && !report.takenBack;
  const warn =
    problems > 0 || left.length > 0 || report?.refused !== undefined || report?.hidden !== undefined || report?.gone !== undefined;
  return (
    <div className="dg-result">
      {warn ? <Icon as={TriangleAlert} size={14} className="dg-warn" /> : null}
      <output>
        {report ? reportText(report) : null}
        {report?.headerRead ? ` ${t('grid.report.header')}` : null}
        {detailed ? ` ${counted('grid.report.accepted', report.accepted)}` : null}
        <span className="visually-hidden">
          {problems > 0 ? `, ${counted('grid.report.check', problems)}` : null}
          {left.length > 0 ? `, ${counted('grid.report.left', left.length)}` : null}
        </span>
      </output>
      {problems > 0 ? (
        <>
          {detailed ? <span aria-hidden="true">{', '}</span> : null}
          <Button className="dg-status-link" onPress={onJump}>
            {counted('grid.report.check', problems)}
          </Button>
        </>
      ) : null}
      {left.length > 0 ? (
        <>
          <span aria-hidden="true">{', '}</span>
          <LeftOut sentences={left} />
        </>
      ) : null}
    </div>
  );
}

function Figure({ label, value }: { label: string; value: string }): ReactElement {
  return (
    <span className="dg-stat">
      {label} <b>{value}</b>
    </span>
  );
}

/** Size, count, average and sum of the selection. */
function Summary<Row>({ grid }: { grid: GridController<Row> }): ReactElement | null {
  const { summary } = useSyncExternalStore(grid.view.subscribe, grid.view.get);
  if (!summary || summary.rows * summary.columns < 2) return null;
  const unit = grid.props.columnUnit ?? 'columns';
  const average = summary.numbers === 0 ? 0 : Math.round((summary.sum / summary.numbers) * 10) / 10;
  const size = {
    rows: counted('grid.range.rows', summary.rows),
    columns: counted(`grid.range.${unit}`, summary.columns),
  };
  return (
    <div className="dg-summary">
      <span>{t('grid.range.size', size)}</span>
      <Figure label={t('grid.range.count')} value={formatNumber(summary.count)} />
      {summary.numbers > 0 ? (
        <>
          <Figure label={t('grid.range.average')} value={formatNumber(average)} />
          <Figure label={t('grid.range.sum')} value={formatNumber(summary.sum)} />
        </>
      ) : null}
    </div>
  );
}

/** Switches between the grid and the plain table. */
export function PlainTableButton({ view, onChange }: { view: GridView; onChange: (view: GridView) => void }): ReactElement {
  const table = view === 'table';
  return (
    <IconButton
      size={28}
      icon={table ? TableProperties : Table2}
      label={t(table ? 'grid.showGrid' : 'grid.showTable')}
      tooltipPlacement="top end"
      onPress={() => onChange(table ? 'grid' : 'table')}
    />
  );
}

/** The line under the rows: what happened at the left, the selection's figures at the right. */
export function StatusLine<Row>({
  grid,
  slot,
  view,
  onViewChange,
  onJump,
}: {
  grid: GridController<Row>;
  slot: ReactNode;
  view: GridView;
  onViewChange: ((view: GridView) => void) | undefined;
  onJump: () => void;
}): ReactElement {
  return (
    <div className="dg-status" data-print="hide">
      {slot ? <div className="dg-slot">{slot}</div> : null}
      <Result grid={grid} onJump={onJump} />
      <span className="dg-gap" />
      {view === 'grid' ? <Summary grid={grid} /> : null}
      {onViewChange ? <PlainTableButton view={view} onChange={onViewChange} /> : null}
    </div>
  );
}
