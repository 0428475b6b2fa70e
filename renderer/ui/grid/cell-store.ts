import { Steps } from './steps.ts';
import type { CellChange, CellProblem, CellValue } from './types.ts';

interface Overlay {
  value: CellValue;
  gesture: number;
}

interface Gesture<Row> {
  changes: readonly CellChange<Row>[];
  settled: boolean;
  /** The stored rows have held the new value once. */
  seen: boolean;
}

/** A problem the grid keeps until the cell is fixed. */
export interface StoredProblem {
  message: string;
  text: string | undefined;
  gesture: number;
}

/** A problem with its cell. */
export interface PlacedProblem extends StoredProblem {
  rowId: string;
  columnKey: string;
}

/** Reads the value the screen holds for a cell; undefined when the row is gone. */
export type ReadStored = (rowId: string, columnKey: string) => CellValue | undefined;

const keyOf = (rowId: string, columnKey: string): string => `${rowId}\u0000${columnKey}`;

/**
 * What the grid knows beyond the rows it was given: values on their way to be stored, so an edit shows at once,
 * and the problems of cells whose text was refused.
 */
export class CellStore<Row> {
  readonly #overlays = new Map<string, Overlay>();
  readonly #problems = new Map<string, PlacedProblem>();
  readonly #steps = new Steps<PlacedProblem>();
  readonly #gestures = new Map<number, Gesture<Row>>();
  #last = 0;

  /** The value to show instead of the stored one, if any. */
  overlay(rowId: string, columnKey: string): CellValue | undefined {
    return this.#overlays.size === 0 ? undefined : this.#overlays.get(keyOf(rowId, columnKey))?.value;
  }

  /** True while a cell of the row holds what is on its way, or what its list hasn't shown since. */
  holds(rowId: string): boolean {
    return [...this.#overlays.keys()].some((key) => key.startsWith(keyOf(rowId, '')));
  }

  /** The problem of a cell, if any. */
  problem(rowId: string, columnKey: string): StoredProblem | undefined {
    return this.#problems.size === 0 ? undefined : this.#problems.get(keyOf(rowId, columnKey));
  }

  /** Every cell with a problem, in the order they came. */
  problems(): PlacedProblem[] {
    return [...this.#problems.values()];
  }

  /** True when Ctrl+Z drops refused cells, and is not for the stored undo. */
  get dropsNext(): boolean {
    return this.#next() !== null;
  }

  #next(): number | null {
    return this.#steps.next((gesture) => this.problems().some((problem) => problem.gesture === gesture));
  }

  /** Takes back the newest gesture's refused cells, and answers them; none when it is for the stored undo. */
  dropLast(): readonly PlacedProblem[] {
    const gesture = this.#next();
    const dropped = gesture === null ? [] : this.problems().filter((problem) => problem.gesture === gesture);
    for (const { rowId, columnKey } of dropped) this.clearProblem(rowId, columnKey);
    this.#steps.tookBack(dropped);
    return dropped;
  }

  /** Brings again what was dropped last, and answers it; none when it is for the stored redo. */
  bringAgain(): readonly PlacedProblem[] {
    const dropped = this.#steps.again();
    for (const problem of dropped) this.#problems.set(keyOf(problem.rowId, problem.columnKey), problem);
    return dropped;
  }

  /** Starts a gesture: its values show at once. Returns its number. */
  begin(changes: readonly CellChange<Row>[]): number {
    this.#last += 1;
    this.#steps.begin(this.#last, changes.length, this.#problems.size > 0);
    for (const { rowId, columnKey, value } of changes) {
      this.#overlays.set(keyOf(rowId, columnKey), { value, gesture: this.#last });
    }
    this.#gestures.set(this.#last, { changes, settled: changes.length === 0, seen: false });
    return this.#last;
  }

  /** Records problems of a gesture; their cells show the text as typed. */
  refuse(gesture: number, problems: readonly CellProblem[]): void {
    for (const { rowId, columnKey, message, text } of problems) {
      const key = keyOf(rowId, columnKey);
      this.#overlays.delete(key);
      this.#problems.delete(key);
      this.#problems.set(key, { rowId, columnKey, message, text, gesture });
    }
  }

  /** Cells that were on their way came back refused. */
  notStored(gesture: number, count: number): void {
    this.#steps.refuse(gesture, count);
    const found = this.#gestures.get(gesture);
    const isRefused = ({ rowId, columnKey }: CellChange<Row>): boolean => this.problem(rowId, columnKey)?.gesture === gesture;
    if (found && count > 0) found.changes = found.changes.filter((change) => !isRefused(change));
  }

  /** The cell holds a good value again. */
  clearProblem(rowId: string, columnKey: string): void {
    this.#problems.delete(keyOf(rowId, columnKey));
  }

  /** The screen answered; values stay shown until its rows arrive. */
  settle(gesture: number): void {
    const found = this.#gestures.get(gesture);
    if (found) found.settled = true;
  }

  /** True while something typed or pasted is on its way. */
  get isBusy(): boolean {
    return [...this.#gestures.values()].some(({ settled }) => !settled);
  }

  /** True while a cell shows text that was refused. */
  get hasRefused(): boolean {
    return [...this.#problems.values()].some(({ text }) => text !== undefined);
  }

  /** Gives up waiting for a gesture's rows: whatever is stored shows. */
  expire(gesture: number): void {
    for (const [key, overlay] of this.#overlays) {
      if (overlay.gesture === gesture) this.#overlays.delete(key);
    }
  }

  /** New rows came: drop what they already hold, and the problems of gestures that were undone. */
  reconcile(read: ReadStored, rowsChanged: boolean): void {
    for (const [key, overlay] of this.#overlays) {
      const [rowId = '', columnKey = ''] = key.split('\u0000');
      const stored = read(rowId, columnKey);
      const settled = this.#gestures.get(overlay.gesture)?.settled ?? true;
      if (stored === overlay.value || stored === undefined || (settled && rowsChanged)) {
        this.#overlays.delete(key);
      }
    }
    this.#dropUndone(read);
    this.#forget();
  }

  #dropUndone(read: ReadStored): void {
    for (const [id, gesture] of this.#gestures) {
      const probe = gesture.changes[0];
      if (!probe) continue;
      const stored = read(probe.rowId, probe.columnKey);
      if (stored === probe.value) gesture.seen = true;
      else if (gesture.seen && stored === probe.previous) {
        for (const [key, problem] of this.#problems) {
          if (problem.gesture === id) this.#problems.delete(key);
        }
      }
    }
  }

  #forget(): void {
    const used = new Set<number>();
    for (const { gesture } of this.#overlays.values()) used.add(gesture);
    for (const { gesture } of this.#problems.values()) used.add(gesture);
    for (const [id, gesture] of this.#gestures) {
      if (gesture.settled && !used.has(id)) this.#gestures.delete(id);
    }
  }
}
