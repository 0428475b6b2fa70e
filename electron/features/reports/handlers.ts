import type { ReportName, reports as contract } from '../../../shared/features/reports/contract.ts';
import { cancelled } from '../../core/breath.ts';
import type { FeatureHandlers, TaskCtx } from '../../core/context.ts';
import { actionLog } from '../actions/report.ts';
import { commitmentsRegister } from '../homes/report.ts';
import type { Draft } from './words.ts';

interface Report {
  title: string;
  description: string;
  draft(ctx: TaskCtx): Promise<Draft>;
}

const REPORTS: Record<ReportName, Report> = {
  'commitments-register': {
    title: 'Commitments register',
    description: 'Homes promised, forecast and delivered by provider, site, tenure and year, with totals and status.',
    draft: commitmentsRegister,
  },
  'action-log': {
    title: 'Action log',
    description: 'Every action with its owner, due date, status and last update, and what each organisation has open.',
    draft: actionLog,
  },
};

export const reports: FeatureHandlers<typeof contract> = {
  async list() {
    return Object.entries(REPORTS).map(([name, { title, description }]) => ({
      name: name as ReportName,
      title,
      description,
      format: 'xlsx' as const,
    }));
  },

  async create(ctx, { name }) {
    const { model, fileName, totals } = await REPORTS[name].draft(ctx);
    await ctx.breath.now();
    // The spreadsheet library is loaded with the first report, not when the program starts.
    const { createReportWriter } = await import('../../workbook/hucre-writer.ts');
    try {
      const bytes = await createReportWriter().write(model, { signal: ctx.signal });
      // Our own copy: the contract promises plain memory, which the writer's type leaves open.
      return { fileName, bytes: new Uint8Array(bytes), totals };
    } catch (error) {
      if (ctx.signal.aborted) throw cancelled(error);
      throw error;
    }
  },
};
