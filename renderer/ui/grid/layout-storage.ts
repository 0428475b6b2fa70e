/** What is remembered of one column. Short names: this is kept per grid in localStorage. */
export interface SavedColumn {
  id: string;
  width?: number | null;
  flex?: number | null;
  sort?: 'asc' | 'desc' | null;
  sortIndex?: number | null;
}

const PREFIX = 'hpp.grid.';

function isSaved(value: unknown): value is SavedColumn {
  return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string';
}

/** The remembered columns, in their order; empty when nothing (or nonsense) is stored. */
export function loadLayout(storageKey: string | undefined): SavedColumn[] {
  if (!storageKey) return [];
  try {
    const parsed: unknown = JSON.parse(localStorage.getItem(PREFIX + storageKey) ?? '[]');
    return Array.isArray(parsed) ? parsed.filter(isSaved) : [];
  } catch {
    return [];
  }
}

/** Remembers the columns. A full or forbidden store is no reason to disturb anyone. */
export function saveLayout(storageKey: string | undefined, columns: readonly SavedColumn[]): void {
  if (!storageKey) return;
  try {
    localStorage.setItem(PREFIX + storageKey, JSON.stringify(columns));
  } catch {
    // Widths are a convenience.
  }
}

/** One sorted column, most important first. */
export interface SortKey {
  key: string;
  descending: boolean;
}

/** What remembered columns are sorted by. */
export const sortOf = (columns: readonly SavedColumn[]): SortKey[] =>
  columns
    .filter((column) => column.sort)
    .toSorted((a, b) => (a.sortIndex ?? 0) - (b.sortIndex ?? 0))
    .map((column) => ({ key: column.id, descending: column.sort === 'desc' }));

/** A sort as an address has it: "dueOn,-priority". */
export const sortText = (sort: readonly SortKey[]): string => sort.map(({ key, descending }) => (descending ? '-' : '') + key).join(',');

/** Reads a sort from an address. */
export const readSort = (text: string): SortKey[] =>
  text
    .split(',')
    .filter(Boolean)
    .map((one) => (one.startsWith('-') ? { key: one.slice(1), descending: true } : { key: one, descending: false }));

/** The sort remembered for a grid. */
export const savedSort = (storageKey: string | undefined): string => sortText(sortOf(loadLayout(storageKey)));

/** Remembered columns, sorted otherwise. */
export const sortedBy = (columns: readonly SavedColumn[], sort: readonly SortKey[]): SavedColumn[] => {
  const known = new Map(columns.map((column) => [column.id, column]));
  for (const { key } of sort) if (!known.has(key)) known.set(key, { id: key });
  return [...known.values()].map((column) => {
    const at = sort.findIndex(({ key }) => key === column.id);
    return { ...column, sort: at < 0 ? null : sort[at]!.descending ? 'desc' : 'asc', sortIndex: at < 0 ? null : at };
  });
};
