import { parentPort } from 'node:worker_threads';
import type { ReadReply, ReadRequest, SendReply } from './read-protocol.ts';
import { RefusedTable } from './table-read-error.ts';
import type { Refusal } from './table-read-error.ts';

/**
 * The disposable process, or in Electron the thread, that reads one file and ends. It gets bytes, never a path, and no
 * parser is loaded before it is needed: a CSV file starts reading some 50 ms sooner than a workbook.
 */

/** Replies on their way. A few may wait for the parent, so both processes stay busy, but never a whole file's. */
const MOST_UNDERWAY = 8;
const underway: Promise<void>[] = [];

const post = (reply: ReadReply): Promise<void> =>
  new Promise((resolve, reject) => {
    process.send?.(reply, undefined, undefined, (error) => (error ? reject(error) : resolve()));
  });

const send: SendReply = async (reply) => {
  if (parentPort) {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin.
    parentPort.postMessage(reply);
    return;
  }
  underway.push(post(reply));
  if (underway.length >= MOST_UNDERWAY) await underway.shift();
};

async function readRequest(request: ReadRequest): Promise<void> {
  if (request.kind === 'text') {
    const { readText } = await import('./read-text.ts');
    return readText(request.bytes, request.asText, send);
  }
  const { readWorkbook } = await import('./read-workbook.ts');
  return readWorkbook(request.bytes, request.kind, send);
}

/** A parser's own error never reaches the user: the parent's sentence does. */
function refusalOf(error: unknown): Refusal {
  if (error instanceof RefusedTable) return error.refusal;
  return { reason: 'damaged' };
}

async function serve(request: ReadRequest): Promise<void> {
  try {
    await readRequest(request);
  } catch (error) {
    // For whoever debugs a parser: the parent only ever sees the reason.
    if (process.env['HPP_READ_DEBUG']) process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    await send({ type: 'refused', refusal: refusalOf(error) });
  }
  // The parent ends this process once it has the last reply; without a parent there is nothing left to do.
  await Promise.all(underway);
  if (process.connected) process.disconnect();
}

if (parentPort) parentPort.once('message', (message: ReadRequest) => void serve(message));
else process.once('message', (message) => void serve(message as ReadRequest));
await send({ type: 'ready' });
