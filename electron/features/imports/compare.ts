import type { PreviewRow } from '../../../shared/features/imports/contract.ts';
import type { Breath } from '../../core/breath.ts';
import { toCamel, type Columns, type Stored } from '../../core/rows.ts';
import type { ReadDb } from '../../db/schema.ts';
import type { Incoming, IncomingColumns, ImportKindRules } from '../../rooms/import-kind.ts';

/** What an import would do to each of its rows. */
export interface Comparison {
  added: Incoming[];
  changed: { record: Incoming; row: Columns; changes: Columns }[];
  same: Incoming[];
}

/** What comparing needs of a context. */
interface Comparing {
  db: ReadDb;
  breath: Breath;
}

/** Holds a file's rows against the records here. Only columns that the file holds are compared. */
export async function compare(ctx: Comparing, rules: ImportKindRules, incoming: readonly Incoming[]): Promise<Comparison> {
  const existing = await rules.existing(ctx.db, incoming);
  const comparison: Comparison = { added: [], changed: [], same: [] };
  for (const record of incoming) {
    const pause = ctx.breath.take();
    if (pause) await pause;
    const row = existing.get(record.key);
    if (!row) {
      comparison.added.push(record);
      continue;
    }
    const changes = changesOf(record.columns, row);
    if (changes) comparison.changed.push({ record, row, changes });
    else comparison.same.push(record);
  }
  return comparison;
}

function changesOf(columns: IncomingColumns, row: Columns): Columns | null {
  let changes: Columns | null = null;
  for (const name of Object.keys(columns)) {
    const value = columns[name];
    if (value !== undefined && row[name] !== value) (changes ??= {})[name] = value;
  }
  return changes;
}

const SHOWN = 100;

const word = (value: Stored | undefined): string => (value === null || value === '' || value === undefined ? '–' : String(value));

/** The first rows of each state, enough to look at before importing. */
export function previewRows(comparison: Comparison): PreviewRow[] {
  const plain =
    (state: 'new' | 'same') =>
    (record: Incoming): PreviewRow => ({
      row: record.row,
      state,
      reference: record.reference,
      name: record.name,
      changes: [],
    });
  return [
    ...comparison.changed.slice(0, SHOWN).map(({ record, row, changes }): PreviewRow => ({
      row: record.row,
      state: 'changed',
      reference: record.reference,
      name: record.name,
      changes: Object.entries(changes).map(([name, value]) => `${toCamel(name)}: ${word(row[name])} → ${word(value)}`),
    })),
    ...comparison.added.slice(0, SHOWN).map(plain('new')),
    ...comparison.same.slice(0, SHOWN).map(plain('same')),
  ];
}
