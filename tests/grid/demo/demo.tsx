import { Copy, Trash2 } from 'lucide-react';
import { StrictMode, useMemo, useState, type ReactElement } from 'react';
import { createRoot } from 'react-dom/client';
import '../../../renderer/ui/tokens.css';
import '../../../renderer/ui/base.css';
import { Button } from '../../../renderer/ui/Button.tsx';
import { DataGrid } from '../../../renderer/ui/grid/DataGrid.tsx';
import type { Bands, CellChange, GridColumn } from '../../../renderer/ui/grid/types.ts';
import { RagChip } from '../../../renderer/ui/RagChip.tsx';
import { commitments, type Commitment } from './data.ts';
import './demo.css';

const params = new URLSearchParams(location.search);
const size = params.get('size') ?? '5000';
const years =
  size === '25000'
    ? Array.from({ length: 12 }, (_, y) => `${2026 + y}/${String(27 + y)}`)
    : ['2026/27', '2027/28', '2028/29', '2029/30', '2030/31'];
const wide = params.get('wide') === '1';
const shownYears = wide ? Array.from({ length: 14 }, (_, y) => `${2026 + y}/${String(27 + y)}`) : years;

/** What the tests read. */
declare global {
  interface Window {
    demo: {
      calls: { cause: string; changes: { rowId: string; columnKey: string; value: unknown; text: string }[] }[];
      opened: string[];
      menu: string[];
      selection: unknown;
      undo: () => void;
      editedAt: number;
    };
  }
}
window.demo = { calls: [], opened: [], menu: [], selection: null, undo: () => {}, editedAt: 0 };

function yearColumn(year: string, first: string): GridColumn<Commitment> {
  return {
    key: year,
    heading: year === first ? 'Forecast' : year,
    longName: year,
    group: year === first ? first : 'Forecast',
    kind: 'number',
    width: year === first ? 60 : 55,
    value: (row) => row.figures[year] ?? null,
    total: 'sum',
    marker: (row) => (row.figures[year] === row.before[year] ? undefined : { tooltip: `Was ${row.before[year] ?? 'empty'}` }),
  };
}

function makeColumns(): GridColumn<Commitment>[] {
  const [first = '', ...rest] = shownYears;
  const options = ['Planned', 'Permission', 'On site', 'Complete'].map((label) => ({ value: label, label }));
  const text = (key: 'site' | 'tenure' | 'need', heading: string, width: number): GridColumn<Commitment> => ({
    key,
    heading,
    width,
    kind: 'text',
    label: true,
    value: (row) => row[key],
  });
  return [
    text('site', 'Site', 112),
    text('tenure', 'Tenure', 132),
    text('need', 'Need', 108),
    { key: 'stage', heading: 'Stage', width: 84, kind: 'code', options, value: (row) => row.stage },
    { key: 'status', heading: 'Status', width: 108, kind: 'status', value: (row) => row.status },
    yearColumn(first, first),
    {
      key: 'actual',
      heading: 'Actual',
      longName: `${first} actual`,
      group: first,
      kind: 'number',
      width: 56,
      readOnly: true,
      value: (row) => row.actual,
    },
    ...rest.map((year) => yearColumn(year, first)),
    ...(params.get('extra') === '1'
      ? [
          {
            key: 'due',
            heading: 'Due',
            width: 110,
            kind: 'day',
            value: (row) => row.due,
          } satisfies GridColumn<Commitment>,
          {
            key: 'note',
            heading: 'Note',
            width: 200,
            kind: 'long_text',
            value: (row) => row.note,
          } satisfies GridColumn<Commitment>,
        ]
      : []),
  ];
}

function sums(rows: readonly Commitment[]): Record<string, { text: string; caption?: string }> {
  const values: Record<string, { text: string; caption?: string }> = {};
  for (const year of shownYears) {
    let sum = 0;
    for (const row of rows) sum += row.figures[year] ?? 0;
    values[year] = { text: sum.toLocaleString('en-GB'), caption: `of ${(sum + 4).toLocaleString('en-GB')}` };
  }
  let actual = 0;
  for (const row of rows) actual += row.actual ?? 0;
  values['actual'] = { text: actual.toLocaleString('en-GB') };
  return values;
}

