import type { UtilityProcess } from 'electron';
import type { WorkspaceState } from '../../shared/workspace.ts';
import { AppError } from '../../shared/errors.ts';
import type { ChangeEvent } from '../../shared/events.ts';
import type { Call, Reply } from '../../shared/rpc.ts';
import { refusal } from '../workspace/answer.ts';
import type { BackendOptions, FromBackend, ToBackend } from '../workspace/backend-port.ts';

/** The backend process, seen from the main process. */
export interface Backend {
  /** Never rejects; answers `offline` when the process is gone. */
  call(call: Call, id: string): Promise<Reply>;
  cancel(id: string): void;
  /** Closes the partnership and ends the process, the hard way after a while. */
  stop(): Promise<void>;
}

export interface BackendParts {
  /** Starts the process. */
  fork(): Pick<UtilityProcess, 'postMessage' | 'on' | 'kill'>;
  options: BackendOptions;
  onChange(event: ChangeEvent): void;
  onOpened(target: string, state: WorkspaceState): void;
  /** Called when it can't be started, or has stopped and is not started again; with the system's reason, if any. */
  onStopped?(reason: string): void;
  /** Clock in milliseconds, for tests. */
  now?: () => number;
  stopMs?: number;
}

const OFFLINE = new AppError('offline', 'The part of the app that holds the partnership has stopped.', {
  remedy: 'Try again. If that doesn’t help, close the app and open it again: what was saved is safe.',
});
const HEALTHY_MS = 5 * 60_000;

/** Starts the backend. When it ends unexpectedly it is started once more, with what was open. */
export function startBackend(parts: BackendParts): Backend {
  return new BackendProcess(parts);
}

class BackendProcess implements Backend {
  readonly #parts: BackendParts;
  readonly #pending = new Map<string, (reply: Reply) => void>();
  #child: ReturnType<BackendParts['fork']> | null = null;
  #target: string | undefined;
  #restarted = false;
  #startedAt = 0;
  #stopped: (() => void) | null = null;
  /** What the process said when it broke. */
  #reason = '';

  constructor(parts: BackendParts) {
    this.#parts = parts;
    this.#target = parts.options.target;
    this.#start();
  }

  #now(): number {
    return (this.#parts.now ?? Date.now)();
  }

  #start(): void {
    let child: ReturnType<BackendParts['fork']>;
    try {
      child = this.#parts.fork();
    } catch (error) {
      return this.#parts.onStopped?.(error instanceof Error ? error.message : String(error));
    }
    this.#child = child;
    this.#startedAt = this.#now();
    child.on('message', (message: FromBackend) => this.#hear(message));
    child.on('exit', () => this.#ended(child));
    // Without a listener it would end the window's process too; an exit follows by itself.
    child.on('error', (type) => (this.#reason = type));
    const { target: _first, ...options } = this.#parts.options;
    this.#tell({
      kind: 'open',
      options: { ...options, ...(this.#target === undefined ? {} : { target: this.#target }) },
    });
  }

  #tell(message: ToBackend): void {
    this.#child?.postMessage(message);
  }

  #hear(message: FromBackend): void {
    if (message.kind === 'reply') {
      this.#pending.get(message.id)?.(message.reply);
      this.#pending.delete(message.id);
    } else if (message.kind === 'change') this.#parts.onChange(message.event);
    else if (message.kind === 'opened') {
      this.#target = message.target;
      this.#parts.onOpened(message.target, message.state);
    } else this.#child?.kill();
  }

  #ended(child: ReturnType<BackendParts['fork']>): void {
    if (child !== this.#child) return;
    this.#child = null;
    for (const answer of this.#pending.values()) answer(refusal(OFFLINE));
    this.#pending.clear();
    if (this.#stopped) return this.#stopped();
    if (this.#now() - this.#startedAt > HEALTHY_MS) this.#restarted = false;
    if (this.#restarted) return this.#parts.onStopped?.(this.#reason);
    this.#restarted = true;
    this.#start();
    // Screens may show what a lost call would have changed.
    this.#parts.onChange({ seq: 0, commandId: '', actor: '', entities: ['*'] });
  }

  call(call: Call, id: string): Promise<Reply> {
    if (!this.#child || this.#stopped) return Promise.resolve(refusal(OFFLINE));
    return new Promise((resolve) => {
      this.#pending.set(id, resolve);
      this.#tell({ kind: 'call', id, call });
    });
  }

  cancel(id: string): void {
    if (this.#pending.has(id)) this.#tell({ kind: 'cancel', id });
  }

  stop(): Promise<void> {
    const child = this.#child;
    if (!child) return Promise.resolve();
    return new Promise((resolve) => {
      const hard = setTimeout(() => child.kill(), this.#parts.stopMs ?? 8000);
      this.#stopped = () => {
        clearTimeout(hard);
        resolve();
      };
      this.#tell({ kind: 'close' });
    });
  }
}
