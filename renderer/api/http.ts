import type { ChangeEvent } from '../../shared/events.ts';
import type { Reply, Transport } from '../../shared/rpc.ts';
import { CHANGES_PATH, decodeReply, encodeCall, rpcPath, type ChangesTold } from '../../shared/wire.ts';

const OFFLINE: Reply = {
  ok: false,
  error: {
    code: 'offline',
    message: 'The planner’s own service has stopped, so nothing was saved.',
    details: { remedy: 'Start the planner again. What was saved before is safe.' },
  },
};

const RETRY_MS = 2000;

/** Speaks to the loopback listener that served this page. */
export function httpTransport(token: string): Transport {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
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
        const { seq, events } = await ask(since);
        since = seq;
        for (const event of events) for (const listener of listeners) listener(event);
      } catch {
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      }
    }
    polling = false;
  }

  return {
    async call(call, signal) {
      try {
        const answer = await fetch(rpcPath(call.method), {
          method: 'POST',
          headers,
          body: encodeCall(call),
          ...(signal ? { signal: signal as AbortSignal } : {}),
        });
        return decodeReply(await answer.text());
      } catch {
        return OFFLINE;
      }
    },
    onChange(listener) {
      listeners.add(listener);
      if (!polling) void poll();
      return () => listeners.delete(listener);
    },
  };
}