function apply(rows: readonly Commitment[], changes: readonly CellChange<Commitment>[]): Commitment[] {
  const byRow = Map.groupBy(changes, (change) => change.rowId);
  return rows.map((row) => {
    const mine = byRow.get(row.id);
    if (!mine) return row;
    const next = { ...row, figures: { ...row.figures } as Record<string, number | null> };
    for (const { columnKey, value } of mine) {
      if (columnKey === 'stage') next.stage = String(value ?? '');
      else if (columnKey === 'due') next.due = value as string | null;
      else if (columnKey === 'note') next.note = value as string | null;
      else next.figures[columnKey] = value as number | null;
    }
    return next;
  });
}

const start =
  params.get('empty') === '1'
    ? []
    : commitments(20, Number(params.get('per') ?? (size === '25000' ? 1250 : 250)), shownYears, params.get('mock') === '1');

const bands: Bands<Commitment> = {
  getBandKey: (row) => row.provider,
  describe: (key, rows) => ({
    label: key,
    caption: `${rows.length} commitments`,
    values: { status: { text: 'At risk', node: <RagChip status="at-risk" /> }, ...sums(rows) },
  }),
};

function Demo(): ReactElement {
  const [rows, setRows] = useState<readonly Commitment[]>(start);
  const [history, setHistory] = useState<readonly (readonly Commitment[])[]>([]);
  const [filter, setFilter] = useState('');
  const [selected, setSelected] = useState<string | null>(params.get('selected'));
  const columns = useMemo(makeColumns, []);
  const total = useMemo(
    () => (listed: readonly Commitment[]) => ({
      label: 'All 20 providers',
      caption: `${listed.length} commitments`,
      values: sums(listed),
    }),
    [],
  );
  window.demo.undo = () => {
    const last = history.at(-1);
    if (last) setRows(last);
    setHistory(history.slice(0, -1));
  };
  return (
    <div className="demo">
      <div className="demo-head">
        <h1>Homes</h1>
        <input aria-label="Filter rows" value={filter} onChange={(event) => setFilter(event.target.value)} />
        <Button onPress={() => window.demo.undo()}>Undo</Button>
      </div>
      <div className="demo-grid">
        <DataGrid<Commitment>
          name="Commitments"
          rows={rows}
          getRowId={(row) => row.id}
          getRowName={(row) => `${row.site}, ${row.tenure}`}
          columns={columns}
          {...(params.get('bands') === '0' ? {} : { bands })}
          totalRow={total}
          columnUnit="years"
          quickFilter={filter}
          selectedRowId={selected}
          storageKey={params.get('store') ?? undefined}
          loading={params.get('loading') === '1'}
          empty={
            <>
              <p>No commitments yet. Paste from Excel or drop last year's spreadsheet here.</p>
              <Button>Import</Button>
            </>
          }
          error={params.get('error') === '1' ? <p>The commitments could not be read. Try again.</p> : undefined}
          onOpen={(row) => {
            window.demo.opened.push(row.id);
            setSelected(row.id);
          }}
          onSelectionChange={(selection) => {
            window.demo.selection = selection;
          }}
          rowMenu={
            params.get('menu') === '1'
              ? (row) => [
                  {
                    id: 'copy',
                    label: 'Copy commitment',
                    icon: <Copy size={16} />,
                    onAction: () => window.demo.menu.push(`copy ${row.id}`),
                  },
                  {
                    id: 'delete',
                    label: 'Delete',
                    shortcut: 'Ctrl+Delete',
                    icon: <Trash2 size={16} />,
                    onAction: () => window.demo.menu.push(`delete ${row.id}`),
                  },
                ]
              : undefined
          }
          onEdit={async (changes, cause) => {
            window.demo.editedAt = performance.now();
            window.demo.calls.push({
              cause,
              changes: changes.map(({ rowId, columnKey, value, text }) => ({ rowId, columnKey, value, text })),
            });
            await new Promise((done) => setTimeout(done, 40));
            const rejected = changes
              .filter((change) => change.value === 666)
              .map(({ rowId, columnKey }) => ({
                rowId,
                columnKey,
                message: `${columnKey}: more than the site holds, enter 600 or fewer`,
              }));
            const kept = changes.filter((change) => change.value !== 666);
            setHistory((was) => [...was, rows]);
            setRows((was) => apply(was, kept));
            return { rejected };
          }}
        />
      </div>
    </div>
  );
}

const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    params.get('strict') === '1' ? (
      <StrictMode>
        <Demo />
      </StrictMode>
    ) : (
      <Demo />
    ),
  );
