import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AppError, type ErrorCode } from '../../shared/errors.ts';
import type { ChangeEvent } from '../../shared/events.ts';
import type { Call, Reply } from '../../shared/rpc.ts';
import { CANCEL_PATH, CHANGES_PATH, decodeCall, encodeReply, encodeWire, type CancelAsked, type ChangesTold } from '../../shared/wire.ts';
import type { Base64 } from '../../shared/base64.ts';
import { SAFE_HEADERS } from './csp.ts';
import { checkCall, checkHost, tooLarge, type Gate, type Refusal } from './guard.ts';
import { serveStatic } from './static.ts';

/** What the listener needs of a workspace. */
export interface Answering {
  dispatch(call: Call, signal?: AbortSignal): Promise<Reply>;
  seq(): number;
  changesSince(seq: number): ChangesTold;
  onChange(listener: (event: ChangeEvent) => void): () => void;
}

export interface ListenerOptions {
  workspace: Answering;
  /** Folder with the built screens. */
  root: string;
  /** Port to listen on; 0 or left out lets the system choose. */
  port?: number;
  /** Only 127.0.0.1 is accepted: the option exists to be refused. */
  host?: string;
  /** How long a question for changes waits. */
  waitMs?: number;
  maxBytes?: number;
}

export interface Listener {
  /** `http://127.0.0.1:PORT` */
  origin: string;
  /** The secret of this start. */
  token: string;
  /** What a person opens: the token is in the fragment, which browsers send to nobody. */
  url: string;
  close(): Promise<void>;
}

const LOOPBACK = '127.0.0.1';
const MAX_BYTES = 80 * 1024 * 1024;
const WAIT_MS = 25_000;
const MOST_WAITING = 2;

const bufferBase64: Base64 = {
  encode: (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'),
  decode: (words) => new Uint8Array(Buffer.from(words, 'base64')),
};

/** Serves screens and calls on this computer only. Throws an AppError when it can't listen. */
export async function listen(options: ListenerOptions): Promise<Listener> {
  const host = options.host ?? LOOPBACK;
  if (host !== LOOPBACK) {
    throw new AppError('forbidden', `The browser host listens on ${LOOPBACK} only, not on ${host}.`, {
      remedy: 'To work together, keep the partnership in PostgreSQL and let each person run the app.',
    });
  }
  const token = randomBytes(32).toString('base64url');
  const gate: Gate = { host: '', token, maxBytes: options.maxBytes ?? MAX_BYTES };
  const stopping = new AbortController();
  const requests = new Requests(options, gate, stopping.signal);
  const server = createServer((request, response) => void requests.answer(request, response));
  await bind(server, options.port ?? 0);
  gate.host = `${LOOPBACK}:${(server.address() as AddressInfo).port}`;
  const origin = `http://${gate.host}`;
  return { origin, token, url: `${origin}/#token=${token}`, close: () => shut(server, stopping) };
}

function bind(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const busy = error.code === 'EADDRINUSE' || error.code === 'EACCES';
      reject(
        new AppError(
          busy ? 'busy' : 'internal',
          busy ? `Port ${port} can’t be used: another program has it.` : 'The browser host could not start.',
          { remedy: 'Choose another with --port, or leave --port out.' },
          error,
        ),
      );
    });
    server.listen({ port, host: LOOPBACK, exclusive: true }, resolve);
  });
}

/** An answer on its way gets a moment; an open connection must not keep the program alive. */
function shut(server: Server, stopping: AbortController): Promise<void> {
  stopping.abort();
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const hard = setTimeout(() => server.closeAllConnections(), 2000);
  return new Promise((resolve) => {
    server.close(() => {
      clearInterval(idle);
      clearTimeout(hard);
      resolve();
    });
  });
}

class Requests {
  readonly #options: ListenerOptions;
  readonly #gate: Gate;
  readonly #stopping: AbortSignal;
  /** Calls under way that have a name. */
  readonly #named = new Map<string, AbortController>();
  /** Questions for changes that wait, the oldest first. */
  readonly #waiting: (() => void)[] = [];

