import { X } from 'lucide-react';
import type { KeyboardEvent, ReactNode } from 'react';
import { Dialog as RacDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { t } from '../words/t.ts';
import { cx } from './cx.ts';
import styles from './Dialog.module.css';
import { IconButton } from './IconButton.tsx';

/** Props of {@link Dialog}. */
export interface DialogProps {
  isOpen: boolean;
  /** Called for Esc and the close button; set `isOpen` to false in it. */
  onClose: () => void;
  title: string;
  /** 416, 576, 800 or 1056 wide. */
  size?: 'small' | 'medium' | 'large' | 'wide';
  /** Buttons; the filled one last. */
  footer?: ReactNode;
  /** Words at the left of the buttons: a count, a warning. */
  footerAside?: ReactNode;
  /** Called for Ctrl+Enter: finish and close. */
  onFinish?: () => void;
  role?: 'dialog' | 'alertdialog';
  /** A press outside closes it; only for dialogs that hold no work. */
  isDismissable?: boolean;
  children?: ReactNode;
}

/** A modal dialog. Focus goes in when it opens and back to the opener when it closes. */
export function Dialog(props: DialogProps) {
  const { isOpen, onClose, title, size = 'medium', footer, footerAside, onFinish, children } = props;
  const finishOnCtrlEnter = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || !onFinish) return;
    event.preventDefault();
    event.stopPropagation();
    onFinish();
  };
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => (open ? undefined : onClose())}
      isDismissable={props.isDismissable ?? false}
      className={styles.overlay}
    >
      <Modal className={cx(styles.modal, styles[size])}>
        <RacDialog role={props.role ?? 'dialog'} className={styles.sheet}>
          <div className={styles.dialog} onKeyDownCapture={finishOnCtrlEnter}>
            <div className={styles.header}>
              <Heading slot="title" level={2} className={styles.title}>
                {title}
              </Heading>
              <IconButton label={t('ui.close')} icon={X} noTooltip onPress={onClose} />
            </div>
            <div className={styles.body}>{children}</div>
            {footer || footerAside ? (
              <div className={styles.footer}>
                {footerAside ? <div className={styles.aside}>{footerAside}</div> : null}
                {footer}
              </div>
            ) : null}
          </div>
        </RacDialog>
      </Modal>
    </ModalOverlay>
  );
}
