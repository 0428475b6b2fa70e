import { createApi } from '../../shared/client.ts';
import type { AppContract } from '../../shared/contract.ts';
import { bridgeTransport, type Bridge, type HostBridge } from '../../shared/host.ts';
import type { Api, Transport } from '../../shared/rpc.ts';
import { browserHost } from './browser-host.ts';
import { httpTransport } from './http.ts';

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
}

const TOKEN_KEY = 'hpp-token';

/** The token from the address the listener printed; kept for this tab, and taken out of the address. */
function takeToken(): string {
  const given = /[#&]token=([A-Za-z0-9_-]+)/.exec(window.location.hash)?.[1];
  if (given) {
    sessionStorage.setItem(TOKEN_KEY, given);
    window.history.replaceState(null, '', window.location.pathname);
  }
  return given ?? sessionStorage.getItem(TOKEN_KEY) ?? '';
}

/** Picks the transport once, at the start. */
export function connect(): Connection {
  const { bridge } = window;
  const transport = bridge ? bridgeTransport(bridge) : httpTransport(takeToken());
  return { api: createApi<AppContract>(transport), transport, host: bridge?.host ?? browserHost() };
}
