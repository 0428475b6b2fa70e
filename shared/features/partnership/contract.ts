import { z } from 'zod';
import { command, query } from '../../rpc.ts';
import { editOf, Empty, FinancialYear, Line, LongText, OptionalLine, Versioned } from '../../fields.ts';

export const PartnershipFields = z.object({
  /** What the partnership calls itself. */
  name: Line,
  /** Place it serves, such as a council's area. */
  area: OptionalLine,
  /** Its purpose, in its own words. */
  purpose: LongText,
  /** First financial year of the commitments, by starting year. */
  firstYear: FinancialYear,
  /** Last financial year of the commitments, by starting year. */
  lastYear: FinancialYear,
});

export const Partnership = Versioned.extend(PartnershipFields.shape).extend({
  /** Name of the worked example this is, or null for a real partnership. */
  sample: z.string().nullable(),
});
export type Partnership = z.infer<typeof Partnership>;

export const partnership = {
  /** The partnership kept in this database, or null before it is started. */
  get: query(Empty, Partnership.nullable()),
  /** Starts a partnership in an empty database. */
  start: command('Start partnership', 'partnership.edit', PartnershipFields.partial().required({ name: true }), Partnership),
  /** Changes its details. */
  update: command('Edit partnership', 'partnership.edit', editOf(PartnershipFields), Partnership),
};
