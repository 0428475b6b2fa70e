import { EventEmitter } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Planner, type ElectronParts } from '../../electron/window/planner.ts';
import { PAGE_URL } from '../../electron/window/security.ts';
import type { FromBackend, ToBackend } from '../../electron/workspace/backend-port.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'hpp-planner-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

class Child extends EventEmitter {
  readonly told: ToBackend[] = [];
  kill = vi.fn();
  postMessage(message: ToBackend): void {
    this.told.push(message);
  }
  say(message: FromBackend): void {
    this.emit('message', message);
  }
}

class Window extends EventEmitter {
  static made: Window[] = [];
  readonly sent: unknown[][] = [];
  readonly webContents = Object.assign(new EventEmitter(), { send: (...args: unknown[]) => void this.sent.push(args), reload: vi.fn() });
  isDestroyed = (): boolean => false;
  loadURL = vi.fn(async () => {});
  focus = vi.fn();
  show = vi.fn();
  maximize = vi.fn();
  restore = vi.fn();
  isMinimized = (): boolean => true;
  isMaximized = (): boolean => false;
  getNormalBounds = () => ({ x: 10, y: 20, width: 900, height: 700 });
  readonly options: { webPreferences: object };
  constructor(options: { webPreferences: object }) {
    super();
    this.options = options;
    Window.made.push(this);
  }
}

/** The parts of Electron the planner uses, as far as it uses them. */
function electron() {
  Window.made = [];
  const child = new Child();
  const handlers = new Map<string, unknown>();
  const menus: { label: string; submenu: { label: string; submenu?: { label: string }[] }[] }[][] = [];
  const session = {
    protocol: { handle: vi.fn() },
    setPermissionRequestHandler: vi.fn(),
    setPermissionCheckHandler: vi.fn(),
    setDevicePermissionHandler: vi.fn(),
    webRequest: { onBeforeRequest: vi.fn() },
  };
  const fork = vi.fn(() => child);
  const dialog = { showMessageBox: vi.fn(async () => ({ response: 0 })) };
  const addRecentDocument = vi.fn();
  const parts = {
    app: { getPath: () => folder, addRecentDocument, isPackaged: true },
    BrowserWindow: Window,
    dialog,
    ipcMain: {
      handle: (name: string, handler: unknown) => handlers.set(name, handler),
      on: (name: string, handler: unknown) => handlers.set(name, handler),
    },
    Menu: {
      buildFromTemplate: (template: (typeof menus)[number]) => template,
      setApplicationMenu: (menu: (typeof menus)[number]) => menus.push(menu),
    },
    nativeTheme: { shouldUseDarkColors: false },
    screen: { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }] },
    session: { defaultSession: session },
    shell: { openPath: vi.fn() },
    utilityProcess: { fork },
  };
  return { parts: parts as unknown as ElectronParts, child, handlers, menus, session, fork, dialog, addRecentDocument };
}

const make = (it: ReturnType<typeof electron>): Planner =>
  new Planner(it.parts, {
    places: { dataDir: join(folder, 'data'), documentsDir: folder },
    given: { db: '/a.hpp', upgrade: false, scale: 1 },
    root: '/app',
  });

test('nothing is shown before everything is denied, and the backend knows what to open', async () => {
  const it = electron();
  const planner = make(it);
  for (const set of [
    it.session.protocol.handle,
    it.session.setPermissionRequestHandler,
    it.session.setPermissionCheckHandler,
    it.session.setDevicePermissionHandler,
    it.session.webRequest.onBeforeRequest,
  ])
    expect(set).toHaveBeenCalledOnce();
  expect(it.session.protocol.handle.mock.calls[0]![0]).toBe('app');
  expect([...it.handlers.keys()].toSorted()).toEqual(['cancel', 'host', 'rpc']);
  expect(it.fork.mock.calls[0]).toEqual([join('/app', 'out', 'main', 'backend.js'), [], expect.anything()]);
  expect(it.child.told[0]).toEqual({
    kind: 'open',
    options: { dataDir: join(folder, 'data'), documentsDir: folder, upgrade: false, scale: 1, target: '/a.hpp' },
  });
  expect(Window.made).toHaveLength(0);

  await planner.show();
  const [window] = Window.made;
  expect(window!.loadURL.mock.calls).toEqual([[PAGE_URL]]);
  expect(window!.options.webPreferences).toMatchObject({
    preload: join('/app', 'out', 'preload', 'preload.cjs'),
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
  });
  window!.emit('ready-to-show');
  expect(window!.show).toHaveBeenCalledOnce();
});

test('a second start comes to the window there is; a closed one is made again where it was', async () => {
  const planner = make(electron());
  await planner.show();
  await planner.show();
  expect(Window.made).toHaveLength(1);
  expect(Window.made[0]!.focus).toHaveBeenCalledOnce();
  Window.made[0]!.emit('close');
  Window.made[0]!.emit('closed');
  expect(existsSync(join(folder, 'data', 'window.json'))).toBe(true);
  await planner.show();
  expect(Window.made[1]!.options).toMatchObject({ x: 10, y: 20, width: 900, height: 700 });
});

