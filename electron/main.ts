import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, BrowserWindow, dialog, ipcMain, Menu, nativeTheme, protocol, screen, session, shell, utilityProcess } from 'electron';
import { readArguments } from './window/arguments.ts';
import { Planner } from './window/planner.ts';
import { guardContents, SCHEMES, useDevServer } from './window/security.ts';
import { placesOf, programRoot } from './workspace/places.ts';

const places = placesOf();
const windowFolder = join(places.dataDir, 'window');
const given = readArguments(process.argv.slice(app.isPackaged ? 1 : 2), process.cwd());
const opened: string[] = [];
let planner: Planner | null = null;

app.enableSandbox();
// `npm run dev` serves the screens with reload; a packaged program listens to nobody.
useDevServer(app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL']);
protocol.registerSchemesAsPrivileged(SCHEMES);
// Beside our own settings, so that the window and the browser host share those.
mkdirSync(windowFolder, { recursive: true });
app.setPath('userData', windowFolder);
app.on('web-contents-created', (_event, contents) => guardContents(contents, (url) => void shell.openExternal(url)));
// A file double-clicked on macOS can come before the app is ready.
app.on('open-file', (event, path) => {
  event.preventDefault();
  if (planner) void planner.open(path);
  else opened.push(path);
});

// What a second start was given comes as data: Chromium reorders the words of its command line.
if (app.requestSingleInstanceLock({ db: given.db })) {
  app.on('second-instance', (_event, _argv, _folder, data) => {
    const { db } = data as { db?: string };
    void (db === undefined ? planner?.show() : planner?.open(db));
  });
  app.on('activate', () => void planner?.show());
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('will-quit', (event) => {
    const running = planner;
    if (!running) return;
    planner = null;
    event.preventDefault();
    void running.stop().finally(() => app.exit(0));
  });
  void app.whenReady().then(start).catch(giveUp);
} else {
  app.quit();
}

/** A start that failed is told of in a box, and leaves no process without a window. */
function giveUp(error: unknown): void {
  dialog.showErrorBox('The Housing Partnership Planner could not start.', error instanceof Error ? error.message : String(error));
  app.exit(1);
}

async function start(): Promise<void> {
  const electron = { app, BrowserWindow, dialog, ipcMain, Menu, nativeTheme, screen, session, shell, utilityProcess };
  const db = opened.shift() ?? given.db;
  const root = programRoot(dirname(fileURLToPath(import.meta.url)));
  planner = new Planner(electron, { places, given: { ...given, ...(db === undefined ? {} : { db }) }, root });
  await planner.show();
}
