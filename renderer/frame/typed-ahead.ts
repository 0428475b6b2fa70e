const PATIENCE_MS = 5000;

const isText = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean => key.length === 1 && !ctrlKey && !metaKey && !altKey;

let end: (() => void) | null = null;

/**
 * Keeps what is typed while a dialog is on its way, which would go to whatever has the focus still: a cell, say. The
 * dialog's box gets it as soon as it has the focus; after some seconds without one the keys are let through again.
 */
export function keepTyped(): void {
  end?.();
  let text = '';
  const onKey = (event: KeyboardEvent): void => {
    if (isText(event)) text += event.key;
    else if (event.key === 'Backspace') text = text.slice(0, -1);
    else if (!['Enter', 'Tab', 'Delete'].includes(event.key)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const onFocus = ({ target }: FocusEvent): void => {
    if (!(target instanceof Element) || target.matches('[role="dialog"]') || !target.closest('[role="dialog"]')) return;
    document.removeEventListener('focusin', onFocus);
    // A turn later the box listens, too. As typing does it: box and list are told as of any key.
    setTimeout(() => {
      end?.();
      if (text === '' || !target.matches('input, textarea')) return;
      target.dispatchEvent(new InputEvent('beforeinput', { inputType: 'insertText', data: text, bubbles: true }));
      // oxlint-disable-next-line typescript/no-deprecated -- nothing else writes into a box as a person does.
      document.execCommand('insertText', false, text);
    });
  };
  const timer = setTimeout(() => end?.(), PATIENCE_MS);
  end = () => {
    end = null;
    clearTimeout(timer);
    window.removeEventListener('keydown', onKey, true);
    document.removeEventListener('focusin', onFocus);
  };
  window.addEventListener('keydown', onKey, true);
  document.addEventListener('focusin', onFocus);
}
