import type { BrowserWindow, Dialog } from 'electron';

/** What a window in trouble needs of Electron. */
export interface TroubleParts {
  dialog: Pick<Dialog, 'showMessageBox'>;
  /** Notes for the log. */
  note: (event: string, facts: Record<string, string | number>) => void;
  /** Loads the page again, from its beginning. */
  load: () => Promise<void>;
}

const RELOAD = 0;

/**
 * Keeps a window from standing there blank or frozen: says what happened, and offers to load the page again. What was
 * saved is safe in the backend's process, and minutes not saved yet are kept.
 */
export function watchTrouble(
  window: Pick<BrowserWindow, 'on' | 'isDestroyed'> & { webContents: Pick<BrowserWindow['webContents'], 'on' | 'reload'> },
  { dialog, note, load }: TroubleParts,
): void {
  let asking = false;
  const ask = async (message: string, other: string, reload: () => void): Promise<void> => {
    if (asking || window.isDestroyed()) return;
    asking = true;
    const box = { type: 'warning' as const, message, detail: SAFE, buttons: ['Load it again', other], defaultId: RELOAD, cancelId: 1 };
    const { response } = await dialog.showMessageBox(window as BrowserWindow, box);
    asking = false;
    if (response === RELOAD && !window.isDestroyed()) reload();
  };
  const again = (): void => void load().catch(() => {});
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    note('page_gone', { reason, exitCode });
    void ask('The page has stopped.', 'Close', again);
  });
  window.webContents.on('did-fail-load', (_event, code, description, _url, isMainFrame) => {
    // -3 is a load that gave way to another one.
    if (!isMainFrame || code === -3) return;
    note('page_not_loaded', { code, description });
    void ask('The page could not be loaded.', 'Close', again);
  });
  window.on('unresponsive', () => {
    note('page_hangs', {});
    void ask('The page does not answer.', 'Wait', () => window.webContents.reload());
  });
}

const SAFE = 'What was saved is safe. Minutes that were being typed are kept and come back.';
