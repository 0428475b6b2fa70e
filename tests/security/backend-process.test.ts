import { EventEmitter } from 'node:events';
import { expect, test, vi } from 'vitest';
import type { ChangeEvent } from '../../shared/events.ts';
import { bridgeTransport, type HostBridge } from '../../shared/host.ts';
import type { Reply } from '../../shared/rpc.ts';
import { startBackend } from '../../electron/window/backend-process.ts';
import { serveBackend, type FromBackend, type ToBackend } from '../../electron/workspace/backend-port.ts';
import type { Workspace } from '../../electron/workspace/create-workspace.ts';

class Child extends EventEmitter {
  readonly told: ToBackend[] = [];
  postMessage = (message: ToBackend): void => void this.told.push(message);
  kill = vi.fn(() => this.emit('exit', 0));
  say(message: FromBackend): void {
    this.emit('message', message);
  }
}

const STATE = { state: 'open' as const, name: 'a.hpp', target: '/a.hpp', problem: null, recent: [] };

function start(stopMs = 1000) {
  const children: Child[] = [];
  const changes: ChangeEvent[] = [];
  let time = 0;
  const fork = (): Child => {
    const child = new Child();
    children.push(child);
    return child;
  };
  const backend = startBackend({
    fork: fork as unknown as Parameters<typeof startBackend>[0]['fork'],
    options: { dataDir: '/d', documentsDir: '/d', upgrade: false, scale: 1, target: '/first.hpp' },
    onChange: (event) => void changes.push(event),
    onOpened: () => {},
    now: () => time,
    stopMs,
  });
  return { backend, children, changes, pass: (ms: number) => (time += ms) };
}

test('calls are answered by their own replies', async () => {
  const { backend, children } = start();
  const [child] = children;
  const first = backend.call({ method: 'a.b', input: 1 }, '1');
  const second = backend.call({ method: 'c.d', input: 2 }, '2');
  child!.say({ kind: 'reply', id: '2', reply: { ok: true, data: 'two' } });
  child!.say({ kind: 'reply', id: '1', reply: { ok: true, data: 'one' } });
  expect(await first).toEqual({ ok: true, data: 'one' });
  expect(await second).toEqual({ ok: true, data: 'two' });
  backend.cancel('1');
  expect(child!.told.map((message) => message.kind)).toEqual(['open', 'call', 'call']);
});

test('the page’s wish to cancel reaches the backend by the call’s name, and the call still answers', async () => {
  const { backend, children } = start();
  const [child] = children;
  const transport = bridgeTransport({
    call: (call, id) => backend.call(call, id),
    cancel: (id) => backend.cancel(id),
    onChange: () => () => {},
    host: {} as HostBridge,
  });
  const cancel = new AbortController();
  const reply = transport.call({ method: 'imports.apply', input: 1, commandId: 'c1' }, cancel.signal);
  void transport.call({ method: 'c.d', input: 2 }, new AbortController().signal);
  expect(child!.told.map((message) => message.kind)).toEqual(['open', 'call', 'call']);
  cancel.abort();
  const [, call] = child!.told;
  const id = call?.kind === 'call' ? call.id : '';
  expect(child!.told.slice(3)).toEqual([{ kind: 'cancel', id }]);
  const cancelled: Reply = { ok: false, error: { code: 'cancelled', message: 'Cancelled.', details: {} } };
  child!.say({ kind: 'reply', id, reply: cancelled });
  expect(await reply).toEqual(cancelled);

  void transport.call({ method: 'e.f', input: 3 }, AbortSignal.abort());
  expect(child!.told.slice(4).map((message) => message.kind)).toEqual(['call', 'cancel']);
});

test('a backend that ends is started once more with what was open, and calls on their way are answered offline', async () => {
  const { backend, children, changes } = start();
  children[0]!.say({ kind: 'opened', target: 'postgres://u:secret@h/db', state: STATE });
  const pending = backend.call({ method: 'a.b', input: 1 }, '1');
  children[0]!.emit('exit', 139);
  expect(await pending).toMatchObject({ ok: false, error: { code: 'offline' } });
  expect(children).toHaveLength(2);
  expect(children[1]!.told[0]).toMatchObject({ kind: 'open', options: { target: 'postgres://u:secret@h/db' } });
  expect(changes).toMatchObject([{ entities: ['*'] }]);

  children[1]!.emit('exit', 139);
  expect(children).toHaveLength(2);
  expect(await backend.call({ method: 'a.b', input: 1 }, '2')).toMatchObject({ ok: false, error: { code: 'offline' } });
});

