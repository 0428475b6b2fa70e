/** How much of a user's file is read before it is refused. Every refusal is a sentence; nothing is cut quietly. */
export const LIMITS = {
  fileBytes: 50 * 1024 * 1024,
  rows: 200_000,
  columns: 200,
  /** Cells of a whole file, blanks between cells included. */
  cells: 8_000_000,
  /** Of one cell: one more than any field takes, so a longer text is refused by its field, never kept in part. */
  cellText: 100_001,
  /** All text of a file together: 20,000 cells may share one long string and only grow when copied out. */
  totalText: 200_000_000,
  sheets: 500,
  timeMs: 30_000,
  rssBytes: 900 * 1024 * 1024,
  heapMb: 512,
} as const;

/** What a zip may hold before any parser sees it. */
export const ZIP_LIMITS = {
  entries: 2_000,
  partBytes: 200 * 1024 * 1024,
  totalBytes: 300 * 1024 * 1024,
  /** Expansion allowed once a part passes `ratioFloor`. */
  ratio: 300,
  ratioFloor: 20 * 1024 * 1024,
  cells: 3_000_000,
  merges: 20_000,
  hyperlinkCells: 10_000,
} as const;
