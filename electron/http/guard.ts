import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** Why a request is turned away, before anything of it is read. */
export interface Refusal {
  status: 400 | 401 | 403 | 405 | 413 | 415 | 421;
  message: string;
}

/** What a request must match. */
export interface Gate {
  /** `127.0.0.1:PORT`, the one name this server answers to: any other may be a rebound DNS name. */
  host: string;
  token: string;
  maxBytes: number;
}

const refuse = (status: Refusal['status'], message: string): Refusal => ({ status, message });

/** Holds for every request, a plain file included. */
export function checkHost(headers: IncomingHttpHeaders, gate: Gate): Refusal | null {
  return headers.host === gate.host ? null : refuse(421, 'This server answers only to its own address.');
}

/** Holds for every call: from our own page, with the token, as JSON of a bearable size. */
export function checkCall(headers: IncomingHttpHeaders, gate: Gate): Refusal | null {
  const site = headers['sec-fetch-site'];
  if (headers.origin !== `http://${gate.host}` || (site !== undefined && site !== 'same-origin')) {
    return refuse(403, 'Only the app’s own page may call this server.');
  }
  if (!hasToken(headers.authorization, gate.token)) return refuse(401, 'This page is not signed in. Open the address the app printed.');
  if (!/^application\/json(\s*;\s*charset=utf-8)?$/i.test(headers['content-type'] ?? ''))
    return refuse(415, 'A call is sent as application/json.');
  if (headers['content-encoding'] !== undefined) return refuse(415, 'A call is sent uncompressed.');
  if (Number(headers['content-length'] ?? 0) > gate.maxBytes) return tooLarge(gate);
  return null;
}

/** The refusal of a body over the limit. */
export const tooLarge = (gate: Gate): Refusal => refuse(413, `A call may hold ${Math.round(gate.maxBytes / 1024 / 1024)} MB at most.`);

/** Compares digests, so that neither time nor length tells how much was right. */
function hasToken(header: string | undefined, token: string): boolean {
  const given = /^Bearer ([\w-]+)$/.exec(header ?? '')?.[1];
  const digest = (value: string): Buffer => createHash('sha256').update(value).digest();
  return timingSafeEqual(digest(given ?? ''), digest(token)) && given !== undefined;
}
