import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { MENU_COMMANDS } from '../../shared/host.ts';
import type { Reply } from '../../shared/rpc.ts';
import { isExternalUrl } from '../../shared/external-url.ts';
import { readArguments } from '../../electron/window/arguments.ts';
import { hostActions } from '../../electron/window/host.ts';
import { connectIpc, guarded } from '../../electron/window/ipc.ts';
import { menuTemplate, type MenuParts } from '../../electron/window/menu.ts';
import {
  answerRequest,
  denyNetwork,
  denyPermissions,
  guardContents,
  isOurFrame,
  isOurUrl,
  PAGE_URL,
  pageUrl,
  SCHEMES,
  useDevServer,
} from '../../electron/window/security.ts';
import { loadBounds, windowOptions } from '../../electron/window/window.ts';

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'hpp-shell-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the window is made with everything dangerous off', () => {
  const { webPreferences, show } = windowOptions({
    icon: '/i.png',
    preload: '/app/preload.cjs',
    bounds: null,
    dark: false,
    platform: 'linux',
  });
  expect(webPreferences).toEqual({
    preload: '/app/preload.cjs',
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
    spellcheck: false,
  });
  expect(show).toBe(false);
});

test('a window comes back where it was, unless no screen shows that place', () => {
  const file = join(folder, 'window.json');
  const screens = [{ x: 0, y: 0, width: 1920, height: 1080 }];
  const bounds = { x: 100, y: 50, width: 900, height: 700, maximized: false };
  writeFileSync(file, JSON.stringify(bounds));
  expect(loadBounds(file, screens)).toEqual(bounds);
  expect(windowOptions({ icon: '/i.png', preload: 'p', bounds, dark: true, platform: 'linux' })).toMatchObject({
    x: 100,
    y: 50,
    width: 900,
    height: 700,
  });
  for (const lost of [
    { ...bounds, x: 5000 },
    { ...bounds, y: -400 },
    { ...bounds, x: -880 },
    { ...bounds, width: 'wide' },
  ]) {
    writeFileSync(file, JSON.stringify(lost));
    expect(loadBounds(file, screens)).toBeNull();
  }
  expect(loadBounds(join(folder, 'none.json'), screens)).toBeNull();
});

const STRANGERS = [
  'app://planner.evil/index.html',
  'app://evil/app://planner/index.html',
  'app://planner@evil/index.html',
  'app://evil@planner/index.html',
  'app://user:pw@planner/index.html',
  'app://planner:80/index.html',
  'app://PLANNER/index.html',
  'app://xplanner/index.html',
  'app:planner/index.html',
  'https://app//planner/index.html',
  'https://planner/index.html',
  'https://evil.example/?app://planner/',
  'https://evil.example/#app://planner/index.html',
  'http://127.0.0.1/app://planner',
  'file:///app://planner/index.html',
  'data:text/html,app://planner/',
  'javascript:void("app://planner/")',
  'about:blank',
  'myapp://planner/index.html',
  '',
  'not a url',
];

test('knows its own page by its parsed address', () => {
  for (const url of [PAGE_URL, 'app://planner/index.html#/homes', 'app://planner/assets/a.js?x']) {
    expect(isOurUrl(url)).toBe(true);
    expect(isOurFrame({ url, parent: null })).toBe(true);
    expect(isOurFrame({ url, parent: { url: PAGE_URL } })).toBe(false);
  }
  for (const url of STRANGERS) {
    expect(isOurUrl(url), url).toBe(false);
    expect(isOurFrame({ url, parent: null }), url).toBe(false);
  }
  expect(isOurFrame(null)).toBe(false);
});

test('hands only web and mail addresses to the system', () => {
  for (const url of ['https://www.gov.uk/', 'HTTPS://example.org/a?b=https://c', 'mailto:a@example.org?subject=Action'])
    expect(isExternalUrl(url), url).toBe(true);
  for (const url of [
    'http://example.org/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,x',
    'smb://host/share',
    'ms-msdt:/id',
    'app://planner/',
    'vbscript:x',
    ' ',
    'https:',
    'https://user:pw@example.org/',
    'xhttps://example.org',
    'mailto:a@example.org?attach=/etc/passwd',
    'mailto:a@b.c?Attachment=C:/x',
  ])
    expect(isExternalUrl(url), url).toBe(false);
});

