import { useBlocker } from '@tanstack/react-router';
import { lazy, Suspense, useRef, useState, type ReactNode } from 'react';
import { useUnsaved, wouldLose, wouldLosePage, type Leaving } from '../ui/unsaved.ts';
import { t } from '../words/t.ts';
import { LIST_PARTS, VIEW_PARTS } from './view-address.ts';

const ConfirmDialog = lazy(async () => ({ default: (await import('../ui/ConfirmDialog.tsx')).ConfirmDialog }));

/** Asks whether to throw away what was typed. */
export function LeaveDialog({ isOpen, onLeave, onStay }: { isOpen: boolean; onLeave: () => void; onStay: () => void }) {
  if (!isOpen) return null;
  return (
    <Suspense>
      <ConfirmDialog
        isOpen
        title={t('app.leave.title')}
        confirmLabel={t('app.leave.leave')}
        cancelLabel={t('app.leave.stay')}
        onConfirm={onLeave}
        onCancel={onStay}
        danger
      >
        <p>{t('app.leave.text')}</p>
      </ConfirmDialog>
    </Suspense>
  );
}

/** What closes a form: it asks while something would be lost, and never about what is being saved or was. */
export interface AskedClose {
  /** The question, to be drawn with the form. */
  asking: ReactNode;
  close: () => void;
  /** Saves, and closes once it is saved. */
  saving: (save: () => Promise<boolean>) => Promise<void>;
}

/** Closes a form by its buttons and keys, and takes part in the question before the screen is left. */
export function useAskedClose(isDirty: boolean, onClose: () => void, leavesByItself = false): AskedClose {
  const [isOpen, setOpen] = useState(false);
  const isKept = useRef(false);
  useUnsaved(() => isDirty && !isKept.current);
  // Asked once: the screen that the form stands on is left by the same answer.
  const leave = (): void => {
    isKept.current = true;
    onClose();
  };
  return {
    asking: <LeaveDialog isOpen={isOpen} onStay={() => setOpen(false)} onLeave={leave} />,
    close: () => (isDirty && !isKept.current ? setOpen(true) : onClose()),
    saving: async (save) => {
      isKept.current = true;
      isKept.current = await save();
      if (!isKept.current) return;
      if (!leavesByItself) return onClose();
      // Until what was saved takes the form away, nothing can be sent again.
      await new Promise<never>(() => {});
    },
  };
}

interface Place {
  pathname: string;
  search: object;
}

/** What going from one place to another leaves; null when only which rows are shown changes, and what is typed stays. */
function leavingFor(current: Place, next: Place): Leaving | null {
  if (current.pathname !== next.pathname) return 'screen';
  const [was, is] = [new Map(Object.entries(current.search)), new Map(Object.entries(next.search))];
  const changed = [...was.keys(), ...is.keys()].filter((name) => JSON.stringify(was.get(name)) !== JSON.stringify(is.get(name)));
  if (changed.length > 0 && changed.every((name) => VIEW_PARTS.has(name))) return null;
  return changed.some((name) => LIST_PARTS.has(name)) ? 'screen' : 'record';
}

/** Every way from a screen goes past here: links, keys, Back, another record. Once, in the frame. */
export function LeaveGuard() {
  const [asking, setAsking] = useState(false);
  const answer = useRef<(stays: boolean) => void>(() => {});
  useBlocker({
    shouldBlockFn: async ({ current, next }) => {
      const leaving = leavingFor(current, next);
      if (leaving === null || !(await wouldLose(leaving))) return false;
      answer.current(true);
      setAsking(true);
      return new Promise<boolean>((resolve) => {
        answer.current = resolve;
      });
    },
    enableBeforeUnload: wouldLosePage,
  });
  const close = (stays: boolean): void => {
    setAsking(false);
    answer.current(stays);
    answer.current = () => {};
  };
  return <LeaveDialog isOpen={asking} onLeave={() => close(false)} onStay={() => close(true)} />;
}
