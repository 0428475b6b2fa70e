/** Opens a partnership as the program does and saves organisations one after another, moving the log into the file at times. */
import { accountActor } from '../../electron/core/actor.ts';
import { program } from '../../electron/program.ts';
import { ask, openPartnership } from '../../electron/workspace/make-new.ts';

const [path = '', name = '', count = '0'] = process.argv.slice(2);
const { core } = await openPartnership({ kind: 'sqlite', path }, { program, actor: accountActor(name) });
for (let n = 0; n < Number(count); n += 1) {
  await ask(core, 'organisations.create', { name: `${name} ${n}`, sector: 'health' });
  if (n % 7 === 0) core.database.sqlite!.pragma('wal_checkpoint(RESTART)');
}
await core.close();
