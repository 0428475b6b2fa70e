import type { ChangeEvent } from './events.ts';
import type { Call, Reply, Transport } from './rpc.ts';

/** What the application menu can ask of the screen. The screen offers each of them by itself too. */
export const MENU_COMMANDS = [
  'new-partnership',
  'open-partnership',
  'explore-sample',
  'back-up',
  'import',
  'create-report',
  'print',
  'undo',
  'redo',
  'find',
  'search',
  'theme-light',
  'theme-dark',
  'theme-system',
  'help',
  'about',
] as const;
export type MenuCommand = (typeof MENU_COMMANDS)[number];

/** What became of a file to save: where it is, if the host knows. `saved` is false when the person cancelled. */
export interface SaveResult {
  saved: boolean;
  path?: string;
}

/** Why a path is asked for: to open what is there, or to put a new partnership there. */
export type ChoosePurpose = 'open-partnership' | 'new-partnership';

/**
 * What the surroundings of a screen can do. Optional members are missing where the host can't do it, and the screen
 * then leaves the button out or asks for a path in a text field: it never asks which host it is in.
 */
export interface HostBridge {
  kind: 'electron' | 'browser';
  /** Saves a file: a save dialog, or a download. */
  saveFile(name: string, bytes: Uint8Array): Promise<SaveResult>;
  /** Asks for a path with the system's own dialog; null when the person cancelled. */
  chooseFile?(purpose: ChoosePurpose, suggestedName?: string): Promise<{ path: string } | null>;
  /** Opens an https: or mailto: address outside the app; other addresses are refused. */
  openExternal(url: string): Promise<void>;
  /** Shows a file that was saved or chosen here in its folder. */
  showInFolder?(path: string): Promise<void>;
  /** Calls `listener` for each menu command; returns the way to stop. A host without a menu never calls it. */
  onMenu(listener: (command: MenuCommand) => void): () => void;
}

/** What the preload puts on `window.bridge`: everything the Electron screen can reach. */
export interface Bridge {
  /** Sends a call; `id` names it for `cancel`. */
  call(call: Call, id: string): Promise<Reply>;
  cancel(id: string): void;
  onChange(listener: (event: ChangeEvent) => void): () => void;
  host: HostBridge;
}

/** A transport over `window.bridge`; an AbortSignal can't cross it, so a name for the call does. */
export function bridgeTransport(bridge: Bridge): Transport {
  // A page that was loaded again must not name its calls like the one before.
  const page = Math.random().toString(36).slice(2);
  let last = 0;
  return {
    call(call, signal) {
      const id = `${page}-${(last += 1)}`;
      signal?.addEventListener('abort', () => bridge.cancel(id));
      const reply = bridge.call(call, id);
      if (signal?.aborted) bridge.cancel(id);
      return reply;
    },
    onChange: (listener) => bridge.onChange(listener),
  };
}
