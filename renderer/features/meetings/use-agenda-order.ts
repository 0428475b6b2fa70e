import { useLayoutEffect, useRef, useState } from 'react';
import type { AgendaItem, MeetingDetail } from '../../../shared/features/meetings/contract.ts';
import { useAct } from '../../work/act.ts';
import { t } from './t.ts';
import { announce } from '../../ui/toast.ts';

/** The agenda in its order, and a way to move an item one place up or down with focus staying where it was. */
export function useAgendaOrder(meeting: MeetingDetail) {
  const { act, pending } = useAct('meetings.moveItem');
  // The answer of a move is shown until the meeting itself is read again.
  const [moved, setMoved] = useState<{ basis: AgendaItem[]; items: AgendaItem[] } | null>(null);
  const items = moved?.basis === meeting.items ? moved.items : meeting.items;
  const held = useRef<{ id: string; element: HTMLElement | null } | null>(null);

  // Moving an element in the page takes focus from it, and at an end of the agenda its button is switched off.
  useLayoutEffect(() => {
    if (!held.current) return;
    const row = document.querySelector(`[data-item="${held.current.id}"]`);
    const usable = held.current.element?.matches(':disabled')
      ? row?.querySelector<HTMLElement>('[data-move]:not(:disabled)')
      : held.current.element;
    if (row && !(row.contains(document.activeElement) && document.activeElement?.matches(':not(:disabled)'))) usable?.focus();
    held.current = null;
  }, [items]);

  const move = async (item: AgendaItem, by: 1 | -1): Promise<void> => {
    const position = item.position + by;
    if (pending || position < 1 || position > items.length) return;
    const basis = meeting.items;
    const active = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    const next = await act({ id: item.id, version: item.version, position });
    if (!next) return;
    held.current = { id: item.id, element: active };
    setMoved({ basis, items: next });
    announce(t('meetings.movedTo', { title: item.title, position, total: next.length }));
  };
  return { items, move };
}
