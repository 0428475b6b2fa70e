import type { ReportModel } from './report-model.ts';

/** How far a write has got. */
export interface ReportProgress {
  /** Rows placed so far. */
  rows: number;
  /** The sheet being filled. */
  sheet: string;
  /** Sheets finished, of `sheetCount`. */
  sheetsDone: number;
  /** Sheets in all. */
  sheetCount: number;
}

/** What a caller may pass to `write`. */
export interface ReportWriteOptions {
  /** Stops the write; the promise rejects with the signal's reason. */
  signal?: AbortSignal;
  /** Called every few thousand rows and after each sheet. */
  onProgress?: (progress: ReportProgress) => void;
}

/** Turns a report into the bytes of a file. The one door to whichever spreadsheet library is behind it. */
export interface ReportWriter {
  /** Writes the whole report. */
  write(model: ReportModel, options?: ReportWriteOptions): Promise<Uint8Array>;
}
