import type { IpcMain } from 'electron';
import { AppError } from '../../shared/errors.ts';
import type { Call, Reply } from '../../shared/rpc.ts';
import { refusal } from '../workspace/answer.ts';
import type { Backend } from './backend-process.ts';
import type { Channel } from './channels.ts';
import type { HostActions } from './host.ts';
import { isOurFrame, type FrameLike } from './security.ts';

/** What every handler is told of the sender. */
export interface SenderEvent {
  readonly senderFrame: FrameLike | null;
}

const STRANGER: Reply = {
  ok: false,
  error: { code: 'forbidden', message: 'Only the app’s own page may ask for this.', details: {} },
};

/** The one gate: whatever does not come from our own top frame gets no further. */
export const guarded =
  <A extends unknown[]>(handler: (...args: A) => Promise<Reply>) =>
  async (event: SenderEvent, ...args: A): Promise<Reply> =>
    isOurFrame(event.senderFrame) ? handler(...args) : STRANGER;

/** Passes the page's calls to the backend and its native wishes to the host actions. */
export function connectIpc(ipcMain: Pick<IpcMain, 'handle' | 'on'>, backend: Pick<Backend, 'call' | 'cancel'>, actions: HostActions): void {
  const handle = (channel: Channel, handler: (...args: unknown[]) => Promise<Reply>): void => ipcMain.handle(channel, guarded(handler));
  handle('rpc', async (call, id) => (isCall(call) && typeof id === 'string' ? backend.call(call, id) : misshapen));
  handle('host', (action, ...args) => act(actions, action, args));
  ipcMain.on('cancel' satisfies Channel, (event: SenderEvent, id: unknown) => {
    if (isOurFrame(event.senderFrame) && typeof id === 'string') backend.cancel(id);
  });
}

const misshapen = refusal(new AppError('validation', 'The call is not one.'));

function isCall(value: unknown): value is Call {
  if (typeof value !== 'object' || value === null || !('method' in value) || typeof value.method !== 'string') return false;
  return !('commandId' in value) || value.commandId === undefined || typeof value.commandId === 'string';
}

async function act(actions: HostActions, name: unknown, args: unknown[]): Promise<Reply> {
  const action = typeof name === 'string' && Object.hasOwn(actions, name) ? actions[name as keyof HostActions] : undefined;
  if (!action) return refusal(new AppError('not_found', 'There is no such action.'));
  try {
    return { ok: true, data: await action(...args) };
  } catch (error) {
    return refusal(error);
  }
}
