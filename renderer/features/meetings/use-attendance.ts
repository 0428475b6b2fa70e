import { useCallback } from 'react';
import type { Attendance } from '../../../shared/features/meetings/contract.ts';
import type { AppError, ConflictDetails } from '../../../shared/errors.ts';
import { sayError, useAct } from '../../work/act.ts';
import { useConflict } from '../../work/conflict.tsx';
import { t } from './t.ts';
import { attemptOf, changedRows, type RowEdit, type RowEdits } from './attendance-rows.ts';

const theirsOf = (conflict: ConflictDetails, seen: Attendance): Attendance => ({ ...seen, ...conflict.current, version: conflict.version });

/**
 * Records what was changed, as one step to undo. Where somebody recorded the same person meanwhile, asks whose version
 * to keep and goes on with the rest. Answers false when nothing was saved; `onEdits` then has what was chosen so far.
 */
export function useSaveAttendance(onEdits: (edits: RowEdits) => void) {
  const { act, pending } = useAct('meetings.setAttendance');
  const askConflict = useConflict();

  const choose = useCallback(
    async (conflict: ConflictDetails, edit: RowEdit): Promise<RowEdit | null> => {
      const theirs = theirsOf(conflict, edit.seen);
      const record = t('meetings.attendanceOf', { name: edit.row.personName });
      const answer = await askConflict(conflict, { record, ...attemptOf(edit, theirs) });
      if (answer.kind === 'edit') return null;
      return { row: answer.kind === 'save' ? { ...theirs, ...answer.changes } : theirs, seen: theirs };
    },
    [askConflict],
  );

  const save = useCallback(
    async (edits: RowEdits): Promise<boolean> => {
      const rows = changedRows(edits);
      if (rows.length === 0) return true;
      let failure: AppError | null = null;
      const saved = await act({ rows }, { done: t('meetings.attendanceSaved'), onError: (error) => void (failure = error) });
      if (saved) return true;
      const { conflict } = (failure as AppError | null)?.details ?? {};
      const disputed = conflict && edits.get(String(conflict.current['personId']));
      if (!conflict || !disputed) {
        if (failure) sayError(failure, 'meetings.setAttendance');
        return false;
      }
      const chosen = await choose(conflict, disputed);
      if (!chosen) return false;
      const next = new Map(edits).set(chosen.row.personId, chosen);
      onEdits(next);
      return save(next);
    },
    [act, choose, onEdits],
  );
  return { save, pending };
}
