/** Opens a partnership as the program does, saves people one after another, and is killed with the file open. */
import { accountActor } from '../../electron/core/actor.ts';
import { program } from '../../electron/program.ts';
import { ask, openPartnership } from '../../electron/workspace/make-new.ts';

const [path = '', first = '0', last = '0', log = 'kept'] = process.argv.slice(2);
const { core } = await openPartnership({ kind: 'sqlite', path }, { program, actor: accountActor('Killed') });
// The log is kept from its first step on, or moved into the file before the newest one.
if (log === 'kept') core.database.sqlite!.pragma('wal_autocheckpoint = 0');
for (let n = Number(first); n <= Number(last); n += 1) {
  if (log === 'moved' && n === Number(last)) core.database.sqlite!.pragma('wal_checkpoint(RESTART)');
  await ask(core, 'people.create', { name: `Person ${n}` });
}
process.kill(process.pid, 'SIGKILL');
