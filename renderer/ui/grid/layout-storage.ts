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
