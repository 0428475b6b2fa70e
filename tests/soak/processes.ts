import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { platform } from 'node:process';

interface Running {
  pid: number;
  parent: number;
  state: string;
  command: string;
}

/** The processes of this machine; none on Windows, which has no cheap way to say. */
function processes(): Running[] {
  if (platform === 'win32') return [];
  if (platform === 'linux')
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => linuxProcess(Number(name)));
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,state=,args='], { encoding: 'utf8' }).split('\n');
  return lines.flatMap((line) => {
    const [, pid, parent, state = '', command = ''] = /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? [];
    return pid === undefined ? [] : [{ pid: Number(pid), parent: Number(parent), state, command }];
  });
}

function linuxProcess(pid: number): Running[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state = '', parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return [{ pid, parent: Number(parent), state, command }];
  } catch {
    // It ended while we looked.
    return [];
  }
}

/** The processes that `pid` has started to read files. */
export const readersOf = (pid: number): number[] =>
  processes()
    .filter(({ parent, command }) => parent === pid && command.includes('read-child'))
    .map((found) => found.pid);

/** Those of these processes that still run. One that has ended and waits to be counted does not. */
export const stillRunning = (pids: readonly number[]): number[] =>
  processes()
    .filter(({ pid, state }) => pids.includes(pid) && !state.startsWith('Z'))
    .map((found) => found.pid);