test('permissions are all denied, asked or checked', () => {
  const session = {
    setPermissionRequestHandler: vi.fn(),
    setPermissionCheckHandler: vi.fn(),
    setDevicePermissionHandler: vi.fn(),
  };
  denyPermissions(session);
  for (const permission of ['media', 'geolocation', 'notifications', 'openExternal', 'fileSystem', 'clipboard-read', 'unknown']) {
    const answer = vi.fn();
    session.setPermissionRequestHandler.mock.calls[0]![0](null, permission, answer, {});
    expect(answer.mock.calls).toEqual([[false]]);
    expect(session.setPermissionCheckHandler.mock.calls[0]![0](null, permission, 'app://planner', {})).toBe(false);
  }
  expect(session.setDevicePermissionHandler.mock.calls[0]![0]({ deviceType: 'usb' })).toBe(false);
});

test('the window asks the network for nothing', () => {
  const webRequest = { onBeforeRequest: vi.fn() };
  denyNetwork({ webRequest });
  const cancelled = (url: string): boolean => {
    const answer = vi.fn();
    webRequest.onBeforeRequest.mock.calls[0]![0]({ url }, answer);
    return answer.mock.calls[0]![0].cancel as boolean;
  };
  for (const url of [PAGE_URL, 'app://planner/assets/a.js', 'data:image/png;base64,', 'blob:app://planner/1'])
    expect(cancelled(url), url).toBe(false);
  for (const url of [
    'https://example.org/',
    'http://127.0.0.1:1/',
    'ws://example.org',
    'file:///etc/passwd',
    'app://planner.evil/',
    'ftp://x',
  ])
    expect(cancelled(url), url).toBe(true);
});

test('only a server of this computer may serve the screens that are being worked on, and only while it is asked for', () => {
  for (const url of [undefined, '', 'https://localhost:5173/', 'http://example.org/', 'http://localhost.example.org/', 'file:///a']) {
    useDevServer(url);
    expect(pageUrl(), url).toBe(PAGE_URL);
    expect(isOurUrl('http://localhost:5173/'), url).toBe(false);
  }
  useDevServer('http://localhost:5173/');
  expect(pageUrl()).toBe('http://localhost:5173/');
  expect(isOurUrl('http://localhost:5173/main.tsx')).toBe(true);
  expect(isOurUrl('http://localhost:5174/')).toBe(false);
  useDevServer(undefined);
});

test('the page stays where it is, and links open outside', () => {
  type Handler = (event: { preventDefault(): void; url: string; isMainFrame?: boolean }) => void;
  const handlers = new Map<string, Handler>();
  let openHandler: (details: { url: string }) => { action: string } = () => ({ action: 'allow' });
  const opened: string[] = [];
  const contents = {
    on: (name: string, handler: Handler) => handlers.set(name, handler),
    setWindowOpenHandler: (handler: typeof openHandler) => (openHandler = handler),
  };
  guardContents(contents as unknown as Parameters<typeof guardContents>[0], (url) => opened.push(url));
  const denied = (name: string, url: string, isMainFrame = true): boolean => {
    const preventDefault = vi.fn();
    handlers.get(name)!({ preventDefault, url, isMainFrame });
    return preventDefault.mock.calls.length === 1;
  };
  for (const name of ['will-navigate', 'will-frame-navigate', 'will-redirect']) {
    for (const url of [...STRANGERS, 'https://www.gov.uk/', 'app://planner/other.html'])
      expect(denied(name, url), `${name} ${url}`).toBe(true);
  }
  for (const url of [PAGE_URL, `${PAGE_URL}#/homes`, `${PAGE_URL}#/actions?view=all`])
    expect(denied('will-navigate', url), url).toBe(false);
  expect(denied('will-navigate', 'app://planner/other.html#/homes')).toBe(true);
  expect(denied('will-navigate', `https://example.org/#${PAGE_URL}`)).toBe(true);
  expect(denied('will-frame-navigate', PAGE_URL, false)).toBe(true);
  expect(denied('will-redirect', PAGE_URL)).toBe(true);
  expect(denied('will-attach-webview', '')).toBe(true);

  for (const url of ['https://www.gov.uk/', 'mailto:a@example.org', 'http://example.org/', 'file:///etc/passwd', 'javascript:1', PAGE_URL])
    expect(openHandler({ url })).toEqual({ action: 'deny' });
  expect(opened).toEqual(['https://www.gov.uk/', 'mailto:a@example.org']);
});

