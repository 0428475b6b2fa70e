import { useCallback, useEffect, useRef, useState } from 'react';
import type { AgendaItem } from '../../../shared/contract/meetings.ts';
import { AppError, type ConflictDetails } from '../../../shared/errors.ts';
import { useCommand, useLastChange } from '../../api/query.tsx';
import { sayError } from '../../app/act.ts';
import { useConflict } from '../../app/conflict.tsx';
import { t } from '../../strings/t.ts';
import { forget, keep, restore, type Draft } from './kept-draft.ts';

/** `changed`: somebody else wrote here too, and the person has not chosen yet. */
export type SaveState = 'saved' | 'waiting' | 'saving' | 'failed' | 'changed';

const PAUSE_MS = 800;

interface Live extends Draft {
  saving: boolean;
  /** Saving waits until the person asks for it: after "Keep editing". */
  held: boolean;
  /** The last try failed, and the person was told. */
  failed: boolean;
  /** The item as read last. */
  item: AgendaItem;
}

const isDirty = (live: Draft): boolean => live.text !== live.base.text;

/**
 * The minutes of an item as they are typed. They save themselves after a pause and on leaving; the text on screen is
 * never replaced while it holds something unsaved; what is unsaved survives a reload.
 */
export function useMinutesDraft(item: AgendaItem) {
  const { mutateAsync } = useCommand('meetings.updateItem');
  const askConflict = useConflict();
  const actor = useLastChange()?.event.actor;
  const [live] = useState((): Live => ({ ...restore(item), saving: false, held: false, failed: false, item }));
  const [text, setText] = useState(live.text);
  const [state, setState] = useState<SaveState>(isDirty(live) ? 'waiting' : 'saved');
  const [who, setWho] = useState('');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const settle = useCallback(() => {
    if (isDirty(live)) keep(live.item.id, live);
    else forget(live.item.id);
    setText(live.text);
    if (live.saving) setState('saving');
    else if (!isDirty(live)) setState('saved');
  }, [live]);

  /** Takes in what was read from the core, without touching unsaved text. */
  const takeIn = useCallback(
    (by: string | undefined) => {
      const read = { text: live.item.minutesText, version: live.item.version };
      if (live.saving || read.version <= live.base.version) return;
      const untouched = !isDirty(live);
      if (untouched || read.text === live.base.text || read.text === live.text) {
        live.base = read;
        if (untouched) live.text = read.text;
        settle();
      } else {
        setWho(by ?? t('meetings.save.somebody'));
        setState('changed');
      }
    },
    [live, settle],
  );

  /** Asks which version to keep. True when there is something to save again. */
  const settleConflict = useCallback(
    async (conflict: ConflictDetails): Promise<boolean> => {
      const theirs = { text: String(conflict.current['minutesText'] ?? ''), version: conflict.version };
      // The item was moved or renamed, its minutes were not touched.
      if (theirs.text === live.base.text || theirs.text === live.text) {
        live.base = theirs;
        return isDirty(live);
      }
      const answer = await askConflict(conflict, { record: t('meetings.minutesOf', { title: live.item.title }), yours: { minutesText: live.text }, base: { minutesText: live.base.text } });
      if (answer.kind === 'edit') {
        live.held = true;
        setWho(conflict.by);
        return false;
      }
      live.base = theirs;
      if (answer.kind === 'theirs' || !('minutesText' in answer.changes)) live.text = theirs.text;
      return isDirty(live);
    },
    [live, askConflict],
  );

  const save = useCallback(
    async (asked = false): Promise<void> => {
      clearTimeout(timer.current);
      if (live.saving || !isDirty(live) || (live.held && !asked)) return;
      live.saving = true;
      live.held = false;
      settle();
      let outcome: SaveState = 'waiting';
      let again = true;
      try {
        const saved = await mutateAsync({ id: live.item.id, version: live.base.version, changes: { minutesText: live.text } });
        live.base = { text: saved.minutesText, version: saved.version };
        live.failed = false;
      } catch (failure) {
        const error = failure instanceof AppError ? failure : new AppError('internal', String(failure));
        if (error.details.conflict) {
          again = await settleConflict(error.details.conflict);
          if (live.held) outcome = 'changed';
        } else {
          again = false;
          outcome = 'failed';
          if (!live.failed) sayError(error);
          live.failed = true;
        }
      }
      live.saving = false;
      setState(outcome);
      settle();
      takeIn(undefined);
      if (again && isDirty(live)) await save();
    },
    [live, mutateAsync, settle, settleConflict, takeIn],
  );

  useEffect(() => {
    live.item = item;
    takeIn(actor);
  }, [item, live, takeIn, actor]);

  // Notes kept from before a reload save themselves; leaving the item or closing the window saves at once.
  useEffect(() => {
    const leave = (): void => void save();
    if (isDirty(live)) timer.current = setTimeout(leave, PAUSE_MS);
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [live, save]);

  const type = useCallback(
    (next: string) => {
      live.text = next;
      setText(next);
      keep(live.item.id, live);
      if (!live.saving && !live.held) setState((old) => (old === 'changed' ? old : isDirty(live) ? 'waiting' : 'saved'));
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void save(), PAUSE_MS);
    },
    [live, save],
  );
  return { text, type, save, state, who };
}
