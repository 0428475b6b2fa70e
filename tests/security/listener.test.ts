import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Call, Reply } from '../../shared/rpc.ts';
import { decodeReply, decodeWire, encodeCall } from '../../shared/wire.ts';
import { listen, type Answering, type Listener, type ListenerOptions } from '../../electron/http/listener.ts';
import { Feed } from '../../electron/workspace/feed.ts';

interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

let folder: string;
let root: string;
let feed: Feed;
let calls: { call: Call; signal: AbortSignal | undefined }[];
let answer: (call: Call, signal?: AbortSignal) => Promise<Reply>;
let server: Listener;
/** Pages that have begun to wait for changes. */
let listening: number;
/** Of them, those that wait now. */
let waiting: number;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hpp-listener-'));
  root = join(folder, 'renderer');
  mkdirSync(join(root, 'assets'), { recursive: true });
  writeFileSync(join(root, 'index.html'), '<meta name="csp-nonce" content="__CSP_NONCE__" />');
  writeFileSync(join(root, 'assets', 'index-abc.js'), 'export {};');
  writeFileSync(join(root, 'assets', 'index-abc.css'), 'a{}');
  writeFileSync(join(root, 'assets', 'index-abc.js.br'), brotliCompressSync('export {};'));
  writeFileSync(join(root, 'icon.svg'), '<svg/>');
  writeFileSync(join(root, '.hidden.js'), 'secret');
  writeFileSync(join(root, 'data.hpp'), 'secret');
  writeFileSync(join(folder, 'secret.js'), 'secret');
  mkdirSync(join(folder, 'renderer-2'));
  writeFileSync(join(folder, 'renderer-2', 'secret.js'), 'secret');
  symlinkSync(join(folder, 'secret.js'), join(root, 'link.js'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const start = (options: Partial<ListenerOptions> = {}): Promise<Listener> => {
  const workspace: Answering = {
    dispatch: (call, signal) => {
      calls.push({ call, signal });
      return answer(call, signal);
    },
    seq: () => feed.seq,
    changesSince: (seq) => feed.since(seq),
    onChange: (listener) => {
      listening += 1;
      waiting += 1;
      const stop = feed.on(listener);
      return () => {
        waiting -= 1;
        stop();
      };
    },
  };
  return listen({ workspace, root, ...options });
};

beforeEach(async () => {
  feed = new Feed();
  calls = [];
  listening = 0;
  waiting = 0;
  answer = async (call) => ({ ok: true, data: call.input });
  server = await start();
});
afterEach(() => server.close());

/** A request as raw as it gets: `fetch` would tidy paths and forbid headers. */
function send(
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string | Buffer; abort?: AbortSignal; agent?: Agent } = {},
): Promise<Answer> {
  const { hostname, port } = new URL(server.origin);
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        hostname,
        port,
        path,
        method: options.method ?? 'GET',
        headers: options.headers,
        ...(options.abort ? { signal: options.abort } : {}),
        ...(options.agent ? { agent: options.agent } : {}),
      },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(parts).toString('utf8'),
          }),
        );
      },
    );
    sent.on('error', reject);
    sent.end(options.body);
  });
}

const own = (): Record<string, string> => ({
  origin: server.origin,
  authorization: `Bearer ${server.token}`,
  'content-type': 'application/json',
});
const post = (path: string, headers: Record<string, string | undefined> = {}, body: string | Buffer = '{"input":{}}'): Promise<Answer> => {
  const all = Object.fromEntries(
    Object.entries({ ...own(), ...headers }).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  return send(path, { method: 'POST', headers: all, body });
};

test('prints an address with a 256-bit token in the fragment, another one each start', async () => {
  expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{43}$/);
  expect(Buffer.from(server.token, 'base64url')).toHaveLength(32);
  const second = await start();
  expect(second.token).not.toBe(server.token);
  await second.close();
});

test('answers calls of its own page', async () => {
  const reply = await post(
    '/rpc/sites.list',
    {},
    encodeCall({ method: 'sites.list', input: { n: 1, bytes: Uint8Array.of(1, 2) }, commandId: 'c1' }),
  );
  expect(reply.status).toBe(200);
  expect(reply.headers['content-type']).toBe('application/json; charset=utf-8');
  expect(reply.headers['cache-control']).toBe('no-store');
  expect(decodeReply(reply.body)).toEqual({ ok: true, data: { n: 1, bytes: Uint8Array.of(1, 2) } });
  expect(calls[0]?.call).toEqual({
    method: 'sites.list',
    input: { n: 1, bytes: Uint8Array.of(1, 2) },
    commandId: 'c1',
  });
});

