import { DB_OPTIONS, answer, flag, scaleOf, text, UsageError, type Args, type CliIo, type Command } from './command.ts';

export const start: Command = {
  summary: 'Opens the app: in its own window if Electron is here, else in the browser.',
  usage: 'hpp start [--db FILE] [--browser] [--no-open] [--port N] [--scale 1|10|100]',
  options: {
    ...DB_OPTIONS,
    browser: { type: 'boolean' },
    'no-open': { type: 'boolean' },
    port: { type: 'string' },
    scale: { type: 'string' },
  },
  positionals: 0,
  async run(args, io) {
    const port = portOf(args);
    const scale = scaleOf(args);
    if (!flag(args, 'browser')) {
      const { openWindow } = await import('./window.ts');
      const outcome = await openWindow({ db: text(args, 'db'), upgrade: flag(args, 'upgrade'), scale }, io);
      if (outcome.opened) return outcome.status;
      io.err(`${outcome.why}, so the planner opens in your browser.`);
    }
    const { startBrowserHost } = await import('../server.ts');
    const db = text(args, 'db');
    const host = await startBrowserHost({
      ...(db === undefined ? {} : { db }),
      port,
      scale,
      upgrade: flag(args, 'upgrade'),
      env: io.env,
    });
    const { problem } = host.workspace.state();
    if (problem !== null) io.err(problem);
    const { syncWarning } = await import('../db/sqlite/sync-folders.ts');
    const warning = syncWarning(host.workspace.target());
    if (warning !== null && !/^postgres/i.test(host.workspace.target())) io.err(warning);
    answer(args, io, { url: host.url }, [host.url]);
    if (!flag(args, 'no-open')) (await import('./open-browser.ts')).openBrowser(host.url, io);
    await ended(io);
    await host.close();
    return 0;
  },
};

function portOf(args: Args): number {
  const given = text(args, 'port');
  const port = given === undefined ? 0 : Number(given);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new UsageError(`“${given}” is no port: --port takes a number from 1 to 65535.`);
  return port;
}

const ended = (io: CliIo): Promise<void> =>
  new Promise((resolve) => {
    if (io.signal.aborted) resolve();
    else io.signal.addEventListener('abort', () => resolve(), { once: true });
  });
