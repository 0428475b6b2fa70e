/** A second process that opens a partnership as the program does and saves, saying what it was told is saved. */
import { accountActor } from '../../electron/core/actor.ts';
import { program } from '../../electron/program.ts';
import { openPartnership } from '../../electron/workspace/make-new.ts';

const [path = '', steps = '0'] = process.argv.slice(2);
const parts = { program, actor: accountActor('Second') };
const tell = (line: string): void => void process.stdout.write(`${line}\n`);

for (let tries = 0; tries < 40; tries += 1) {
  try {
    const { core } = await openPartnership({ kind: 'sqlite', path }, parts);
    for (let n = 0; n < Number(steps); n += 1) {
      const commandId = `${process.pid}-${n}`;
      const reply = await core.dispatch({ method: 'people.create', input: { name: `Second ${n}` }, commandId });
      tell(reply.ok ? `saved ${commandId}` : `refused ${reply.error.code}`);
    }
    await core.close();
    break;
  } catch (error) {
    tell(`not opened ${(error as { code?: string }).code ?? String(error)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
