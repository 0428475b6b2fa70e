import { z } from 'zod';
import { long, query, task } from '../../rpc.ts';
import { Empty } from '../../fields.ts';

export const ReportInfo = z.object({
  /** Such as `action-log`. */
  name: z.string(),
  title: z.string(),
  /** What it holds, in a sentence. */
  description: z.string(),
  format: z.literal('xlsx'),
});

export const ReportFile = z.object({
  /** Dated file name, such as `Commitments register 2026-11-22.xlsx`. */
  fileName: z.string(),
  bytes: z.instanceof(Uint8Array),
  /** Figures a reader would check, such as `{ commitments: 248, forecast: 3210 }`. */
  totals: z.record(z.string(), z.number()),
  /** What these are called, where a record's own declaration says it. */
  words: z.record(z.string(), z.string()),
});

export const reports = {
  list: query(Empty, z.array(ReportInfo)),
  /** Makes the report from what is here now. Throws `validation` when no room has a report of this name. */
  create: long(task(z.object({ name: z.string() }), ReportFile)),
};
