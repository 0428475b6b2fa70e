import { program } from './program.ts';
import { serveBackend } from './workspace/backend-port.ts';
import { createWorkspace } from './workspace/create-workspace.ts';
import { actorOf } from './workspace/places.ts';
import { programLog } from './workspace/program-log.ts';

/** The process beside the window that holds the open partnership. Electron forks it; it needs nothing of Electron's. */
serveBackend(process.parentPort, ({ target, dataDir, documentsDir, upgrade, scale }) =>
  createWorkspace({
    ...(target === undefined ? {} : { target }),
    dataDir,
    documentsDir,
    actor: actorOf(),
    program,
    log: programLog(dataDir),
    openOptions: { upgrade },
    fillSample: async (core, name, options) => (await import('./samples/index.ts')).fillSample(core, name, { scale, ...options }),
  }),
);