test('a backend that was well for long may be started again', () => {
  const { children, pass } = start();
  children[0]!.emit('exit', 1);
  pass(6 * 60_000);
  children[1]!.emit('exit', 1);
  expect(children).toHaveLength(3);
});

test('stopping closes the partnership first and is no failure', async () => {
  const { backend, children } = start();
  const stopped = backend.stop();
  expect(children[0]!.told.at(-1)).toEqual({ kind: 'close' });
  expect(children[0]!.kill).not.toHaveBeenCalled();
  children[0]!.say({ kind: 'closed' });
  await stopped;
  expect(children).toHaveLength(1);
  expect(await backend.call({ method: 'a.b', input: 1 }, '1')).toMatchObject({ ok: false, error: { code: 'offline' } });
});

test('a backend that does not close is ended', async () => {
  const { backend, children } = start(20);
  await backend.stop();
  expect(children[0]!.kill).toHaveBeenCalledOnce();
});

function port() {
  const sent: FromBackend[] = [];
  let hear: (event: { data: unknown }) => void = () => {};
  const wait = async (ready: () => boolean): Promise<void> => vi.waitFor(() => expect(ready()).toBe(true));
  return {
    sent,
    wait,
    tell: (message: ToBackend) => hear({ data: message }),
    port: {
      postMessage: (message: FromBackend) => void sent.push(message),
      on: (_event: 'message', listener: typeof hear) => (hear = listener),
    },
  };
}

function workspace(dispatch: Workspace['dispatch']) {
  const listeners: ((event: ChangeEvent) => void)[] = [];
  const close = vi.fn(async () => {});
  return {
    listeners,
    close,
    workspace: {
      dispatch,
      seq: () => 0,
      changesSince: () => ({ seq: 0, events: [] }),
      onChange: (listener: (event: ChangeEvent) => void) => (listeners.push(listener), () => {}),
      onOpened: () => () => {},
      state: () => STATE,
      target: () => '/a.hpp',
      close,
    } satisfies Workspace,
  };
}

test('the backend answers calls that came while it was opening, tells of changes, cancels and closes', async () => {
  const line = port();
  const made = workspace(
    (call, signal) =>
      new Promise<Reply>((resolve) => {
        if (call.method === 'quick.one') return resolve({ ok: true, data: 1 });
        return signal!.addEventListener('abort', () =>
          resolve({ ok: false, error: { code: 'cancelled', message: 'Cancelled.', details: {} } }),
        );
      }),
  );
  const open = vi.fn(async () => made.workspace);
  serveBackend(line.port, open);
  line.tell({ kind: 'call', id: '1', call: { method: 'quick.one', input: {} } });
  line.tell({ kind: 'open', options: { dataDir: '/d', documentsDir: '/d', upgrade: false, scale: 1 } });
  await line.wait(() => line.sent.some((message) => message.kind === 'reply'));
  expect(line.sent).toEqual([
    { kind: 'opened', target: '/a.hpp', state: STATE },
    { kind: 'reply', id: '1', reply: { ok: true, data: 1 } },
  ]);

  made.listeners[0]!({ seq: 1, commandId: 'c', actor: 'Sam', entities: ['site'] });
  expect(line.sent.at(-1)).toMatchObject({ kind: 'change', event: { seq: 1 } });

  line.tell({ kind: 'call', id: '2', call: { method: 'slow.one', input: {} } });
  await new Promise((resolve) => setImmediate(resolve));
  line.tell({ kind: 'cancel', id: '2' });
  await line.wait(() => line.sent.at(-1)?.kind === 'reply');
  expect(line.sent.at(-1)).toMatchObject({ id: '2', reply: { error: { code: 'cancelled' } } });

  line.tell({ kind: 'close' });
  await line.wait(() => line.sent.at(-1)?.kind === 'closed');
  expect(made.close).toHaveBeenCalledOnce();
  expect(open).toHaveBeenCalledOnce();
});
