import { plainBase64, type Base64 } from './base64.ts';
import { decodePacked, encodePacked } from './packing.ts';
import type { Call, Reply } from './rpc.ts';

/**
 * Calls and replies as JSON text. Bytes travel as `{"$bytes": base64}`; an object of the person's that happens to
 * have such a key is told apart by one more `$`. Most replies hold no bytes and are plain JSON.
 */

const MARK = '$bytes';
const MARKS = /^\$+bytes$/;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** True when plain JSON would lose something. */
function needsMarks(value: unknown): boolean {
  if (!isObject(value)) return false;
  if (value instanceof Uint8Array) return true;
  if (Array.isArray(value)) return value.some(needsMarks);
  for (const key in value) {
    if (MARKS.test(key) || needsMarks(value[key])) return true;
  }
  return false;
}

function mark(value: unknown, base64: Base64): unknown {
  if (!isObject(value)) return value;
  if (value instanceof Uint8Array) return { [MARK]: base64.encode(value) };
  if (Array.isArray(value)) return value.map((item) => mark(item, base64));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [MARKS.test(key) ? `$${key}` : key, mark(item, base64)]));
}

function unmark(value: unknown, base64: Base64): unknown {
  if (!isObject(value)) return value;
  if (Array.isArray(value)) return value.map((item) => unmark(item, base64));
  const bytes = value[MARK];
  if (typeof bytes === 'string') return base64.decode(bytes);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [MARKS.test(key) ? key.slice(1) : key, unmark(item, base64)]));
}

/** A value of calls and replies as JSON text. */
export const encodeWire = (value: unknown, base64: Base64 = plainBase64): string =>
  JSON.stringify(needsMarks(value) ? mark(value, base64) : value);

/** Reads what `encodeWire` wrote. Throws a SyntaxError when it isn't JSON. */
export function decodeWire(text: string, base64: Base64 = plainBase64): unknown {
  const value = JSON.parse(text) as unknown;
  return text.includes('bytes"') ? unmark(value, base64) : value;
}

/** Where a call is sent over HTTP, below the server's own address. */
export const rpcPath = (method: string): string => `/rpc/${method}`;

/** The body of a call over HTTP; its method is in the path. */
export const encodeCall = ({ input, commandId }: Call, base64?: Base64): string =>
  encodeWire({ input, ...(commandId === undefined ? {} : { commandId }) }, base64);

/** Reads the body of a call. Throws a SyntaxError when it is not one. */
export function decodeCall(method: string, text: string, base64?: Base64): Call {
  const body = decodeWire(text, base64);
  if (!isObject(body) || Array.isArray(body)) throw new SyntaxError('A call is a JSON object.');
  const commandId = body['commandId'];
  if (commandId !== undefined && typeof commandId !== 'string') throw new SyntaxError('A commandId is text.');
  return { method, input: body['input'], ...(commandId === undefined ? {} : { commandId }) };
}

/** A reply as text. */
export const encodeReply = (reply: Reply, base64: Base64 = plainBase64): string => encodePacked(reply, base64);

/** Reads a reply. Throws a SyntaxError when it is not one. */
export function decodeReply(text: string, base64: Base64 = plainBase64): Reply {
  const reply = decodePacked(text, base64);
  if (isObject(reply) && typeof reply['ok'] === 'boolean') return reply as unknown as Reply;
  throw new SyntaxError('The server did not answer with a reply.');
}

/** Where a browser cancels a call that has a `commandId`; one without is cancelled by hanging up. */
export const CANCEL_PATH = '/cancel';

/** Says which call to cancel. Nothing happens when it isn't running. */
export interface CancelAsked {
  commandId: string;
}

/** Where a browser asks for changes. */
export const CHANGES_PATH = '/changes';

/** Asks for events after `since`; null (or -1) asks only where the feed stands. Answered at once or after a long wait. */
export interface ChangesAsked {
  since: number | null;
}

/** The events after `since`, oldest first, and where the feed stands now: the next `since`. */
export interface ChangesTold {
  seq: number;
  events: import('./events.ts').ChangeEvent[];
}
