import type { ChangeEvent } from '../../shared/events.ts';
import type { Call, CancelSignal, Reply, Transport } from '../../shared/rpc.ts';
import { CANCEL_PATH, CHANGES_PATH, decodeReply, encodeCall, rpcPath, type CancelAsked, type ChangesTold } from '../../shared/wire.ts';

/** Nobody answers. Whether a command was done by then isn't known: it has an id, and can be sent again by it. */
const offline = (call: Call): Reply => ({
  ok: false,
  error: {
    code: 'offline',
    message:
      call.commandId === undefined
        ? 'The planner’s own service does not answer.'
        : 'The planner’s own service does not answer, so it is not known whether this was saved.',
    details: { remedy: 'Start the planner again. What was saved is there then: look before you do it again.', unknown: true },
  },
});

const HUNG_UP: Reply = { ok: false, error: { code: 'cancelled', message: 'Cancelled. Nothing was changed.', details: {} } };

const RETRY_MS = 2000;
const CROWDED_MS = 1500;
const CANCEL_AGAIN_MS = 300;

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A page that was sent away at once leaves room for another tab: a browser has six connections for all of them. */
async function makeRoom({ events }: ChangesTold, asked: number): Promise<void> {
  if (events.length === 0 && performance.now() - asked < CROWDED_MS) await wait(CROWDED_MS);
}

type Headers = Record<string, string>;

/** Asks for changes as long as anybody listens. */
function changesOver(headers: Headers): Transport['onChange'] {
  const listeners = new Set<(event: ChangeEvent) => void>();
  let polling = false;

  async function ask(since: number | null): Promise<ChangesTold> {
    const answer = await fetch(CHANGES_PATH, { method: 'POST', headers, body: JSON.stringify({ since }) });
    if (!answer.ok) throw new Error(String(answer.status));
    return (await answer.json()) as ChangesTold;
  }

  async function poll(): Promise<void> {
    polling = true;
    let since: number | null = null;
    while (listeners.size > 0) {
      try {
        const asked = performance.now();
        const told: ChangesTold = await ask(since);
        if (since !== null) await makeRoom(told, asked);
        since = told.seq;
        for (const event of told.events) for (const listener of listeners) listener(event);
      } catch {
        await wait(RETRY_MS);
      }
    }
    polling = false;
  }

  return (listener) => {
    listeners.add(listener);
    if (!polling) void poll();
    return () => listeners.delete(listener);
  };
}

/** Speaks to the loopback listener that served this page. */
export function httpTransport(token: string): Transport {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };

  /** Asks until the call has answered: the first wish may overtake a call that is still on its way, with a large file. */
  function cancelOn(signal: CancelSignal, commandId: string): () => void {
    let timer: ReturnType<typeof setInterval> | undefined;
    const asked: CancelAsked = { commandId };
    const say = (): void => void fetch(CANCEL_PATH, { method: 'POST', headers, body: JSON.stringify(asked) }).catch(() => {});
    const start = (): void => {
      say();
      timer = setInterval(say, CANCEL_AGAIN_MS);
    };
    if (signal.aborted) start();
    else signal.addEventListener('abort', start);
    return () => {
      clearInterval(timer);
      signal.removeEventListener('abort', start);
    };
  }

  async function send(call: Call, signal?: AbortSignal): Promise<Reply> {
    try {
      const answer = await fetch(rpcPath(call.method), { method: 'POST', headers, body: encodeCall(call), signal: signal ?? null });
      return decodeReply(await answer.text());
    } catch {
      return signal?.aborted ? HUNG_UP : offline(call);
    }
  }

  return {
    async call(call, signal) {
      if (!signal || call.commandId === undefined) return send(call, signal as AbortSignal | undefined);
      const answered = cancelOn(signal, call.commandId);
      return send(call).finally(answered);
    },
    onChange: changesOver(headers),
  };
}
