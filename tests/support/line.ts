/** A line between a program and a server, which a spec can cut, let hang, and take away. */
import { createServer, connect, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

export interface Line {
  /** The server's address through this line. */
  url: string;
  /** Resets every connection that is open now; new ones may be made. */
  cut(): void;
  /** Takes everything and passes nothing on, until `flow`. */
  hang(): void;
  flow(): void;
  /** Cuts what passes from the server from now on, just when it comes: what was asked has been done by then. */
  cutAnswerAfter(isLast: (sent: Buffer) => boolean): void;
  /** Refuses connections, until `back`. */
  goAway(): Promise<void>;
  back(): Promise<void>;
  /** Connections that are open now. */
  open(): number;
  close(): Promise<void>;
}

/** Opens a line to the server whose URL this is. */
export async function lineTo(serverUrl: string): Promise<Line> {
  const address = new URL(serverUrl);
  const target = { host: address.hostname, port: Number(address.port || 5432) };
  const pairs = new Set<{ near: Socket; far: Socket }>();
  let hanging = false;
  let lastAsked: ((sent: Buffer) => boolean) | null = null;
  const accept = (near: Socket): void => {
    const far = connect(target);
    const pair = { near, far };
    pairs.add(pair);
    const end = (): void => {
      pairs.delete(pair);
      near.destroy();
      far.destroy();
    };
    for (const socket of [near, far]) socket.on('error', end).on('close', end);
    let deaf = false;
    near.on('data', (sent) => {
      if (hanging) return;
      if (lastAsked?.(sent)) {
        lastAsked = null;
        deaf = true;
      }
      far.write(sent);
    });
    far.on('data', (answer) => {
      if (hanging) return;
      if (deaf) near.resetAndDestroy();
      else near.write(answer);
    });
  };
  let server: Server = createServer(accept);
  const listen = (port: number): Promise<void> => new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  address.hostname = '127.0.0.1';
  address.port = String(port);
  const cut = (): void => {
    for (const { near, far } of pairs) {
      near.resetAndDestroy();
      far.destroy();
    }
    pairs.clear();
  };
  const goAway = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      cut();
    });
  return {
    url: address.href,
    cut,
    hang: () => void (hanging = true),
    flow: () => void (hanging = false),
    cutAnswerAfter: (isLast) => void (lastAsked = isLast),
    goAway,
    back: () => {
      server = createServer(accept);
      return listen(port);
    },
    open: () => pairs.size,
    close: goAway,
  };
}
