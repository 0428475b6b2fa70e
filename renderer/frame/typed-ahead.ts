const PATIENCE_MS = 5000;

const isText = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean => key.length === 1 && !ctrlKey && !metaKey && !altKey;

let end: (() => void) | null = null;

/**
 * Keeps what is typed while a dialog is on its way, which would go to whatever has the focus still: a cell, say. Told
 * once the dialog has the focus; after some seconds without one the keys are let through again.
 */
export function keepTyped(told: (text: string) => void): void {
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
    if (!(target instanceof Element) || !target.closest('[role="dialog"] input')) return;
    end?.();
    if (text !== '') told(text);
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