test('refuses to listen anywhere but on this computer', async () => {
  for (const host of ['0.0.0.0', '::', '192.168.0.10', 'example.org', 'localhost', '::1', '127.0.0.2', '']) {
    await expect(start({ host })).rejects.toMatchObject({
      code: 'forbidden',
      message: expect.stringContaining('127.0.0.1 only') as string,
    });
  }
  const same = await start({ host: '127.0.0.1' });
  await same.close();
});

test('says so when the port is taken', async () => {
  await expect(start({ port: Number(new URL(server.origin).port) })).rejects.toMatchObject({ code: 'busy' });
});

test.each([
  ['no token', { authorization: undefined }, 401],
  ['a wrong token', { authorization: `Bearer ${'A'.repeat(43)}` }, 401],
  ['an empty token', { authorization: 'Bearer ' }, 401],
  ['another scheme', { authorization: 'Basic abc' }, 401],
  ['a foreign page', { origin: 'http://evil.example' }, 403],
  ['no origin', { origin: undefined }, 403],
  ['a hidden origin', { origin: 'null' }, 403],
  ['our name on another port', { origin: 'http://127.0.0.1:1' }, 403],
  ['our address by its other name', { origin: 'http://localhost' }, 403],
  ['another site by fetch metadata', { 'sec-fetch-site': 'cross-site' }, 403],
  ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
  ['plain text, which needs no preflight', { 'content-type': 'text/plain' }, 415],
  ['no type', { 'content-type': undefined }, 415],
  ['a compressed body', { 'content-encoding': 'gzip' }, 415],
])('turns a call with %s away', async (_what, headers, status) => {
  for (const path of ['/rpc/sites.list', '/changes']) {
    const reply = await post(path, headers);
    expect(reply.status).toBe(status);
    expect(decodeReply(reply.body)).toMatchObject({ ok: false });
  }
  expect(calls).toEqual([]);
});

test('a token that is a prefix, an extension or of other case is wrong', async () => {
  for (const token of [server.token.slice(0, -1), `${server.token}A`, server.token.toLowerCase(), `${server.token} `]) {
    expect((await post('/rpc/sites.list', { authorization: `Bearer ${token}` })).status).toBe(token.trim() === server.token ? 200 : 401);
  }
});

test('answers under its exact name only, for files too: a rebound DNS name gets nothing', async () => {
  const port = new URL(server.origin).port;
  for (const host of [
    'evil.example',
    `evil.example:${port}`,
    `localhost:${port}`,
    '127.0.0.1',
    `127.0.0.1:${port}.evil.example`,
    `[::1]:${port}`,
  ]) {
    expect((await send('/', { headers: { host } })).status).toBe(421);
    expect((await post('/rpc/sites.list', { host })).status).toBe(421);
  }
  expect(calls).toEqual([]);
});

test('a call larger than the limit is refused, announced or not', async () => {
  await server.close();
  server = await start({ maxBytes: 1000 });
  const large = JSON.stringify({ input: 'x'.repeat(2000) });
  expect((await post('/rpc/sites.list', {}, large)).status).toBe(413);
  const chunked = await post('/rpc/sites.list', { 'transfer-encoding': 'chunked' }, large).catch(() => ({
    status: 413,
  }));
  expect(chunked.status).toBe(413);
  expect((await post('/rpc/sites.list', {}, JSON.stringify({ input: 'x'.repeat(900) }))).status).toBe(200);
  expect(calls).toHaveLength(1);
});

test('what is no call is refused', async () => {
  for (const path of [
    '/rpc/',
    '/rpc/sites',
    '/rpc/sites.list.more',
    '/rpc/sites.list/..',
    '/rpc/%73ites.list',
    '/other',
    '/RPC/sites.list',
  ])
    expect((await post(path)).status).toBe(404);
  for (const body of ['', '{', '[]', 'null']) expect((await post('/rpc/sites.list', {}, body)).status).toBe(400);
  for (const body of ['', '{}', '{"since":"1"}', '{"since":1.5}', '[]']) expect((await post('/changes', {}, body)).status).toBe(400);
  for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE'])
    expect((await send('/rpc/sites.list', { method, headers: own() })).status).toBe(405);
  expect(calls).toEqual([]);
});

