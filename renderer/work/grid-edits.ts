import { useRef, useState } from 'react';
import { AppError, type ConflictDetails, type FieldIssue } from '../../shared/errors.ts';
import type { EntityName } from '../../shared/tables.ts';
import { useSettled, type QueryName } from '../api/query.tsx';
import { t } from '../words/t.ts';
import type { CellChange, CellProblem, EditOutcome } from '../ui/grid/types.ts';
import { useConflict } from './conflict.tsx';
import { fieldLabel } from './field-words.ts';

/** A changed cell, with the record and the field that hold its value. */
export interface HeldCell<Row> {
  change: CellChange<Row>;
  /** The kind of record that has the field. */
  entity: EntityName;
  /** Tells the records of a gesture apart: an id, unless a row shows several records. */
  record: string;
  /** Version of the record the person saw. */
  version: number;
  field: string;
  /** The value as the contract has it. */
  value: unknown;
}

/** How a grid saves: where each cell is kept, and the one command that takes a whole gesture. */
export interface GridSaving<Row> {
  /** The query the rows come from: it is read again before the grid lets go of the new values. */
  list: QueryName;
  hold: (change: CellChange<Row>) => Omit<HeldCell<Row>, 'change'>;
  /** Saves all cells by one command. Answers the records' versions now; throws AppError. */
  save: (cells: readonly HeldCell<Row>[]) => Promise<ReadonlyMap<string, number>>;
  /** The cells that an issue of this path names. */
  named: (cells: readonly HeldCell<Row>[], path: FieldIssue['path']) => readonly HeldCell<Row>[];
  /** The record of a conflict, as `hold` tells records apart. */
  recordOf: (conflict: ConflictDetails) => string;
  /** What the conflict dialog calls a cell's record. */
  nameOf: (cell: HeldCell<Row>, conflict: ConflictDetails) => string;
}

/** Versions a grid has made itself. Who goes on typing before the rows come back must not conflict with themselves. */
class OwnVersions {
  readonly #made = new Map<string, { from: number; to: number }>();

  /** The version to save over, for a person who saw `seen`. */
  over(record: string, seen: number): number {
    const made = this.#made.get(record);
    return made && seen >= made.from && seen < made.to ? made.to : seen;
  }

  note(record: string, from: number, to: number): void {
    const before = this.#made.get(record);
    this.#made.set(record, { from: before?.to === from ? before.from : from, to });
  }
}

/** Why a cell was refused. Of an emptied choice the core can only list the codes that it takes. */
const reasonOf = ({ entity, field, value }: HeldCell<unknown>, message: string): string =>
  value === null ? t('grid.problem.required', { column: fieldLabel(entity, field) }) : message;

/** The edits of one gesture on their way: what is still to be saved, and what was refused. */
class EditBatch<Row> {
  rest: readonly HeldCell<Row>[];
  readonly rejected: CellProblem[] = [];
  /** Something was refused: what is shown may be older than what is there. */
  mended = false;
  readonly #saving: GridSaving<Row>;
  readonly #askConflict: ReturnType<typeof useConflict>;

  constructor(cells: readonly HeldCell<Row>[], saving: GridSaving<Row>, askConflict: ReturnType<typeof useConflict>) {
    this.rest = cells;
    this.#saving = saving;
    this.#askConflict = askConflict;
  }

  #refuse(refused: ReadonlyMap<HeldCell<Row>, string>): void {
    this.rest = this.rest.filter((cell) => !refused.has(cell));
    for (const [{ change }, message] of refused)
      this.rejected.push({ rowId: change.rowId, columnKey: change.columnKey, text: change.text, message });
  }

  /** Takes out, or asks about, what the command was refused for, so that the rest can go on in one command. */
  async mend({ message, details }: AppError): Promise<void> {
    this.mended = true;
    const named = new Map<HeldCell<Row>, string>();
    for (const issue of details.issues ?? [])
      for (const cell of this.#saving.named(this.rest, issue.path)) if (!named.has(cell)) named.set(cell, reasonOf(cell, issue.message));
    if (named.size > 0) return this.#refuse(named);
    const { conflict } = details;
    const disputed = conflict ? this.rest.filter(({ record }) => record === this.#saving.recordOf(conflict)) : [];
    if (conflict && disputed.length > 0) return this.#askWhose(conflict, disputed);
    const reason = [message, details.remedy].filter(Boolean).join(' ');
    const why = ({ entity, field }: HeldCell<Row>): string => t('grid.problem.refused', { column: fieldLabel(entity, field), reason });
    return this.#refuse(new Map(this.rest.map((cell) => [cell, why(cell)])));
  }

  async #askWhose(conflict: ConflictDetails, disputed: readonly HeldCell<Row>[]): Promise<void> {
    const answer = await this.#askConflict(conflict, {
      record: this.#saving.nameOf(disputed[0]!, conflict),
      yours: Object.fromEntries(disputed.map(({ field, value }) => [field, value])),
    });
    if (answer.kind === 'edit')
      return this.#refuse(
        new Map(disputed.map((cell) => [cell, t('grid.problem.conflict', { column: fieldLabel(cell.entity, cell.field) })])),
      );
    const kept = answer.kind === 'save' ? answer.changes : {};
    this.rest = this.rest
      .filter((cell) => !disputed.includes(cell) || cell.field in kept)
      .map((cell) => (disputed.includes(cell) ? { ...cell, version: conflict.version } : cell));
  }
}

/**
 * Saves what a grid changed: a gesture is one command, so one step to undo. Cells the rules refuse are marked with the
 * reason and the others saved; a record changed by somebody else is asked about and the others saved; any other failure
 * marks every cell.
 */
export function useGridEdits<Row>(saving: GridSaving<Row>): (changes: readonly CellChange<Row>[]) => Promise<EditOutcome> {
  const askConflict = useConflict();
  const settled = useSettled(saving.list);
  const [own] = useState(() => new OwnVersions());
  const lastTurn = useRef<Promise<unknown>>(Promise.resolve());

  const save = async (changes: readonly CellChange<Row>[]): Promise<EditBatch<Row>> => {
    const cells = changes.map((change) => {
      const held = saving.hold(change);
      return { ...held, change, version: own.over(held.record, held.version) };
    });
    const batch = new EditBatch(cells, saving, askConflict);
    while (batch.rest.length > 0) {
      try {
        const versions = await saving.save(batch.rest);
        for (const { record, version } of batch.rest) own.note(record, version, versions.get(record) ?? version);
        break;
      } catch (failure) {
        if (!(failure instanceof AppError)) throw failure;
        await batch.mend(failure);
      }
    }
    return batch;
  };

  return async (changes) => {
    // One after the other: the next gesture may be over the same records.
    const turn = lastTurn.current.then(() => save(changes));
    lastTurn.current = turn.catch(() => null);
    const { rejected, mended } = await turn;
    await settled(mended);
    return { rejected };
  };
}
