import { spawn } from 'node:child_process';
import type { CliIo } from './command.ts';

const OPENERS: Partial<Record<NodeJS.Platform, [command: string, ...args: string[]]>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};

/** Opens an address in the person's own browser; says so when there is none to open. */
export function openBrowser(url: string, io: CliIo): void {
  const [command, ...args] = OPENERS[process.platform] ?? ['xdg-open'];
  const child = spawn(command, [...args, url], { stdio: 'ignore', detached: true });
  child.once('error', () => io.err('No browser could be opened. Open the address above in one.'));
  child.unref();
}