test('offers nothing to other origins and sets no cookies', async () => {
  for (const reply of [await send('/'), await post('/rpc/sites.list'), await send('/', { method: 'OPTIONS', headers: own() })]) {
    const names = Object.keys(reply.headers);
    expect(names.filter((name) => name.startsWith('access-control-'))).toEqual([]);
    expect(names).not.toContain('set-cookie');
    expect(reply.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
  }
});

test('the page has a strict policy with its own nonce', async () => {
  const nonces = new Set<string>();
  for (const path of ['/', '/index.html', '/?x=1']) {
    const page = await send(path);
    const nonce = /content="([^"]+)"/.exec(page.body)?.[1] ?? '';
    expect(Buffer.from(nonce, 'base64')).toHaveLength(16);
    expect(page.headers['content-security-policy']).toBe(
      `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    );
    expect(page.headers).toMatchObject({
      'cache-control': 'no-store',
      'content-type': 'text/html; charset=utf-8',
      'x-frame-options': 'DENY',
    });
    nonces.add(nonce);
  }
  expect(nonces.size).toBe(3);
});

test('a browser that asks for an icon is told there is none, without a fault', async () => {
  expect(await send('/favicon.ico')).toMatchObject({ status: 204, body: '' });
});

test('what the build has packed is sent packed to whoever takes that, and plain to others', async () => {
  const { hostname, port } = new URL(server.origin);
  const script = `http://${hostname}:${port}/assets/index-abc.js`;
  const packed = await fetch(script, { headers: { 'accept-encoding': 'gzip, deflate, br' } });
  expect(packed.headers.get('content-encoding')).toBe('br');
  expect(packed.headers.get('vary')).toBe('Accept-Encoding');
  expect(await packed.text()).toBe('export {};');
  for (const accepted of ['gzip', 'identity', 'abra']) {
    const { headers, body } = await send('/assets/index-abc.js', { headers: { 'accept-encoding': accepted } });
    expect([headers['content-encoding'], body]).toEqual([undefined, 'export {};']);
  }
  const style = await send('/assets/index-abc.css', { headers: { 'accept-encoding': 'br' } });
  expect([style.headers['content-encoding'], style.body]).toEqual([undefined, 'a{}']);
  expect(await send('/assets/index-abc.js.br', { headers: { 'accept-encoding': 'br' } })).toMatchObject({ status: 404 });
});

test('files have their types and built ones are kept', async () => {
  expect((await send('/assets/index-abc.js')).headers).toMatchObject({
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'private, max-age=31536000, immutable',
  });
  expect((await send('/assets/index-abc.css')).headers['content-type']).toBe('text/css; charset=utf-8');
  expect((await send('/icon.svg')).headers).toMatchObject({
    'content-type': 'image/svg+xml',
    'cache-control': 'no-cache',
  });
  const head = await send('/assets/index-abc.js', { method: 'HEAD' });
  expect(head).toMatchObject({ status: 200, body: '' });
});

test.each([
  '/../secret.js',
  '/..%2fsecret.js',
  '/%2e%2e/secret.js',
  '/%2e%2e%2fsecret.js',
  '/assets/../../secret.js',
  '/assets/..%2f..%2fsecret.js',
  '/..%5csecret.js',
  '/../renderer-2/secret.js',
  '/.hidden.js',
  '/data.hpp',
  '/link.js',
  '/nothing.js',
  '/assets',
  '/assets/',
  '/%00.js',
  '/%',
  '/%ff',
  '//etc/passwd.js',
  '/C:/secret.js',
  'http://127.0.0.1/../secret.js',
  '/index.html%00.js',
])('there is nothing at %s', async (path) => {
  const reply = await send(path);
  expect(reply.status).toBe(404);
  expect(reply.body).not.toContain('secret');
});

test('changes are told at once, when they come, or not at all after a while', async () => {
  await server.close();
  server = await start({ waitMs: 60 });
  const ask = async (since: number | null): Promise<unknown> => decodeWire((await post('/changes', {}, JSON.stringify({ since }))).body);
  expect(await ask(null)).toEqual({ seq: 0, events: [] });
  expect(await ask(0)).toEqual({ seq: 0, events: [] });
  await server.close();
  server = await start();
  const waiting = ask(0);
  await vi.waitFor(() => expect(listening).toBe(1));
  feed.publish({ commandId: 'c', actor: 'Sam', entities: ['site'] });
  const event = { seq: 1, commandId: 'c', actor: 'Sam', entities: ['site'] };
  expect(await waiting).toEqual({ seq: 1, events: [event] });
  expect(await ask(0)).toEqual({ seq: 1, events: [event] });
  expect(await ask(-1)).toEqual({ seq: 1, events: [] });
  // A page of an earlier start knows a number that this one has not reached.
  expect(await ask(99)).toMatchObject({ seq: 1, events: [{ entities: ['*'] }] });
});

test('ten tabs wait for changes over the six connections of a browser, and calls are answered meanwhile', async () => {
  const agent = new Agent({ maxSockets: 6, keepAlive: true });
  const tabs = Array.from({ length: 10 }, () => new AbortController());
  let told = 0;
  const tab = async ({ signal }: AbortController): Promise<void> => {
    let since = 0;
    while (!signal.aborted) {
      const { body } = await send('/changes', { method: 'POST', headers: own(), body: JSON.stringify({ since }), agent });
      const { seq, events } = decodeWire(body) as { seq: number; events: unknown[] };
      since = seq;
      if (events.length > 0) told += 1;
      else await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  // The last questions end with the server.
  const running = tabs.map((each) => tab(each).catch(() => {}));
  await vi.waitFor(() => expect(waiting).toBe(2));
  answer = () => Promise.resolve({ ok: true, data: 'here' });
  for (let n = 0; n < 20; n += 1) {
    const reply = await send('/rpc/sites.list', { method: 'POST', headers: own(), body: '{"input":{}}', agent });
    expect(decodeWire(reply.body)).toMatchObject({ ok: true, data: 'here' });
    expect(waiting).toBeLessThanOrEqual(2);
  }
  feed.publish({ commandId: 'c', actor: 'Sam', entities: ['site'] });
  await vi.waitFor(() => expect(told).toBe(10));
  for (const each of tabs) each.abort();
  await server.close();
  await Promise.all(running);
  agent.destroy();
});

test('a caller who hangs up cancels the call', async () => {
  const hangUp = new AbortController();
  const aborted = new Promise<void>((resolve) => {
    answer = (_call, signal) =>
      new Promise((done) => {
        signal?.addEventListener('abort', () => {
          resolve();
          done({ ok: true, data: null });
        });
        hangUp.abort();
      });
  });
  await expect(
    send('/rpc/imports.preview', { method: 'POST', headers: own(), body: '{"input":{}}', abort: hangUp.signal }),
  ).rejects.toThrow();
  await aborted;
});

test('a call with a name is cancelled by it, and still answers; hanging up leaves it alone', async () => {
  const signals: AbortSignal[] = [];
  answer = (_call, signal) =>
    new Promise((done) => {
      signals.push(signal!);
      signal?.addEventListener('abort', () => done({ ok: true, data: 'done by then' }));
    });
  const running = (): Promise<void> => vi.waitFor(() => expect(signals).not.toEqual([]));
  const reply = post('/rpc/imports.apply', {}, '{"input":{},"commandId":"c1"}');
  await running();
  expect((await post('/cancel', {}, '{"commandId":"c2"}')).status).toBe(200);
  expect(signals[0]!.aborted).toBe(false);
  expect((await post('/cancel', {}, '{"commandId":"c1"}')).status).toBe(200);
  expect(decodeReply((await reply).body)).toEqual({ ok: true, data: 'done by then' });

  signals.length = 0;
  const hangUp = new AbortController();
  const lost = send('/rpc/imports.apply', { method: 'POST', headers: own(), body: '{"input":{},"commandId":"c3"}', abort: hangUp.signal });
  await running();
  hangUp.abort();
  await expect(lost).rejects.toThrow();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(signals[0]!.aborted).toBe(false);
});

test('only our page with its token can cancel, and only by a name', async () => {
  expect((await post('/cancel', { authorization: undefined }, '{"commandId":"c1"}')).status).toBe(401);
  expect((await post('/cancel', { origin: 'http://evil.example' }, '{"commandId":"c1"}')).status).toBe(403);
  for (const body of ['', 'null', '{}', '{"commandId":1}', '[]']) expect((await post('/cancel', {}, body)).status).toBe(400);
});

test('closing answers who waits for changes', async () => {
  const waiting = post('/changes', {}, '{"since":0}');
  await vi.waitFor(() => expect(listening).toBe(1));
  const closed = server.close();
  expect((await waiting).status).toBe(200);
  await closed;
});

test('a failure inside says nothing of the inside', async () => {
  answer = () => Promise.reject(new Error('SELECT secret'));
  const reply = await post('/rpc/sites.list');
  expect(reply.status).toBe(500);
  expect(reply.body).not.toContain('SELECT');
});
