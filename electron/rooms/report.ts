import type { TaskCtx } from '../core/context.ts';
import type { ReportModel } from '../workbook/report-model.ts';
import { notInBin } from '../core/bin.ts';

/** A report that a room offers. */
export interface Report {
  /** What callers name it by: `action-log`. */
  name: string;
  /** Lower ones are listed first. */
  order: number;
  title: string;
  /** What it holds, in a sentence. */
  description: string;
  compose(ctx: TaskCtx): Promise<ComposedReport>;
}

/** A finished report before it is written: what to draw, its file name, and the figures a reader would check. */
export interface ComposedReport {
  model: ReportModel;
  fileName: string;
  totals: Record<string, number>;
  /** What these are called, where the room's screens have no words of their own for them. */
  words?: Record<string, string>;
}

/** What every report says about itself. */
export async function frameOf(
  ctx: TaskCtx,
  title: string,
): Promise<Pick<ReportModel, 'title' | 'partnership' | 'createdAt' | 'createdBy' | 'language'>> {
  const partnership = await ctx.db
    .selectFrom('partnership')
    .select('name')
    .where(notInBin())
    .orderBy('created_at')
    .limit(1)
    .executeTakeFirst();
  return { title, partnership: partnership?.name ?? '', createdAt: ctx.now, createdBy: ctx.actor.name, language: 'en-GB' };
}

/** A dated file name. */
export const fileNameOf = (title: string, today: string): string => `${title} ${today}.xlsx`;

/** Per cent, unrounded, to the basis points a workbook holds. */
export const basisPoints = (percent: number | null): number | null => (percent === null ? null : Math.round(percent * 100));

/** A whole number as people here write it. */
export const whole = (value: number): string => value.toLocaleString('en-GB');
