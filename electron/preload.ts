import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import type { ChangeEvent } from '../shared/events.ts';
import type { Bridge, MenuCommand } from '../shared/host.ts';
import type { Reply } from '../shared/rpc.ts';
import type { Channel, HostAction } from './window/channels.ts';

/** Everything the page can reach: fixed channels, and no Electron object. */

const invoke = (channel: Channel, ...args: unknown[]): Promise<Reply> => ipcRenderer.invoke(channel, ...args) as Promise<Reply>;

async function act<T>(action: HostAction, ...args: unknown[]): Promise<T> {
  const reply = await invoke('host', action, ...args);
  if (reply.ok) return reply.data as T;
  throw new Error([reply.error.message, reply.error.details.remedy].filter(Boolean).join(' '));
}

/** What the main process tells the page, by channel. */
interface Notices {
  change: ChangeEvent;
  menu: MenuCommand;
}

function on<C extends keyof Notices & Channel>(channel: C, listener: (message: Notices[C]) => void): () => void {
  // The event itself stays here: it leads to the sender's other channels.
  const told = (_event: IpcRendererEvent, message: Notices[C]): void => listener(message);
  ipcRenderer.on(channel, told);
  return () => void ipcRenderer.removeListener(channel, told);
}

const bridge: Bridge = {
  call: (call, id) => invoke('rpc', call, id),
  cancel: (id) => ipcRenderer.send('cancel' satisfies Channel, id),
  onChange: (listener) => on('change', listener),
  host: {
    kind: 'electron',
    saveFile: (name, bytes) => act('saveFile', name, bytes),
    chooseFile: (purpose, suggestedName) => act('chooseFile', purpose, suggestedName),
    openExternal: (url) => act('openExternal', url),
    showInFolder: (path) => act('showInFolder', path),
    onMenu: (listener) => on('menu', listener),
  },
};

contextBridge.exposeInMainWorld('bridge', bridge);
