import { Worker } from 'node:worker_threads';
import { LIMITS } from './limits.ts';
import type { ReadReply } from './read-protocol.ts';
import type { SpawnReader } from './reader-process.ts';

/**
 * Starts the reader as a thread: for Electron, whose program can't be made to act as Node once the fuse that allows it is
 * off. It has a heap of its own with the same limit, none of our environment, and is ended from outside like a process.
 * Nothing says how much memory it takes beside its heap: there, the limits on what is read must do.
 */
export const threadReader: SpawnReader = (childPath) => {
  const worker = new Worker(childPath, {
    env: {},
    stdin: false,
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: LIMITS.heapMb },
  });
  let failed: number | null | undefined;
  worker.on('error', (error: NodeJS.ErrnoException) => {
    failed = error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? null : 1;
  });
  return {
    pid: undefined,
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin.
    post: (request) => worker.postMessage(request),
    onReply: (listener) => void worker.on('message', (message: ReadReply) => listener(message)),
    onEnd: (listener) => void worker.once('exit', (code) => listener(failed === undefined ? code : failed)),
    kill: () => void worker.terminate(),
  };
};
