import type { WorkspaceState } from '../../shared/workspace.ts';
import type { ChangeEvent } from '../../shared/events.ts';
import type { Call, Reply } from '../../shared/rpc.ts';
import { refusal } from './answer.ts';
import type { Workspace } from './create-workspace.ts';

/** What the backend process is told once, at its start. */
export interface BackendOptions {
  target?: string;
  dataDir: string;
  documentsDir: string;
  upgrade: boolean;
  scale: 1 | 10 | 100;
}

/** Messages to the backend process. */
export type ToBackend =
  | { kind: 'open'; options: BackendOptions }
  | { kind: 'call'; id: string; call: Call }
  | { kind: 'cancel'; id: string }
  | { kind: 'close' };

/** Messages from it. */
export type FromBackend =
  | { kind: 'reply'; id: string; reply: Reply }
  | { kind: 'change'; event: ChangeEvent }
  | { kind: 'opened'; target: string; state: WorkspaceState }
  | { kind: 'closed' };

/** The backend's end of the line; Electron's `process.parentPort` is one. */
export interface BackendPort {
  postMessage(message: FromBackend): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown;
}

/** Answers messages with a workspace. Calls that come while it is opening wait for it. */
export function serveBackend(port: BackendPort, open: (options: BackendOptions) => Promise<Workspace>): void {
  const running = new Map<string, AbortController>();
  let start: (options: BackendOptions) => void;
  const workspace = new Promise<BackendOptions>((resolve) => (start = resolve)).then(open).then((opened) => {
    opened.onChange((event) => port.postMessage({ kind: 'change', event }));
    opened.onOpened((target, state) => port.postMessage({ kind: 'opened', target, state }));
    const state = opened.state();
    if (state.state === 'open') port.postMessage({ kind: 'opened', target: opened.target(), state });
    return opened;
  });
  workspace.catch(() => {});

  const answer = async (id: string, call: Call): Promise<void> => {
    const cancel = new AbortController();
    running.set(id, cancel);
    const reply = await workspace.then((opened) => opened.dispatch(call, cancel.signal)).catch((error: unknown) => refusal(error));
    running.delete(id);
    port.postMessage({ kind: 'reply', id, reply });
  };

  port.on('message', ({ data }) => {
    const message = data as ToBackend;
    if (message.kind === 'open') start(message.options);
    else if (message.kind === 'call') void answer(message.id, message.call);
    else if (message.kind === 'cancel') running.get(message.id)?.abort();
    else
      void workspace
        .then((opened) => opened.close())
        .catch(() => {})
        .then(() => port.postMessage({ kind: 'closed' }));
  });
}
