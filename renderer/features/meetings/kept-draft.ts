import type { AgendaItem } from '../../../shared/features/meetings/contract.ts';
import { holdUnsaved } from '../../ui/unsaved.ts';

/** Text as typed, and the saved version it grew from. */
export interface Draft {
  text: string;
  base: { text: string; version: number };
}

/** Items with minutes that are not saved, on the screen or left behind. None is lost by leaving: they are kept. */
const unsaved = new Map<string, () => void>();

const keyOf = (itemId: string): string => `hpp-minutes-${itemId}`;

/** Keeps unsaved minutes for this computer (see api/kept.ts), so that neither a reload nor a restart loses them. */
export function keep(itemId: string, { text, base }: Draft): void {
  if (!unsaved.has(itemId)) unsaved.set(itemId, holdUnsaved({ isDirty: () => false, isUnsaved: () => true }));
  try {
    localStorage.setItem(keyOf(itemId), JSON.stringify({ text, base }));
  } catch {
    // Storage is full or forbidden: saving goes on as ever, only the safety net is missing.
  }
}

export function forget(itemId: string): void {
  unsaved.get(itemId)?.();
  unsaved.delete(itemId);
  localStorage.removeItem(keyOf(itemId));
}

/** Unsaved minutes kept for an item, or what is saved. */
export function restore(item: AgendaItem): Draft {
  const saved = { text: item.minutesText, base: { text: item.minutesText, version: item.version } };
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(item.id)) ?? 'null') as Draft | null;
    if (
      !kept ||
      typeof kept.text !== 'string' ||
      typeof kept.base?.text !== 'string' ||
      typeof kept.base.version !== 'number' ||
      kept.text === item.minutesText
    )
      return saved;
    // Only the minutes matter: the item may have been moved or renamed since.
    return { text: kept.text, base: kept.base.text === item.minutesText ? saved.base : kept.base };
  } catch {
    return saved;
  }
}
