import type { reports as contract } from '../../../shared/features/reports/contract.ts';
import { AppError } from '../../../shared/errors.ts';
import { cancelled } from '../../core/breath.ts';
import type { FeatureHandlers } from '../../core/context.ts';
import type { Report } from '../../rooms/report.ts';

function named(offered: readonly Report[], name: string): Report {
  const report = offered.find((one) => one.name === name);
  if (report) return report;
  const message = `There is no report called “${name}”.`;
  throw new AppError('validation', message, {
    remedy: `Choose one of: ${offered.map((one) => one.name).join(', ')}.`,
    issues: [{ path: ['name'], message }],
  });
}

/** The reports that the rooms offer. */
export const reports = (offered: readonly Report[]): FeatureHandlers<typeof contract> => ({
  list: async () => offered.map(({ name, title, description }) => ({ name, title, description, format: 'xlsx' as const })),

  async create(ctx, { name }) {
    const { model, fileName, totals, words = {} } = await named(offered, name).compose(ctx);
    await ctx.breath.now();
    // The spreadsheet library is loaded with the first report, not when the program starts.
    const { createReportWriter } = await import('../../workbook/hucre-writer.ts');
    try {
      const bytes = await createReportWriter().write(model, { signal: ctx.signal });
      // Our own copy: the contract promises plain memory, which the writer's type leaves open.
      return { fileName, bytes: new Uint8Array(bytes), totals, words };
    } catch (error) {
      if (ctx.signal.aborted) throw cancelled(error);
      throw error;
    }
  },
});
