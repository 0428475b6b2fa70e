import type { ReactNode } from 'react';
import { t } from '../words/t.ts';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';

/** Props of {@link ConfirmDialog}. */
export interface ConfirmDialogProps {
  isOpen: boolean;
  /** A question: "Replace the whole data file?" */
  title: string;
  /** What will happen, and what can't be undone. */
  children: ReactNode;
  /** Verb and noun: "Replace data file". Left out where there is nothing to confirm. */
  confirmLabel?: string | undefined;
  /** Another way to go on. */
  other?: { label: string; onPress: () => void } | undefined;
  /** Room for a list. */
  wide?: boolean;
  /** What doing nothing is called; "Cancel" when left out. */
  cancelLabel?: string;
  onConfirm: () => void;
  onCancel: () => void;
  /** Plain red words instead of a filled button. */
  danger?: boolean;
  pending?: boolean;
}

/** Asks before the few things Undo can't bring back. Everything else happens at once with an Undo toast. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  return (
    <Dialog
      isOpen={props.isOpen}
      onClose={props.onCancel}
      title={props.title}
      size={props.wide ? 'medium' : 'small'}
      role="alertdialog"
      footer={
        <>
          <Button autoFocus onPress={props.onCancel}>
            {props.cancelLabel ?? t('ui.cancel')}
          </Button>
          {props.other ? <Button onPress={props.other.onPress}>{props.other.label}</Button> : null}
          {props.confirmLabel === undefined ? null : (
            <Button variant={props.danger ? 'danger-plain' : 'primary'} pending={props.pending} onPress={props.onConfirm}>
              {props.confirmLabel}
            </Button>
          )}
        </>
      }
    >
      {props.children}
    </Dialog>
  );
}
