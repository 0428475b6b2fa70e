import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { program } from './program.ts';
import { listen } from './http/listener.ts';
import { createWorkspace, type FillSample, type Workspace } from './workspace/create-workspace.ts';
import { actorOf, placesOf, programRoot } from './workspace/places.ts';
import { programLog } from './workspace/program-log.ts';

export interface BrowserHostOptions {
  /** Partnership file or postgres:// address; the last one opened when left out. */
  db?: string;
  port?: number;
  upgrade?: boolean;
  /** Folder with the built screens; the program's own when left out. */
  root?: string;
  /** How large the demo sample is made. */
  scale?: 1 | 10 | 100;
  env?: NodeJS.ProcessEnv;
}

/** A running browser host. */
export interface BrowserHost {
  /** What a person opens, token included. */
  url: string;
  origin: string;
  token: string;
  workspace: Workspace;
  close(): Promise<void>;
}

/** Makes samples on demand: most starts need none of that code. */
export const fillSampleOf =
  (scale?: 1 | 10 | 100): FillSample =>
  async (core, name, options) => {
    const { fillSample } = await import('./samples/index.ts');
    await fillSample(core, name, { ...options, ...(scale ? { scale } : {}) });
  };

/** Starts the workspace behind a loopback listener. Throws an AppError when it can't listen. */
export async function startBrowserHost(options: BrowserHostOptions = {}): Promise<BrowserHost> {
  const places = placesOf(options.env);
  const workspace = await createWorkspace({
    ...places,
    ...(options.db === undefined ? {} : { target: options.db }),
    actor: actorOf(options.env),
    program,
    log: programLog(places.dataDir),
    openOptions: { upgrade: options.upgrade ?? false },
    fillSample: fillSampleOf(options.scale),
  });
  const root = options.root ?? join(programRoot(dirname(fileURLToPath(import.meta.url))), 'out', 'renderer');
  try {
    const listener = await listen({ workspace, root, port: options.port ?? 0 });
    return { ...listener, workspace, close: () => listener.close().finally(() => workspace.close()) };
  } catch (error) {
    await workspace.close();
    throw error;
  }
}