test('the app protocol serves the screens under the same policy as the browser host', async () => {
  const root = join(folder, 'renderer');
  mkdirSync(root, { recursive: true });
  writeFileSync(join(root, 'index.html'), '<meta name="csp-nonce" content="__CSP_NONCE__">');
  writeFileSync(join(folder, 'secret.js'), 'secret');
  expect(SCHEMES).toEqual([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
  const page = await answerRequest(root, { method: 'GET', url: PAGE_URL });
  const nonce = /content="([^"]+)"/.exec(await page.text())?.[1];
  expect(page.headers.get('content-security-policy')).toBe(
    `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  );
  for (const [method, url] of [
    ['POST', PAGE_URL],
    ['GET', 'app://evil/index.html'],
    ['GET', 'app://planner/..%2fsecret.js'],
    ['GET', 'app://planner/%2e%2e/secret.js'],
  ] as const) {
    expect((await answerRequest(root, { method, url })).status).toBe(404);
  }
});

const ours = { senderFrame: { url: PAGE_URL, parent: null } };

function ipc() {
  const handlers = new Map<string, (event: object, ...args: unknown[]) => unknown>();
  const backend = { call: vi.fn(async (): Promise<Reply> => ({ ok: true, data: 'answer' })), cancel: vi.fn() };
  const actions = {
    saveFile: vi.fn(async () => ({ saved: false })),
    chooseFile: vi.fn(),
    openExternal: vi.fn(),
    showInFolder: vi.fn(),
  };
  const on = (channel: string, handler: (event: object, ...args: unknown[]) => unknown): void => void handlers.set(channel, handler);
  connectIpc({ handle: on, on } as unknown as Parameters<typeof connectIpc>[0], backend, actions);
  return {
    handlers,
    backend,
    actions,
    send: (channel: string, event: object, ...args: unknown[]) => handlers.get(channel)!(event, ...args),
  };
}

test('three channels listen, each behind the sender check', async () => {
  const { handlers, backend, actions, send } = ipc();
  expect([...handlers.keys()].toSorted()).toEqual(['cancel', 'host', 'rpc']);
  const strangers = [
    { senderFrame: null },
    ...STRANGERS.map((url) => ({ senderFrame: { url, parent: null } })),
    { senderFrame: { url: PAGE_URL, parent: {} } },
  ];
  for (const event of strangers) {
    expect(await send('rpc', event, { method: 'a.b' }, '1')).toMatchObject({ ok: false, error: { code: 'forbidden' } });
    expect(await send('host', event, 'saveFile', 'x', new Uint8Array())).toMatchObject({
      ok: false,
      error: { code: 'forbidden' },
    });
    send('cancel', event, '1');
  }
  expect(backend.call).not.toHaveBeenCalled();
  expect(backend.cancel).not.toHaveBeenCalled();
  expect(actions.saveFile).not.toHaveBeenCalled();
});

test('our page reaches the backend and the named actions, and nothing else', async () => {
  const { backend, actions, send } = ipc();
  expect(await send('rpc', ours, { method: 'a.b', input: 1 }, '1')).toEqual({ ok: true, data: 'answer' });
  expect(backend.call).toHaveBeenCalledWith({ method: 'a.b', input: 1 }, '1');
  send('cancel', ours, '1');
  expect(backend.cancel).toHaveBeenCalledWith('1');
  expect(await send('host', ours, 'saveFile', 'a.xlsx', Uint8Array.of(1))).toEqual({
    ok: true,
    data: { saved: false },
  });
  expect(actions.saveFile).toHaveBeenCalledWith('a.xlsx', Uint8Array.of(1));
  for (const call of [null, 'a.b', {}, { method: 1 }, { method: 'a.b', commandId: 1 }])
    expect(await send('rpc', ours, call, '1')).toMatchObject({ ok: false, error: { code: 'validation' } });
  expect(await send('rpc', ours, { method: 'a.b' }, 7)).toMatchObject({ ok: false });
  for (const action of ['exec', 'constructor', '__proto__', 'toString', null, 3])
    expect(await send('host', ours, action)).toMatchObject({ ok: false, error: { code: 'not_found' } });
  expect(await guarded(async () => ({ ok: true, data: 1 }))(ours)).toEqual({ ok: true, data: 1 });
});

function native(answers: { path?: string } = {}) {
  const parts = {
    dialog: {
      showSaveDialog: vi.fn(async () => ({ canceled: answers.path === undefined, filePath: answers.path ?? '' })),
      showOpenDialog: vi.fn(async () => ({
        canceled: answers.path === undefined,
        filePaths: answers.path === undefined ? [] : [answers.path],
      })),
    },
    shell: { openExternal: vi.fn(async () => {}), showItemInFolder: vi.fn() },
    window: () => null,
    folders: { documents: folder, downloads: folder },
  };
  return { parts, actions: hostActions(parts) };
}

test('a file is saved whole where the person says, and then can be shown', async () => {
  const path = join(folder, 'Report.xlsx');
  const { parts, actions } = native({ path });
  expect(await actions.saveFile('../../Report.xlsx', Uint8Array.of(1, 2))).toEqual({ saved: true, path });
  expect(parts.dialog.showSaveDialog.mock.calls).toEqual([
    [{ defaultPath: join(folder, 'Report.xlsx'), filters: [{ name: 'XLSX', extensions: ['xlsx'] }] }],
  ]);
  expect([...readFileSync(path)]).toEqual([1, 2]);
  expect(readdirSync(folder).filter((name) => name.includes('partial'))).toEqual([]);
  await actions.showInFolder(path);
  expect(parts.shell.showItemInFolder).toHaveBeenCalledWith(path);
  await expect(actions.showInFolder('/etc/passwd')).rejects.toMatchObject({ code: 'forbidden' });
});

test('cancelling saves nothing, and a place that can’t be written is named', async () => {
  expect(await native().actions.saveFile('a.xlsx', Uint8Array.of(1))).toEqual({ saved: false });
  const path = join(folder, 'none', 'a.xlsx');
  await expect(native({ path }).actions.saveFile('a.xlsx', Uint8Array.of(1))).rejects.toMatchObject({
    code: 'not_found',
    message: expect.stringContaining(join(folder, 'none')) as string,
  });
  await expect(native({ path }).actions.saveFile('a.xlsx', 'text')).rejects.toThrow();
});

test('a partnership is chosen with the system’s dialogs', async () => {
  const { parts, actions } = native({ path: '/home/sam/a.hpp' });
  expect(await actions.chooseFile('open-partnership')).toEqual({ path: '/home/sam/a.hpp' });
  expect(await actions.chooseFile('new-partnership', 'North.hpp')).toEqual({ path: '/home/sam/a.hpp' });
  expect(parts.dialog.showSaveDialog.mock.calls[0]).toMatchObject([{ defaultPath: join(folder, 'North.hpp') }]);
  await expect(actions.chooseFile('delete-everything')).rejects.toThrow();
  expect(await native().actions.chooseFile('open-partnership')).toBeNull();
});

test('only web and mail addresses leave the app', async () => {
  const { parts, actions } = native();
  await actions.openExternal('https://www.gov.uk/');
  for (const url of ['file:///etc/passwd', 'javascript:1', 7, undefined])
    await expect(actions.openExternal(url)).rejects.toMatchObject({ code: 'forbidden' });
  expect(parts.shell.openExternal.mock.calls).toEqual([['https://www.gov.uk/']]);
});

test('the menu sends every command once, and leaves the page its keys', () => {
  const send = vi.fn();
  const open = vi.fn();
  const parts: MenuParts = {
    platform: 'linux',
    recent: [{ path: '/a&b.hpp', name: 'Ash & Elm', openedAt: '' }],
    send,
    open,
    showLog: vi.fn(),
    developing: false,
  };
  type Item = {
    label?: string;
    role?: string;
    submenu?: Item[];
    click?: () => void;
    accelerator?: string;
    registerAccelerator?: boolean;
  };
  const flat = (items: Item[]): Item[] => items.flatMap((item) => [item, ...flat(item.submenu ?? [])]);
  const items = flat(menuTemplate(parts) as unknown as Item[]);
  for (const item of items) item.click?.();
  expect(send.mock.calls.map(([command]) => String(command)).toSorted()).toEqual([...MENU_COMMANDS].toSorted());
  expect(open.mock.calls).toEqual([['/a&b.hpp']]);
  expect(items.map((item) => item.label)).toContain('Ash && Elm (/a&&b.hpp)');
  for (const item of items.filter((one) => one.accelerator && one.click)) expect(item.registerAccelerator).toBe(false);
  expect(items.filter((item) => item.role === 'toggleDevTools' || item.role === 'reload' || item.role === 'forceReload')).toEqual([]);
  expect(flat(menuTemplate({ ...parts, platform: 'darwin', recent: [] }) as unknown as Item[]).map((item) => item.label)).toContain(
    'Nothing opened yet',
  );
});

test('the command line is read past Electron’s own switches', () => {
  expect(readArguments(['--inspect=0', '--no-sandbox', '--db=a.hpp', '--scale=10'], '/home/sam')).toEqual({
    db: '/home/sam/a.hpp',
    upgrade: false,
    scale: 10,
  });
  expect(readArguments(['/x/b.hpp', '--upgrade'], '/')).toEqual({ db: '/x/b.hpp', upgrade: true, scale: 1 });
  expect(readArguments(['--db=postgres://h/db'], '/')).toMatchObject({ db: 'postgres://h/db' });
  expect(readArguments(['--scale=7', 'notes.txt'], '/')).toEqual({ upgrade: false, scale: 1 });
});
