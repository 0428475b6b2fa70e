import { DB_OPTIONS, answer, oneOf, scaleOf, text, type Command } from './command.ts';

export const sample: Command = {
  summary: 'Makes a worked example in a new file (or an empty PostgreSQL database).',
  usage: 'hpp sample --name NAME --db FILE [--scale 1|10|100] [--json]',
  options: { ...DB_OPTIONS, name: { type: 'string' }, scale: { type: 'string' } },
  positionals: 0,
  async run(args, io) {
    const { SampleName } = await import('../../shared/workspace.ts');
    const name = oneOf(text(args, 'name'), SampleName.options, 'the sample’s --name');
    const scale = scaleOf(args);
    const { goOn, partsFrom, profileFrom } = await import('./database.ts');
    const { makeNew, partnershipIn } = await import('../workspace/make-new.ts');
    const { addressOf } = await import('../workspace/places.ts');
    const profile = profileFrom(args);
    const partnership = await makeNew(profile, partsFrom(args, io), async (core) => {
      const { fillSample } = await import('../samples/index.ts');
      await fillSample(core, name, { scale, signal: io.signal });
      goOn(io);
      return (await partnershipIn(core))?.name ?? '';
    });
    const db = addressOf(profile);
    answer(args, io, { sample: name, db, partnership, scale }, [`Made the sample “${partnership}” in ${db}.`]);
  },
};