  constructor(options: ListenerOptions, gate: Gate, stopping: AbortSignal) {
    this.#options = options;
    this.#gate = gate;
    this.#stopping = stopping;
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const refused = checkHost(request.headers, this.#gate);
      if (refused) return turnAway(response, refused);
      // The path as it was sent: `new URL` would quietly resolve `..`.
      const path = (request.url ?? '/').split(/[?#]/, 1)[0]!;
      if (request.method === 'GET' || request.method === 'HEAD') return await this.#file(path, request, response);
      if (request.method !== 'POST') return turnAway(response, { status: 405, message: 'This server takes GET and POST only.' });
      const barred = checkCall(request.headers, this.#gate);
      if (barred) return turnAway(response, barred);
      await this.#call(path, request, response);
    } catch {
      if (!response.headersSent) send(response, 500, errorReply('internal', 'Something went wrong inside the program.'));
      else response.destroy();
    }
  }

  async #file(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { status, headers, body } = await serveStatic(this.#options.root, path, request.headers['accept-encoding'] ?? '');
    response.writeHead(status, status === 204 ? headers : { ...headers, 'Content-Length': body.byteLength });
    response.end(request.method === 'HEAD' ? undefined : body);
  }

  async #call(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request, this.#gate);
    if (body === null) return turnAway(response, tooLarge(this.#gate));
    const method = /^\/rpc\/(\w+\.\w+)$/.exec(path)?.[1];
    try {
      if (path === CHANGES_PATH) return await this.#changes(readSince(body), response);
      if (path === CANCEL_PATH) return send(response, 200, this.#cancel(body));
      if (method === undefined) return send(response, 404, errorReply('not_found', 'There is nothing to call here.'));
      const call = decodeCall(method, body, bufferBase64);
      const reply = await this.#dispatch(call, response);
      // Nobody waits for it any more: it is not even written.
      return response.destroyed ? undefined : sendText(response, 200, encodeReply(reply, bufferBase64));
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      return turnAway(response, { status: 400, message: 'The call is not valid JSON.' });
    }
  }

  /** A page that closes hangs up, and what it had just saved must not be lost: a call with a name is cancelled by it. */
  async #dispatch(call: Call, response: ServerResponse): Promise<Reply> {
    const { workspace } = this.#options;
    const { commandId } = call;
    if (commandId === undefined) return workspace.dispatch(call, goneSignal(response));
    const cancel = new AbortController();
    this.#named.set(commandId, cancel);
    try {
      return await workspace.dispatch(call, cancel.signal);
    } finally {
      if (this.#named.get(commandId) === cancel) this.#named.delete(commandId);
    }
  }

  #cancel(body: string): Reply {
    const asked = JSON.parse(body) as Partial<CancelAsked> | null;
    if (typeof asked?.commandId !== 'string') throw new SyntaxError('`commandId` is text.');
    this.#named.get(asked.commandId)?.abort();
    return { ok: true, data: null };
  }

  /** Answers at once when there is news, else when some comes, or with none after a while. */
  async #changes(since: number | null, response: ServerResponse): Promise<void> {
    const { workspace, waitMs = WAIT_MS } = this.#options;
    const told = (): ChangesTold => (since === null ? { seq: workspace.seq(), events: [] } : workspace.changesSince(since));
    if (since !== null && told().events.length === 0) await this.#news(workspace, goneSignal(response), waitMs);
    send(response, 200, told());
  }

  #news(workspace: Answering, gone: AbortSignal, waitMs: number): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        const at = this.#waiting.indexOf(done);
        if (at >= 0) this.#waiting.splice(at, 1);
        clearTimeout(timer);
        stop();
        gone.removeEventListener('abort', done);
        this.#stopping.removeEventListener('abort', done);
        resolve();
      };
      // A browser has six connections for all tabs: a third that waits sends the first away, which asks again in a while.
      this.#waiting.push(done);
      if (this.#waiting.length > MOST_WAITING) this.#waiting[0]!();
      const timer = setTimeout(done, this.#stopping.aborted ? 0 : waitMs);
      const stop = workspace.onChange(done);
      gone.addEventListener('abort', done);
      this.#stopping.addEventListener('abort', done);
    });
  }
}

/** Aborts when the caller hangs up before the answer: nobody waits for it any more. */
function goneSignal(response: ServerResponse): AbortSignal {
  const gone = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) gone.abort();
  });
  return gone.signal;
}

/** The body as text; null when it is larger than allowed. */
async function readBody(request: IncomingMessage, gate: Gate): Promise<string | null> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > gate.maxBytes) return null;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function readSince(body: string): number | null {
  const asked = JSON.parse(body) as { since?: unknown } | null;
  const since = asked?.since;
  if (since === null || Number.isSafeInteger(since)) return typeof since === 'number' && since >= 0 ? since : null;
  throw new SyntaxError('`since` is a number or null.');
}

function send(response: ServerResponse, status: number, value: unknown): void {
  if (!response.destroyed) sendText(response, status, encodeWire(value, bufferBase64));
}

function sendText(response: ServerResponse, status: number, text: string): void {
  const body = Buffer.from(text);
  response.writeHead(status, {
    ...SAFE_HEADERS,
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': body.length,
    'Cache-Control': 'no-store',
  });
  response.end(body);
}

/** Refuses without reading the body, so the connection ends too. */
function turnAway(response: ServerResponse, { status, message }: Refusal): void {
  response.setHeader('Connection', 'close');
  send(response, status, errorReply(status === 400 || status === 413 || status === 415 ? 'validation' : 'forbidden', message));
}

const errorReply = (code: ErrorCode, message: string): Reply => ({ ok: false, error: { code, message, details: {} } });