test('changes reach the page, and what was opened reaches the menu and the system', async () => {
  const it = electron();
  await make(it).show();
  const event = { seq: 1, commandId: 'c', actor: 'Sam', entities: ['site'] };
  it.child.say({ kind: 'change', event });
  expect(Window.made[0]!.sent).toEqual([['change', event]]);
  const recent = [{ path: '/a.hpp', name: 'North', openedAt: '' }];
  it.child.say({
    kind: 'opened',
    target: '/a.hpp',
    state: { state: 'open', name: 'a.hpp', target: '/a.hpp', problem: null, recent },
  });
  it.child.say({
    kind: 'opened',
    target: 'postgres://u:secret@h/db',
    state: { state: 'open', name: 'h/db', target: 'postgres://u@h/db', problem: null, recent },
  });
  expect(it.addRecentDocument.mock.calls).toEqual([['/a.hpp']]);
  const file = it.menus.at(-1)!.find(({ label }) => label === '&File');
  expect(file!.submenu.find(({ label }) => label === 'Open &recent')!.submenu!.map(({ label }) => label)).toEqual(['North (/a.hpp)']);
});

test('a file that can’t be opened is named in a box of the window', async () => {
  const it = electron();
  const planner = make(it);
  const opening = planner.open('/b.hpp');
  await vi.waitFor(() =>
    expect(it.child.told.at(-1)).toMatchObject({
      kind: 'call',
      call: { method: 'workspace.open', input: { path: '/b.hpp' } },
    }),
  );
  const asked = it.child.told.at(-1) as { id: string };
  it.child.say({
    kind: 'reply',
    id: asked.id,
    reply: {
      ok: false,
      error: { code: 'corrupt', message: 'b.hpp is not a partnership file.', details: { remedy: 'Choose another.' } },
    },
  });
  await opening;
  expect(it.dialog.showMessageBox.mock.calls).toEqual([
    [Window.made[0], { type: 'error', message: 'b.hpp is not a partnership file.', detail: 'Choose another.', buttons: ['Close'] }],
  ]);
});

describe('trouble', () => {
  const asked = (it: ReturnType<typeof electron>): string[] =>
    (it.dialog.showMessageBox.mock.calls as unknown as [unknown, { message: string }][]).map(([, box]) => box.message);

  test.each<[string, string, (window: Window) => void]>([
    [
      'a page that stopped',
      'The page has stopped.',
      ({ webContents }) => webContents.emit('render-process-gone', {}, { reason: 'oom', exitCode: 5 }),
    ],
    [
      'a page that was not loaded',
      'The page could not be loaded.',
      ({ webContents }) => webContents.emit('did-fail-load', {}, -6, 'FILE_NOT_FOUND', PAGE_URL, true),
    ],
  ])('of %s is told, noted, and mended by loading it again', async (_what, message, happen) => {
    const it = electron();
    await make(it).show();
    const [window] = Window.made;
    happen(window!);
    await vi.waitFor(() => expect(window!.loadURL).toHaveBeenCalledTimes(2));
    expect(asked(it)).toEqual([message]);
    expect(readFileSync(join(folder, 'data', 'planner.log'), 'utf8')).toMatch(/"event":"page_(gone|not_loaded)"/);
  });

  test('of a page that does not answer is asked about once', async () => {
    const it = electron();
    await make(it).show();
    const [window] = Window.made;
    window!.emit('unresponsive');
    window!.emit('unresponsive');
    await vi.waitFor(() => expect(window!.webContents.reload).toHaveBeenCalledOnce());
    expect(asked(it)).toEqual(['The page does not answer.']);
  });

  test('is none when a load gives way to another, a frame fails or the page ends cleanly', async () => {
    const it = electron();
    await make(it).show();
    const { webContents } = Window.made[0]!;
    webContents.emit('did-fail-load', {}, -3, 'ABORTED', PAGE_URL, true);
    webContents.emit('did-fail-load', {}, -6, 'FILE_NOT_FOUND', 'app://planner/frame', false);
    webContents.emit('render-process-gone', {}, { reason: 'clean-exit', exitCode: 0 });
    expect(asked(it)).toEqual([]);
  });

  test('of the backend is survived: started once more, then told in a box', async () => {
    const it = electron();
    await make(it).show();
    it.child.emit('error', 'FatalError');
    it.child.emit('exit', 1);
    expect(it.fork).toHaveBeenCalledTimes(2);
    expect(asked(it)).toEqual([]);
    it.child.emit('exit', 1);
    expect(it.fork).toHaveBeenCalledTimes(2);
    expect(asked(it)).toEqual(['The part of the app that holds the partnership has stopped.']);
    expect(readFileSync(join(folder, 'data', 'planner.log'), 'utf8')).toContain('FatalError');
  });

  test('of a backend that can’t be started is told, and calls are answered', async () => {
    const it = electron();
    it.fork.mockImplementation(() => {
      throw new Error('no such file');
    });
    make(it);
    await vi.waitFor(() => expect(it.dialog.showMessageBox).toHaveBeenCalledOnce());
    const rpc = it.handlers.get('rpc') as (event: unknown, call: unknown, id: string) => Promise<unknown>;
    const event = { senderFrame: { url: PAGE_URL, parent: null } };
    expect(await rpc(event, { method: 'sites.list', input: {} }, 'c')).toMatchObject({ ok: false, error: { code: 'offline' } });
  });
});
