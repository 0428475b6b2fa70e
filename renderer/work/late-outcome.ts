import { useLateOutcome } from '../api/query.tsx';
import { dismissAbout, toast } from '../ui/toast.ts';
import { t } from '../words/t.ts';

/** Says what became of a command that was reported as not known. Call once, in the frame. */
export const useSayLateOutcomes = (): void => useLateOutcome(say);

function say({ name, label, saved, commandId }: { name: string; label: string | null; saved: boolean; commandId: string }): void {
  dismissAbout(name);
  if (saved) toast(t('app.savedAfterAll', { label: label ?? '' }), { about: commandId, timeout: null });
  else toast(t('app.notSavedAfterAll'), { tone: 'error', about: name, timeout: null });
}
