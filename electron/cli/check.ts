import { DB_OPTIONS, answer, type Command } from './command.ts';

interface Verdict {
  ok: boolean;
  findings: string[];
  records: Record<string, number>;
  mark: { step: number; hash: string };
}

export const check: Command = {
  summary: 'Checks a partnership through and through.',
  usage: 'hpp check --db FILE [--json]',
  options: DB_OPTIONS,
  positionals: 0,
  async run(args, io) {
    const { withPartnership } = await import('./database.ts');
    const { ask } = await import('../workspace/make-new.ts');
    const { verdict, name } = await withPartnership(args, io, async (core, partnership) => ({
      name: partnership,
      verdict: await ask<Verdict>(core, 'system.check', {}, io.signal),
    }));
    const records = Object.values(verdict.records).reduce((sum, count) => sum + count, 0);
    const { step, hash } = verdict.mark;
    const sound = [
      `“${name}” is sound: ${records.toLocaleString('en-GB')} records, each as the log says.`,
      `The log ends at step ${step.toLocaleString('en-GB')} with the mark ${hash.slice(0, 16)}.`,
    ];
    answer(args, io, verdict, verdict.ok ? sound : verdict.findings);
    if (verdict.ok) return 0;
    io.err(
      `“${name}” is damaged or was changed by another program (${verdict.findings.length} findings). Restore the latest backup with hpp restore.`,
    );
    return 1;
  },
};
