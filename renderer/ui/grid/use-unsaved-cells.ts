import { useEffect } from 'react';
import { holdUnsaved } from '../unsaved.ts';
import type { GridController } from './controller.ts';
import { storeTyping } from './gestures.ts';
import { takeBack } from './take-back.ts';

/**
 * A grid's part in the question before leaving: a cell being typed in is stored, refused cells are asked about, and a
 * page is not left while something is on its way. Ctrl+Z takes refused cells back.
 */
export function useUnsavedCells<Row>(grid: GridController<Row>): void {
  useEffect(() => {
    return holdUnsaved({
      settle: () => storeTyping(grid),
      answered: () => grid.storing,
      isDirty: (leaving) => leaving !== 'record' && (grid.cells.problems().length > 0 || (leaving === 'page' && grid.cells.isBusy)),
      isUnsaved: () => grid.typing !== null || grid.cells.isBusy || grid.cells.hasRefused,
      refused: () => ({ count: grid.cells.problems().length, isNext: grid.cells.dropsNext }),
      takeBack: (again) => takeBack(grid, again),
      stepped: () => {
        if (grid.report === null || grid.report.cause === 'copy') return;
        grid.report = null;
        grid.changed();
      },
    });
  }, [grid]);
}
