import { useCallback, useEffect } from 'react';
import { AppError } from '../../shared/errors.ts';
import { useCommand, useConnection, useQuery } from '../api/query.tsx';
import { t } from '../words/t.ts';
import { dismissAbout, toast } from '../ui/toast.ts';
import { stepped, takeBackRefused } from '../ui/unsaved.ts';

/** More than these are not listed in a message. */
const MOST_NAMED = 3;

/** Undo and redo of this window's commands, across screens and restarts. */
export function useUndo() {
  const state = useQuery('history.undoState', { window: useConnection().window });
  const { mutateAsync: runUndo } = useCommand('history.undo');
  const { mutateAsync: runRedo } = useCommand('history.redo');

  const run = useCallback(
    async (go: () => Promise<{ label: string; commandId: string; fields: string[] }>, say: 'app.undone' | 'app.redone') => {
      try {
        const { label, commandId, fields } = await go();
        dismissAbout(commandId);
        stepped();
        const what = fields.length > 0 && fields.length <= MOST_NAMED ? t('app.ofFields', { label, fields: fields.join(', ') }) : label;
        toast(t(say, { label: what }), { tone: 'info', about: commandId });
      } catch (error) {
        const known = error instanceof AppError ? error : new AppError('internal', String(error));
        toast([known.message, known.details.remedy].filter(Boolean).join(' '), {
          tone: known.code === 'not_found' ? 'info' : 'error',
        });
      }
    },
    [],
  );

  // What was typed last may have been refused: then it is taken back, and nothing that was stored before it.
  const undo = useCallback(
    async (commandId?: string) => {
      if (commandId === undefined && (await takeBackRefused(false))) return;
      await run(() => runUndo(commandId === undefined ? {} : { commandId }), 'app.undone');
    },
    [run, runUndo],
  );
  const redo = useCallback(async () => {
    if (!(await takeBackRefused(true))) await run(() => runRedo({}), 'app.redone');
  }, [run, runRedo]);
  return { undo, redo, nextUndo: state.data?.undo ?? null, nextRedo: state.data?.redo ?? null };
}

const editsText = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input:not([type=checkbox]):not([type=radio]), textarea'));

/** True while a dialog stands before the screens. */
export const isBehindDialog = (): boolean => document.querySelector('[role="dialog"], [role="alertdialog"]') !== null;

/** Ctrl+Z, Ctrl+Y and Ctrl+Shift+Z, except in a text box, which has its own undo. Call once, in the frame. */
export function useUndoKeys(undo: () => Promise<void>, redo: () => Promise<void>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || editsText(event.target)) return;
      const key = event.key.toLowerCase();
      const back = key === 'z' && !event.shiftKey;
      const again = key === 'y' || (key === 'z' && event.shiftKey);
      if (!back && !again) return;
      event.preventDefault();
      // Nobody sees what Undo would do behind a dialog.
      if (isBehindDialog()) return;
      void (back ? undo() : redo());
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [undo, redo]);
}
