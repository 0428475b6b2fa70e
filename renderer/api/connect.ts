import { createApi } from '../../shared/client.ts';
import type { AppContract } from '../../shared/contract.ts';
import { bridgeTransport, type Bridge, type HostBridge } from '../../shared/host.ts';
import type { Api, Transport } from '../../shared/rpc.ts';
import { browserHost } from './browser-host.ts';
import { httpTransport } from './http.ts';
import { takeWindowId } from './this-window.ts';

declare global {
  interface Window {
    /** Put here by the preload script of the window host. */
    bridge?: Bridge;
  }
}

/** The way to the core and to the machine, whichever host this page runs in. */
export interface Connection {
  api: Api<AppContract>;
  transport: Transport;
  host: HostBridge;
  /** The id of this window: its steps are undone apart from those of the person's other windows. */
  window: string;
}

const TOKEN_KEY = 'hpp-token';
const ASK_MS = 600;

/**
 * The token from the address the listener printed; kept for this tab, and taken out of the address. A tab that a link
 * was opened in has neither: it asks the other tabs of this origin, which are our own pages.
 */
async function takeToken(): Promise<string> {
  const given = /[#&]token=([A-Za-z0-9_-]+)/.exec(window.location.hash)?.[1];
  if (given) window.history.replaceState(null, '', window.location.pathname);
  const tabs = new BroadcastChannel(TOKEN_KEY);
  const token = given ?? sessionStorage.getItem(TOKEN_KEY) ?? (await askTabs(tabs));
  if (token === '') return token;
  sessionStorage.setItem(TOKEN_KEY, token);
  tabs.addEventListener('message', ({ data }) => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a BroadcastChannel reaches its own origin only.
    if (data === 'ask') tabs.postMessage({ token });
  });
  return token;
}

function askTabs(tabs: BroadcastChannel): Promise<string> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(''), ASK_MS);
    tabs.addEventListener('message', ({ data }: MessageEvent<{ token?: unknown }>) => {
      if (typeof data.token !== 'string') return;
      clearTimeout(timer);
      resolve(data.token);
    });
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- as above.
    tabs.postMessage('ask');
  });
}

/** Picks the transport once, at the start. */
export async function connect(): Promise<Connection> {
  const { bridge } = window;
  const transport = bridge ? bridgeTransport(bridge) : httpTransport(await takeToken());
  return { api: createApi<AppContract>(transport), transport, host: bridge?.host ?? browserHost(), window: await takeWindowId() };
}
