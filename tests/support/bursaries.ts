/** A plain record that needs a reference and an amount alone: little tells one of its rows from a total. In no registry, for specs. */
import { z } from 'zod';
import { plainHandlers } from '../../electron/rooms/plain/handlers.ts';
import { plainImport } from '../../electron/rooms/plain/import.ts';
import { plainReport } from '../../electron/rooms/plain/report.ts';
import { plainRules } from '../../electron/rooms/plain/check.ts';
import { newTables } from '../../electron/rooms/new-tables.ts';
import { LongText, pence, referenceOf, wholeNumber } from '../../shared/fields.ts';
import { plain } from '../../shared/plain-record.ts';
import { longText, money, optional, reference, table, whole } from '../../shared/table.ts';

/** A bursary. */
export const BURSARY = plain({
  entity: 'bursary',
  feature: 'bursaries',
  noun: { one: 'bursary', other: 'bursaries' },
  fields: z.object({
    reference: referenceOf(20, 'Enter a reference such as R001.'),
    amount: pence({ min: 0 }),
    places: wholeNumber({ min: 0, max: 1000 }).nullable().default(null),
    notes: LongText.default(''),
  }),
  table: table({
    label: 'Bursary',
    needs: 'bursaries.edit',
    sort: 'reference',
    title: 'reference',
    search: ['reference', 'notes'],
    columns: {
      reference: reference('Reference'),
      amount: money('Amount'),
      places: optional(whole('Places')),
      notes: longText('Notes'),
    },
    unique: [['reference']],
  }),
});

type Never = typeof BURSARY & { entity: never };
const RULES = plainRules(BURSARY as never as Never);

/** What a room of bursaries gives the house. */
export const BURSARY_GIFTS = {
  handlers: plainHandlers(RULES),
  migrations: {
    '2027-06-01T11-bursaries': newTables({
      bursary: { columns: { reference: 'text', amount: 'bigint', places: 'integer?', notes: 'text' }, unique: [['reference']] },
    }),
  },
  reports: [plainReport(BURSARY as never as Never, { name: 'bursaries', order: 1, title: 'Bursaries', description: 'All bursaries.' })],
  makeImport: () => plainImport(RULES, { kind: 'bursaries' as never }),
};
