import { readFileSync, writeFileSync } from 'node:fs';
import type { BrowserWindow, BrowserWindowConstructorOptions, Rectangle } from 'electron';
import { z } from 'zod';

const Bounds = z.object({ x: z.int(), y: z.int(), width: z.int(), height: z.int(), maximized: z.boolean() });
export type SavedBounds = z.infer<typeof Bounds>;

/** What a window is made with. */
export interface WindowSetting {
  /** Full path of the built preload. */
  preload: string;
  /** Full path of the window's picture; Windows and macOS take it from the program. */
  icon: string;
  bounds: SavedBounds | null;
  /** True when the system is set to dark, so that the window doesn't flash white. */
  dark: boolean;
  platform: NodeJS.Platform;
}

const SIZE = { width: 1360, height: 860 };

/** The window's options. The secure ones are Electron's defaults, said aloud and asserted by a test. */
export function windowOptions({ preload, icon, bounds, dark, platform }: WindowSetting): BrowserWindowConstructorOptions {
  const place = bounds ? { x: bounds.x, y: bounds.y, width: bounds.width, height: bounds.height } : SIZE;
  return {
    ...place,
    minWidth: 640,
    minHeight: 480,
    show: false,
    title: 'Housing Partnership Planner',
    ...(platform === 'linux' ? { icon } : {}),
    backgroundColor: dark ? '#16181d' : '#ffffff',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      // Elsewhere Electron downloads its dictionaries, and this app asks the network for nothing.
      spellcheck: platform === 'darwin',
    },
  };
}

/** Where the window was when it was closed, if a screen still shows that place. */
export function loadBounds(file: string, screens: Rectangle[]): SavedBounds | null {
  try {
    const saved = Bounds.parse(JSON.parse(readFileSync(file, 'utf8')));
    return screens.some((screen) => overlaps(saved, screen)) ? saved : null;
  } catch {
    return null;
  }
}

const VISIBLE = 80;

/** True when enough of the window's title bar is on the screen to take hold of it. */
function overlaps(saved: SavedBounds, screen: Rectangle): boolean {
  const across = Math.min(saved.x + saved.width, screen.x + screen.width) - Math.max(saved.x, screen.x);
  return across >= VISIBLE && saved.y >= screen.y && saved.y <= screen.y + screen.height - VISIBLE;
}

/** Remembers the window's place when it is closed. A failure costs convenience only. */
export function saveBounds(file: string, window: Pick<BrowserWindow, 'on' | 'getNormalBounds' | 'isMaximized'>): void {
  window.on('close', () => {
    try {
      writeFileSync(file, JSON.stringify({ ...window.getNormalBounds(), maximized: window.isMaximized() } satisfies SavedBounds));
    } catch {
      // The next window opens in the usual place.
    }
  });
}
