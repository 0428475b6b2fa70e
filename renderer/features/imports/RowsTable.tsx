import { useState } from 'react';
import type { Fault, Preview, PreviewRow } from '../../../shared/features/imports/contract.ts';
import { t } from './t.ts';
import { Button } from '../../ui/Button.tsx';
import { formatNumber } from '../../ui/format.ts';
import type { Show } from './rows-shown.ts';
import styles from './RowsTable.module.css';

/** A table of more rows than this is slow to draw and longer than anybody reads. */
const MOST_ROWS = 300;

export interface RowsTableProps {
  preview: Preview;
  show: Exclude<Show, 'notes'>;
  /** Puts one wrong cell right. */
  onFix: (row: PreviewRow, fault: Fault, value: string) => void;
  onSkip: (rows: readonly PreviewRow[]) => void;
}

/** One cell that is wrong, in a box of its own: Enter sends what is typed. */
function BadCell({ row, fault, onFix }: { row: PreviewRow; fault: Fault; onFix: RowsTableProps['onFix'] }) {
  const [text, setText] = useState(fault.value);
  const send = (): void => {
    if (text !== fault.value) onFix(row, fault, text);
  };
  return (
    <input
      className={styles.bad}
      aria-label={t('imports.cellOf', { column: fault.column, row: row.row })}
      value={text.replaceAll('\n', ' / ')}
      onChange={(event) => setText(event.target.value)}
      onBlur={send}
      onKeyDown={(event) => {
        if (event.key === 'Enter') send();
        if (event.key === 'Escape') setText(fault.value);
      }}
    />
  );
}

const homesOf = (rows: readonly PreviewRow[]): number => rows.reduce((sum, { homes }) => sum + (homes ?? 0), 0);

function Band({
  group,
  rows,
  columns,
  onSkip,
}: {
  group: string;
  rows: readonly PreviewRow[];
  columns: number;
  onSkip?: RowsTableProps['onSkip'];
}) {
  const homes = homesOf(rows);
  const words = rows.some((row) => row.homes !== null)
    ? t('imports.bandHomes', { count: rows.length, homes: formatNumber(homes) })
    : t('imports.band', { count: rows.length });
  return (
    <tr className={styles.band}>
      <th colSpan={columns} scope="colgroup">
        <div>
          <strong>{group}</strong>
          <span>{words}</span>
          {onSkip ? (
            <Button
              size={28}
              variant="quiet"
              aria-label={t('imports.skipBand', { label: t('imports.skipAll', { count: rows.length }), group })}
              onPress={() => onSkip(rows)}
            >
              {t('imports.skipAll', { count: rows.length })}
            </Button>
          ) : null}
        </div>
      </th>
    </tr>
  );
}

/** What is wrong with a row: each cell in a box of its own where it can be mended, beside its reason. */
function FaultCells({ row, fault, onFix }: { row: PreviewRow; fault: Fault } & Pick<RowsTableProps, 'onFix'>) {
  return (
    <>
      <td>
        {fault.column !== '' && row.question === '' ? (
          <label className={styles.cell}>
            <span>{fault.column}</span>
            <BadCell key={fault.value} row={row} fault={fault} onFix={onFix} />
          </label>
        ) : (
          fault.value
        )}
      </td>
      <td className={styles.reason}>
        {fault.reason} {fault.remedy}
      </td>
    </>
  );
}

function Row({
  row,
  sheets,
  homes,
  stopped,
  onFix,
  onSkip,
}: { row: PreviewRow; sheets: boolean; homes: boolean; stopped: boolean } & Pick<RowsTableProps, 'onFix' | 'onSkip'>) {
  const [first, ...others] = row.faults;
  const over = stopped ? row.faults.length : 1;
  return (
    <>
      <tr>
        <td className={styles.number} rowSpan={over}>
          {row.row}
        </td>
        {sheets ? <td rowSpan={over}>{row.sheet}</td> : null}
        <td rowSpan={over}>{row.reference}</td>
        <td rowSpan={over}>{row.name}</td>
        {homes ? (
          <td className={styles.number} rowSpan={over}>
            {row.homes === null ? '' : formatNumber(row.homes)}
          </td>
        ) : null}
        {stopped && first ? (
          <>
            <FaultCells row={row} fault={first} onFix={onFix} />
            <td rowSpan={over}>
              <Button size={28} variant="quiet" aria-label={t('imports.skipRow', { row: row.row })} onPress={() => onSkip([row])}>
                {t('imports.skip')}
              </Button>
            </td>
          </>
        ) : (
          <td className={styles.reason}>{row.changes.length > 0 ? row.changes.join('; ') : first?.reason}</td>
        )}
      </tr>
      {stopped
        ? others.map((fault) => (
            <tr key={`${fault.column} ${fault.reason}`}>
              <FaultCells row={row} fault={fault} onFix={onFix} />
            </tr>
          ))
        : null}
    </>
  );
}

/** Rows of the file by what becomes of them; those that stop are grouped by what is wrong, mended here or left out. */
export function RowsTable({ preview, show, onFix, onSkip }: RowsTableProps) {
  const all = preview.sample.filter(({ state }) => state === show);
  const rows = all.slice(0, MOST_ROWS);
  const sheets = preview.accounts.length > 1;
  // Of a kind of record that has homes; nobody counts the homes of a risk.
  const homes = preview.before.homes !== null;
  const stopped = show === 'stopped';
  const grouped = stopped || show === 'skipped';
  const headings = [
    t('imports.row'),
    ...(sheets ? [t('imports.sheet')] : []),
    t('imports.reference'),
    t('imports.name'),
    ...(homes ? [t('imports.homes')] : []),
    ...(stopped
      ? [t('imports.cell'), t('imports.message'), t('imports.leaveOut')]
      : [show === 'changed' ? t('imports.changes') : t('imports.why')]),
  ];
  const bands = grouped ? [...Map.groupBy(rows, ({ group }) => group)] : [['', rows] as const];
  if (rows.length === 0) return <p className={styles.none}>{t(preview[show] > 0 ? 'imports.rowsLater' : 'imports.noRows')}</p>;
  const total = preview[show];
  return (
    <>
      {/* A scrolling area must be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles.scroll} role="region" aria-label={t(`imports.states.${show}`)} tabIndex={0}>
        <table className={styles.table}>
          <thead>
            <tr>
              {headings.map((heading) => (
                <th key={heading} scope="col">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          {bands.map(([group, held]) => (
            <tbody key={group}>
              {grouped ? <Band group={group} rows={held} columns={headings.length} {...(stopped ? { onSkip } : {})} /> : null}
              {held.map((row) => (
                <Row
                  key={`${row.sheet}:${row.row}`}
                  row={row}
                  sheets={sheets}
                  homes={homes}
                  stopped={stopped}
                  onFix={onFix}
                  onSkip={onSkip}
                />
              ))}
            </tbody>
          ))}
        </table>
      </div>
      {rows.length < total ? <p className={styles.more}>{t('imports.firstRows', { count: rows.length })}</p> : null}
    </>
  );
}
