import type { reports as contract } from '../../shared/features/reports/contract.ts';
import type { Output } from '../../shared/rpc.ts';
import { DB_OPTIONS, answer, flag, needed, oneOf, type Args, type CliIo, type Command } from './command.ts';

export const report: Command = {
  summary: 'Makes a report from what is in the partnership; --list names the reports.',
  usage: 'hpp report NAME --db FILE --out FILE [--json]\nhpp report --list [--json]',
  options: { ...DB_OPTIONS, out: { type: 'string' }, list: { type: 'boolean' } },
  positionals: 1,
  async run(args, io) {
    if (flag(args, 'list')) return list(args, io);
    const { reports } = await import('../program.ts');
    const names = reports.map((one) => one.name);
    const name = oneOf(args.positionals[0], names, 'the report');
    const out = needed(args, 'out', 'the file to write');
    const { goOn, withPartnership } = await import('./database.ts');
    const { ask } = await import('../workspace/make-new.ts');
    const { saveReport } = await import('./report-file.ts');
    const { fileName, bytes, totals } = await withPartnership(args, io, (core) =>
      ask<Output<typeof contract.create>>(core, 'reports.create', { name }, io.signal),
    );
    goOn(io);
    const path = await saveReport(out, fileName, bytes);
    answer(args, io, { report: name, out: path, bytes: bytes.byteLength, totals }, [`Wrote ${path}.`]);
  },
};

async function list(args: Args, io: CliIo): Promise<void> {
  const { reports } = await import('../program.ts');
  const offered = reports.map(({ name, title, description }) => ({ name, title, description, format: 'xlsx' }));
  answer(
    args,
    io,
    offered,
    offered.map(({ name, title, description }) => `${name}: ${title}. ${description}`),
  );
}
