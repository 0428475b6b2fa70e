import type { CustomScheme, Session, WebContents } from 'electron';
import { isExternalUrl } from '../../shared/external-url.ts';
import { serveStatic } from '../http/static.ts';

const SCHEME = 'app';
const HOST = 'planner';

/** The page of the app. */
export const PAGE_URL = `${SCHEME}://${HOST}/index.html`;

/** Where `npm run dev` serves the screens; null in what people use. */
let devServer: URL | null = null;

/** Lets the screens come from a server of this computer while they are being worked on. Only a program not packaged asks. */
export function useDevServer(url: string | undefined): void {
  const parsed = url === undefined ? null : parse(url);
  devServer = parsed && parsed.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(parsed.hostname) ? parsed : null;
}

/** The page to load: the app's own, or the one that is being worked on. */
export const pageUrl = (): string => devServer?.href ?? PAGE_URL;

/** To be registered before Electron is ready: `app:` is a real origin with its own storage. */
export const SCHEMES: CustomScheme[] = [{ scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } }];

function parse(url: string): URL | null {
  try {
    return new URL(url);
  } catch {
    return null;
  }
}

/** True for an address of the app's own files. Parsed, never compared as text: `app://planner.evil` is another host. */
export function isOurUrl(url: string): boolean {
  const parsed = parse(url);
  if (parsed !== null && devServer !== null && parsed.origin === devServer.origin) return true;
  return parsed !== null && parsed.protocol === `${SCHEME}:` && parsed.host === HOST && parsed.username === '' && parsed.password === '';
}

/** The part of a frame that says who it is. */
export interface FrameLike {
  readonly url: string;
  readonly parent: unknown;
}

/** True for the top frame of our own page; a frame that is gone or inside another is not. */
export const isOurFrame = (frame: FrameLike | null): boolean => frame !== null && frame.parent === null && isOurUrl(frame.url);

/** Serves the built screens to the window, with the headers the browser host sends. */
export function serveRenderer(session: Pick<Session, 'protocol'>, root: string): void {
  session.protocol.handle(SCHEME, (request) => answerRequest(root, request));
}

/** One request of the window's page. */
export async function answerRequest(root: string, request: { method: string; url: string }): Promise<Response> {
  if (!isOurUrl(request.url) || !['GET', 'HEAD'].includes(request.method)) return new Response(null, { status: 404 });
  const { status, headers, body } = await serveStatic(root, new URL(request.url).pathname || '/');
  return new Response(request.method === 'HEAD' || status === 204 ? null : Uint8Array.from(body), { status, headers });
}

/** Grants nothing: no camera, place, notification or device. Without these Electron grants everything. */
export function denyPermissions(
  session: Pick<Session, 'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'>,
): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
}

const LOCAL = ['data:', 'blob:', 'devtools:'];

/** The app works offline: its window asks the network for nothing. */
export function denyNetwork(session: { webRequest: Pick<Session['webRequest'], 'onBeforeRequest'> }): void {
  session.webRequest.onBeforeRequest((details, answer) => {
    const parsed = parse(details.url);
    // The dev server tells of changes over a socket.
    const reload = devServer !== null && parsed?.protocol === 'ws:' && parsed.host === devServer.host;
    answer({ cancel: !isOurUrl(details.url) && !reload && !LOCAL.includes(parsed?.protocol ?? '') });
  });
}

/** Keeps a page where it is: it may load itself again, and links to the world open outside. */
export function guardContents(contents: Pick<WebContents, 'on' | 'setWindowOpenHandler'>, openExternal: (url: string) => void): void {
  const stay = (event: { preventDefault(): void; url: string; isMainFrame?: boolean }): void => {
    // Whatever place in the page the address names: a reload keeps it.
    if (event.url.split('#', 1)[0] !== pageUrl() || event.isMainFrame === false) event.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    if (isExternalUrl(url)) openExternal(url);
    return { action: 'deny' };
  });
}
