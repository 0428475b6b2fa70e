import { useEffect, useState, useSyncExternalStore } from 'react';
import type { AgendaItem } from '../../../shared/features/meetings/contract.ts';
import { useCommand, useLastChange } from '../../api/query.tsx';
import { sayError } from '../../work/act.ts';
import { useConflict } from '../../work/conflict.tsx';
import { MinutesDraft } from './minutes-draft.ts';

/** The minutes of an item as they are typed; give the component that uses it the item's id as key. */
export function useMinutesDraft(item: AgendaItem) {
  const { mutateAsync } = useCommand('meetings.updateItem');
  const ask = useConflict();
  const actor = useLastChange()?.event.actor;
  const [draft] = useState(
    () => new MinutesDraft(item, { save: mutateAsync, ask, tell: (error) => sayError(error, 'meetings.updateItem') }),
  );
  const shown = useSyncExternalStore(draft.subscribe, draft.shown);

  useEffect(() => draft.takeIn(item, actor), [draft, item, actor]);

  // Leaving the item, or closing the window, saves at once.
  useEffect(() => {
    draft.resume();
    const leave = (): void => void draft.save();
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [draft]);

  return { ...shown, type: draft.type, save: draft.save };
}
