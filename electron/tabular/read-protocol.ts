import type { TableKind, TotalRows } from '../../shared/domain/tabular-types.ts';
import type { Refusal } from './table-read-error.ts';

/** Between cells and between rows of a packed batch. The child makes sure no cell holds either. */
export const CELL_MARK = '\u001F';
/** See CELL_MARK. */
export const ROW_MARK = '\u001E';

/** Parent to child: one file's bytes. */
export interface ReadRequest {
  bytes: Uint8Array;
  kind: 'zip' | 'xls' | 'text';
}

/**
 * Child to parent. A sheet is announced, then its rows come in order. `packed` rows are text only, with marks
 * between them (the fastest thing to cross a process boundary); `json` rows carry numbers and dates.
 */
export type ReadReply =
  | { type: 'ready' }
  | { type: 'sheet'; name: string; hidden: boolean; totals?: TotalRows | undefined }
  | { type: 'packed'; text: string }
  | { type: 'json'; text: string }
  | { type: 'done'; kind: TableKind; encoding?: string; delimiter?: string; date1904?: boolean; notes: string[] }
  | { type: 'refused'; refusal: Refusal };

/** Sends one reply and resolves when it has left, so a big file never queues up in the child. */
export type SendReply = (reply: ReadReply) => Promise<void>;
