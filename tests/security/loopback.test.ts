import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { listen, type Answering } from '../../electron/http/listener.ts';

const silent: Answering = {
  dispatch: async () => ({ ok: true, data: null }),
  seq: () => 0,
  changesSince: () => ({ seq: 0, events: [] }),
  onChange: () => () => {},
};

/** Every address by which this computer could be reached, the one of the listener aside. */
const others = (): string[] => [
  '127.0.0.2',
  '::1',
  ...Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ address, family }) => address !== '127.0.0.1' && !(family === 'IPv6' && address.startsWith('fe80')))
    .map(({ address }) => address),
];

const reaches = (host: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host, port });
    const end = (reached: boolean): void => {
      socket.destroy();
      resolve(reached);
    };
    socket.once('connect', () => end(true)).once('error', () => end(false));
  });

const reached = async (port: number): Promise<string[]> => {
  const found = [];
  for (const host of new Set(others())) if (await reaches(host, port)) found.push(host);
  return found;
};

test('the browser host is reached at 127.0.0.1 and at no other address of this computer', async ({ skip }) => {
  // A server for everybody shows by which addresses one could be reached here at all.
  const open = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve) => open.listen({ port: 0, host: '0.0.0.0' }, resolve));
  const possible = await reached((open.address() as AddressInfo).port);
  await new Promise((resolve) => open.close(resolve));
  if (possible.length === 0) skip('this computer has no other address');

  const root = mkdtempSync(`${tmpdir()}/hpp-loopback-`);
  const server = await listen({ workspace: silent, root });
  try {
    const port = Number(new URL(server.origin).port);
    expect(await reaches('127.0.0.1', port)).toBe(true);
    expect(await reached(port)).toEqual([]);
  } finally {
    await server.close();
    rmSync(root, { recursive: true, force: true });
  }
});
