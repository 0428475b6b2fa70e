import { useCallback } from 'react';
import type { z } from 'zod';
import type { CellEdit, GridRow } from '../../../shared/contract/commitments.ts';
import { labelOf, TENURES } from '../../../shared/domain/codes.ts';
import type { AppError } from '../../../shared/errors.ts';
import { useRefresh } from '../../api/query.tsx';
import { sayError, useAct } from '../../app/act.ts';
import { useConflict } from '../../app/conflict.tsx';
import { t } from '../../strings/t.ts';
import { formatYear } from '../../ui/format.ts';
import type { CellChange, CellProblem, EditOutcome } from '../../ui/grid/types.ts';
import { figuresOf, readYearKey } from './grid-columns.tsx';

type Cell = z.input<typeof CellEdit>;

const rejectAll = (changes: readonly CellChange<GridRow>[], message: string): CellProblem[] =>
  changes.map(({ rowId, columnKey, text }) => ({ rowId, columnKey, text, message }));

/** Splits a gesture into figures and describing fields. */
function split(changes: readonly CellChange<GridRow>[]): { cells: Cell[]; others: CellChange<GridRow>[] } {
  const cells: Cell[] = [];
  const others: CellChange<GridRow>[] = [];
  for (const change of changes) {
    const at = readYearKey(change.columnKey);
    if (!at) others.push(change);
    else
      cells.push({
        commitmentId: change.row.id,
        ...at,
        value: change.value as number | null,
        version: figuresOf(change.row, at.year).version,
      });
  }
  return { cells, others };
}

/** Saves figures; on a conflict shows both versions and saves what the person keeps. */
function useSaveFigures() {
  const { act: setFigures } = useAct('commitments.updateMany');
  const askConflict = useConflict();
  const saveFigures = useCallback(
    async (cells: Cell[], nameOf: (cell: Cell) => string): Promise<boolean> => {
      let failure: AppError | null = null;
      const saved = await setFigures({ cells }, { onError: (error) => void (failure = error) });
      if (saved) return true;
      const { conflict } = (failure as AppError | null)?.details ?? {};
      if (!conflict) {
        if (failure) sayError(failure);
        return false;
      }
      const isIt = (cell: Cell): boolean =>
        cell.commitmentId === conflict.current['commitmentId'] && cell.year === conflict.current['year'];
      const disputed = cells.filter(isIt);
      const first = disputed[0];
      if (!first) return false;
      const answer = await askConflict(conflict, {
        record: nameOf(first),
        yours: Object.fromEntries(disputed.map((cell) => [cell.measure, cell.value])),
      });
      if (answer.kind === 'edit') return false;
      const kept = answer.kind === 'save' ? answer.changes : {};
      const rest = cells
        .filter((cell) => !isIt(cell) || cell.measure in kept)
        .map((cell) => (isIt(cell) ? { ...cell, version: conflict.version } : cell));
      return rest.length === 0 || saveFigures(rest, nameOf);
    },
    [setFigures, askConflict],
  );
  return saveFigures;
}

/** Stores what the grid changed: all figures of a gesture in one command, so one step to undo. */
export function useGridEdit() {
  const saveFigures = useSaveFigures();
  const { act: update } = useAct('commitments.update');
  const refresh = useRefresh('commitments.grid');

  return useCallback(
    async (changes: readonly CellChange<GridRow>[]): Promise<EditOutcome> => {
      const { cells, others } = split(changes);
      const rowOf = new Map(changes.map(({ row }) => [row.id, row]));
      const nameOf = (cell: Cell): string => {
        const row = rowOf.get(cell.commitmentId);
        return t('homes.figuresOf', {
          site: row?.siteLabel ?? '',
          tenure: labelOf(TENURES, row?.tenure ?? null),
          year: formatYear(cell.year),
        });
      };
      const rejected: CellProblem[] = [];
      if (cells.length > 0 && !(await saveFigures(cells, nameOf)))
        rejected.push(
          ...rejectAll(
            changes.filter((change) => readYearKey(change.columnKey)),
            t('homes.notSaved'),
          ),
        );
      for (const change of others) {
        const done = await update({
          id: change.row.id,
          version: change.row.version,
          changes: { [change.columnKey]: change.value },
        });
        if (!done) rejected.push(...rejectAll([change], t('homes.notSaved')));
      }
      await refresh();
      return { rejected };
    },
    [saveFigures, update, refresh],
  );
}
