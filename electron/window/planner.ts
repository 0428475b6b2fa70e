import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type * as Electron from 'electron';
import type { WorkspaceState } from '../../shared/workspace.ts';
import type { MenuCommand } from '../../shared/host.ts';
import type { Places } from '../workspace/places.ts';
import { programLog } from '../workspace/program-log.ts';
import type { WindowArguments } from './arguments.ts';
import { startBackend, type Backend } from './backend-process.ts';
import type { Channel } from './channels.ts';
import { hostActions } from './host.ts';
import { connectIpc } from './ipc.ts';
import { menuTemplate } from './menu.ts';
import { denyNetwork, denyPermissions, pageUrl, serveRenderer } from './security.ts';
import { watchTrouble } from './trouble.ts';
import { loadBounds, saveBounds, windowOptions } from './window.ts';

/** What of Electron the planner's window needs. */
export type ElectronParts = Pick<
  typeof Electron,
  'app' | 'BrowserWindow' | 'dialog' | 'ipcMain' | 'Menu' | 'nativeTheme' | 'screen' | 'session' | 'shell' | 'utilityProcess'
>;

export interface PlannerSetting {
  places: Places;
  given: WindowArguments;
  /** The program's own folder, with `out/` in it. */
  root: string;
}

/** The running app: one window over one backend. */
export class Planner {
  readonly #electron: ElectronParts;
  readonly #setting: PlannerSetting;
  readonly #log: ReturnType<typeof programLog>;
  readonly #backend: Backend;
  #window: Electron.BrowserWindow | null = null;

  /** To be made when Electron is ready. */
  constructor(electron: ElectronParts, setting: PlannerSetting) {
    this.#electron = electron;
    this.#setting = setting;
    this.#log = programLog(setting.places.dataDir);
    const { session, ipcMain } = electron;
    serveRenderer(session.defaultSession, join(setting.root, 'out', 'renderer'));
    denyPermissions(session.defaultSession);
    denyNetwork(session.defaultSession);
    this.#backend = this.#startBackend();
    connectIpc(ipcMain, this.#backend, this.#actions());
    this.#showMenu([]);
    void this.#showRecent();
  }

  async #showRecent(): Promise<void> {
    const reply = await this.#backend.call({ method: 'workspace.state', input: {} }, 'menu');
    if (reply.ok) this.#showMenu((reply.data as WorkspaceState).recent);
  }

  #startBackend(): Backend {
    const { utilityProcess, app } = this.#electron;
    const { places, given, root } = this.#setting;
    const { db, upgrade, scale } = given;
    return startBackend({
      fork: () =>
        utilityProcess.fork(join(root, 'out', 'main', 'backend.js'), [], {
          serviceName: 'Housing Partnership Planner data',
        }),
      options: { ...places, upgrade, scale, ...(db === undefined ? {} : { target: db }) },
      onChange: (event) => this.#send('change', event),
      onStopped: (reason) => this.#backendStopped(reason),
      onOpened: (target, state) => {
        if (!/^postgres/i.test(target)) app.addRecentDocument(target);
        this.#showMenu(state.recent);
      },
    });
  }

  /** Said once, by a box: the screens alone would say "offline" to everything. */
  #backendStopped(reason: string): void {
    this.#log.write('backend_stopped', { reason });
    void this.#showBox({
      type: 'error',
      message: 'The part of the app that holds the partnership has stopped.',
      detail: 'What was saved is safe. Close the app and open it again.',
      buttons: ['Close'],
    });
  }

  #showBox(box: Electron.MessageBoxOptions): Promise<unknown> {
    const { dialog } = this.#electron;
    return this.#window ? dialog.showMessageBox(this.#window, box) : dialog.showMessageBox(box);
  }

  #actions(): ReturnType<typeof hostActions> {
    const { dialog, shell, app } = this.#electron;
    return hostActions({
      dialog,
      shell,
      window: () => this.#window,
      folders: { documents: this.#setting.places.documentsDir, downloads: app.getPath('downloads') },
    });
  }

  #send(channel: Channel, message: unknown): void {
    this.#window?.webContents.send(channel, message);
  }

  #showMenu(recent: WorkspaceState['recent']): void {
    const { Menu, shell, app } = this.#electron;
    const template = menuTemplate({
      platform: process.platform,
      recent,
      send: (command: MenuCommand) => this.#send('menu', command),
      open: (path) => void this.open(path),
      showLog: () => void shell.openPath(this.#setting.places.dataDir),
      developing: !app.isPackaged,
    });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  }

  /** Brings the window to the front, a new one if it was closed. */
  async show(): Promise<void> {
    if (this.#window) {
      if (this.#window.isMinimized()) this.#window.restore();
      return this.#window.focus();
    }
    const { BrowserWindow, nativeTheme, screen } = this.#electron;
    const { root, places } = this.#setting;
    mkdirSync(places.dataDir, { recursive: true });
    const file = join(places.dataDir, 'window.json');
    const bounds = loadBounds(
      file,
      screen.getAllDisplays().map((display) => display.workArea),
    );
    const preload = join(root, 'out', 'preload', 'preload.cjs');
    const window = new BrowserWindow(
      windowOptions({
        preload,
        icon: join(root, 'resources', 'icon.png'),
        bounds,
        dark: nativeTheme.shouldUseDarkColors,
        platform: process.platform,
      }),
    );
    this.#window = window;
    saveBounds(file, window);
    window.on('closed', () => (this.#window = null));
    window.once('ready-to-show', () => (bounds?.maximized ? window.maximize() : window.show()));
    const load = (): Promise<void> => window.loadURL(pageUrl());
    watchTrouble(window, { dialog: this.#electron.dialog, note: (event, facts) => this.#log.write(event, facts), load });
    // A failure is asked about by `watchTrouble`.
    await load().catch(() => {});
  }

  /** Opens a partnership file that was double-clicked, chosen from the menu or given to a second start. */
  async open(path: string): Promise<void> {
    await this.show();
    const reply = await this.#backend.call({ method: 'workspace.open', input: { path } }, `open ${path}`);
    if (reply.ok) return;
    await this.#showBox({ type: 'error', message: reply.error.message, detail: reply.error.details.remedy ?? '', buttons: ['Close'] });
  }

  /** Closes the partnership; nothing is left running. */
  stop(): Promise<void> {
    return this.#backend.stop();
  }
}
